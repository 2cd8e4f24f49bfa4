import type { Twilio } from 'twilio';
import type { Config } from './config';
import type { Records } from './store/records';

/**
 * What a use case works with. The edge makes one for every invocation; nothing below it reads the environment, the
 * clock or the runtime's globals for itself.
 */
export interface App {
  config: Config;
  /** The account's client, one per process, with its sockets and timeouts set for a Function. */
  twilio: Twilio;
  records: Records;
  /** The time, in milliseconds since the epoch. */
  now(): number;
  /** When the answer must be ready, in milliseconds since the epoch: the platform kills the process soon after. */
  deadline: number;
  /** Text of a private asset such as `/replies.json`; `undefined` where it was not deployed. */
  readAsset(path: string): string | undefined;
}
