import { strayBraces } from '../../../messages/template';
import { plainName } from './choose-people';

/** What is wrong with the fields of a text, which people would get as they stand; undefined where nothing is. */
export function fieldFault(body: string): string | undefined {
  const stray = strayBraces(body);
  if (stray === undefined) return undefined;
  if (stray === '{{') return 'A field begins with {{ and has no }} at its end.';
  if (stray === '}}') return 'A field ends with }} and has no {{ at its beginning.';
  const [written = '', ...fallback] = stray.slice(2, -2).split('|');
  const name = plainName(written);
  if (name === '') return `${stray} is not a field: write the name of a column, such as {{name}}.`;
  return `${stray} is not a field: write {{${[name, ...fallback].join('|')}}}.`;
}
