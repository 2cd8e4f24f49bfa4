import type {
  Context,
  ServerlessCallback,
  ServerlessEventObject,
} from '@twilio-labs/serverless-runtime-types/types';
import type * as z from 'zod/mini';
import type { App } from '../app';
import { beforeDeadline } from '../deadline';
import { Problem } from '../problem';
import type { Answer } from './answer';
import type { Guard } from './guards';
import { parseInput } from './parse-input';
import { failureAnswer } from './problem-details';
import { type Incoming, splitEvent } from './split-event';
import { startApp } from './start-app';
import { toResponse } from './to-response';

/** A Function, with what it is made of, for whoever describes the API. */
interface Handler<Definition> {
  (context: Context, event: ServerlessEventObject, callback: ServerlessCallback): void;
  definition: Definition;
}

/** A call that was let through, before its fields were checked. */
export interface Call extends Incoming {
  path: string;
  /** Name of the API key it came with. */
  caller: string;
}

/** Runs a use case, or answers in its place. */
export type Around = (call: Call, app: App, run: () => Promise<Answer>) => Promise<Answer>;

export interface Route<Schema extends z.core.$ZodType, Reply extends Answer> {
  /** Who may call. */
  guard: Guard;
  /** What it accepts. */
  input: Schema;
  /** The use case, and what it answers. `caller` is what the guard made of whoever calls. */
  run(input: z.core.output<Schema>, app: App, caller: string): Promise<Reply>;
  /** What runs around the use case. Handed in, so that only the routes that want it carry its code. */
  around?: Around;
}

/**
 * Makes a Function of a route: guard, then shape, then use case, then one answer. Whatever fails becomes a problem
 * document; nothing is thrown out of the handler, and the callback is called exactly once.
 */
export function route<Schema extends z.core.$ZodType, Reply extends Answer>(
  definition: Route<Schema, Reply>,
): Handler<Route<Schema, Reply>> {
  const handler = async (context: Context, event: ServerlessEventObject, callback: ServerlessCallback) => {
    const answer = await answerFor(definition, context, event).catch((failure: unknown) =>
      failureAnswer(failure, context.PATH),
    );
    callback(null, toResponse(answer, context));
  };
  return Object.assign(handler, { definition });
}

async function answerFor<Schema extends z.core.$ZodType>(
  definition: Route<Schema, Answer>,
  context: Context,
  event: ServerlessEventObject,
): Promise<Answer> {
  const startedAt = Date.now();
  const { headers, fields } = splitEvent(event);
  const app = startApp(context, startedAt);
  const caller = definition.guard({ headers, fields, config: app.config });
  const input = parseInput(definition.input, fields, definition.guard.explain);
  const run = () => definition.run(input, app, caller);

  const call: Call = { path: String(context.PATH), caller, headers, fields };
  const answer = definition.around ? definition.around(call, app, run) : run();
  // Some answer must reach the caller before the platform cuts the line, even where a use case overlooks its deadline.
  return beforeDeadline(app.deadline + 300, answer, timedOut);
}

function timedOut(): Problem {
  return new Problem('timed-out', 'The call did not finish in time. What it did until then stands.');
}
