import { TwilioRefusal } from '../errors';

/** A parameter that was given and is not empty: Twilio treats `Key=` as absent. */
export function text(parameters: URLSearchParams, name: string): string | undefined {
  return parameters.get(name) || undefined;
}

export function boolean(parameters: URLSearchParams, name: string): boolean | undefined {
  const value = text(parameters, name)?.toLowerCase();
  if (value === undefined) return undefined;
  if (value !== 'true' && value !== 'false') throw invalid(name, 'is neither true nor false');
  return value === 'true';
}

export function integer(parameters: URLSearchParams, name: string): number | undefined {
  const value = text(parameters, name);
  if (value === undefined) return undefined;
  if (!/^-?\d{1,15}$/.test(value)) throw invalid(name, 'is not a whole number');
  return Number(value);
}

export function oneOf<T extends string>(
  parameters: URLSearchParams,
  name: string,
  values: readonly T[],
): T | undefined {
  const given = text(parameters, name);
  if (given === undefined) return undefined;
  const value = values.find((candidate) => candidate === given);
  if (value === undefined) throw invalid(name, `is none of ${values.join(', ')}`);
  return value;
}

/** 400 / 20001: Twilio's general "this parameter will not do". */
export function invalid(name: string, problem: string): TwilioRefusal {
  return new TwilioRefusal(400, 20001, `Parameter '${name}' ${problem}`);
}

/** Whether a webhook URL is one Twilio could call. Loopback is allowed here, which Twilio itself would refuse. */
export function isWebhookUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return hostname.includes('.') || hostname === 'localhost' || hostname === '[::1]';
}
