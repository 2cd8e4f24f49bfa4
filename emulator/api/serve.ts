import { notFound, TwilioRefusal } from '../errors';
import type { ApiAnswer, ApiRequest } from '../operation';
import { invalid } from './parameters';
import type { Match } from './router';

/** Who may call: the account's SID and token, as HTTP Basic. */
export class Authenticator {
  readonly #expected: string;

  constructor(accountSid: string, authToken: string) {
    this.#expected = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  }

  /** Throws 401 / 20003. */
  check(authorization: string | undefined): void {
    if (authorization !== this.#expected) throw new TwilioRefusal(401, 20003, 'Authenticate');
  }
}

/** Runs the operation a request was routed to. Refusals become answers; anything else thrown is passed on. */
export async function serve(
  accountSid: string,
  match: Match | undefined,
  request: ApiRequest,
): Promise<ApiAnswer> {
  try {
    if (!match) throw unknownOperation(request);
    const { AccountSid } = request.pathParameters;
    if (AccountSid !== undefined && AccountSid !== accountSid) throw notFound(request.path);
    for (const name of request.parameters.keys()) {
      if (!match.operation.accepts.includes(name)) throw invalid(name, 'is not one the emulator knows here');
    }
    return await match.operation.handle(request);
  } catch (error) {
    if (error instanceof TwilioRefusal) return error.toAnswer();
    throw error;
  }
}

function unknownOperation(request: ApiRequest): TwilioRefusal {
  return new TwilioRefusal(501, 20501, `The emulator does not have ${request.method} ${request.path}`);
}
