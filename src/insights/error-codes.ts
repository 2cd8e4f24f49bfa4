import { Problem } from '../problem';
import { type CatalogueEntry, catalogue } from '../twilio/errors/catalogue';
import { describeError, type ErrorReport, findError } from '../twilio/errors/classify';

/** An error code as the catalogue has it: what a result says of it, when to try again and where it is met. */
export interface ErrorCode extends ErrorReport, Pick<CatalogueEntry, 'retry' | 'appearsIn'> {}

/** Every error code this backend knows, by rising code. */
export function listErrorCodes(): ErrorCode[] {
  return catalogue.map(described);
}

/** One error code. Throws `not-found` for a code the catalogue does not have. */
export function showErrorCode(code: number): ErrorCode {
  const entry = findError(code);
  if (!entry) throw new Problem('not-found', `The catalogue has no error code ${code}.`);
  return described(entry);
}

function described({ code, retry, appearsIn }: CatalogueEntry): ErrorCode {
  return { ...describeError(code), retry, appearsIn };
}
