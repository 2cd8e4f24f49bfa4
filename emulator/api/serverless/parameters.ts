import { TwilioRefusal } from '../../errors';
import { invalid, text } from '../parameters';

/** A parameter that must be there and may be this long. Throws 400 / 20001. */
export function required(parameters: URLSearchParams, name: string, maxLength: number): string {
  const value = text(parameters, name);
  if (value === undefined) throw invalid(name, 'is required');
  if (value.length > maxLength) throw invalid(name, `is longer than ${maxLength} characters`);
  return value;
}

/** 409: there is one already. */
export function taken(name: string, value: string): TwilioRefusal {
  return new TwilioRefusal(409, 20409, `${name} '${value}' is taken`);
}
