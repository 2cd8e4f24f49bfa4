import type { ApiAnswer } from './operation';

/** A refusal as Twilio words it: `{code, message, more_info, status}`. Throw it from an operation. */
export class TwilioRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
  ) {
    super(message);
  }

  toAnswer(): ApiAnswer {
    return {
      status: this.status,
      body: {
        code: this.code,
        message: this.message,
        more_info: `https://www.twilio.com/docs/errors/${this.code}`,
        status: this.status,
      },
    };
  }
}

/** A failure of Twilio's own making; its code is 20429, 20500, 20503 and so on unless another one is given. */
export function failedOnPurpose(status: number, code = 20_000 + status): TwilioRefusal {
  return new TwilioRefusal(status, code, 'Failed on purpose');
}

/** 404 / 20404, as every product answers for a resource that is not there. */
export function notFound(path: string): TwilioRefusal {
  return new TwilioRefusal(404, 20404, `The requested resource ${path} was not found`);
}
