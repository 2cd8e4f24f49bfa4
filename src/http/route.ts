import type {
  Context,
  ServerlessCallback,
  ServerlessEventObject,
} from '@twilio-labs/serverless-runtime-types/types';
import type * as z from 'zod/mini';
import type { App } from '../app';
import { failureFields, log } from '../log';
import { Problem } from '../problem';
import type { Answer } from './answer';
import type { Guard } from './guards';
import { parseInput } from './parse-input';
import { problemAnswer } from './problem-details';
import { type Incoming, splitEvent } from './split-event';
import { startApp } from './start-app';
import { toResponse } from './to-response';

type Handler = (context: Context, event: ServerlessEventObject, callback: ServerlessCallback) => void;

/** A call that was let through, before its fields were checked. */
export interface Call extends Incoming {
  path: string;
  /** Name of the API key it came with. */
  caller: string;
}

/** Runs a use case, or answers in its place. */
export type Around = (call: Call, app: App, run: () => Promise<Answer>) => Promise<Answer>;

interface Route<Schema extends z.core.$ZodType> {
  /** Who may call. */
  guard: Guard;
  /** What it accepts. */
  input: Schema;
  /** The use case, and what it answers. `caller` is what the guard made of whoever calls. */
  run(input: z.core.output<Schema>, app: App, caller: string): Promise<Answer>;
  /** What runs around the use case. Handed in, so that only the routes that want it carry its code. */
  around?: Around;
}

/**
 * Makes a Function of a route: guard, then shape, then use case, then one answer. Whatever fails becomes a problem
 * document; nothing is thrown out of the handler, and the callback is called exactly once.
 */
export function route<Schema extends z.core.$ZodType>(definition: Route<Schema>): Handler {
  return async (context, event, callback) => {
    const answer = await answerFor(definition, context, event).catch((failure: unknown) => {
      if (!(failure instanceof Problem)) {
        log('error', 'call-failed', { path: context.PATH, ...failureFields(failure) });
      }
      return problemAnswer(failure);
    });
    callback(null, toResponse(answer, context));
  };
}

async function answerFor<Schema extends z.core.$ZodType>(
  definition: Route<Schema>,
  context: Context,
  event: ServerlessEventObject,
): Promise<Answer> {
  const startedAt = Date.now();
  const { headers, fields } = splitEvent(event);
  const app = startApp(context, startedAt);
  const caller = definition.guard({ headers, fields, config: app.config });
  const input = parseInput(definition.input, fields);
  const run = () => beforeDeadline(definition.run(input, app, caller), app.deadline);

  const call: Call = { path: String(context.PATH), caller, headers, fields };
  return definition.around ? definition.around(call, app, run) : run();
}

/** Some answer must reach the caller before the platform cuts the line, even where a use case overlooks its deadline. */
async function beforeDeadline(work: Promise<Answer>, deadline: number): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const problem = new Problem(
      'timed-out',
      'The call did not finish in time. What it did until then stands.',
    );
    timer = setTimeout(() => reject(problem), deadline + 300 - Date.now());
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
