import type { Account } from '../account';
import type { SyncState } from '../api/sync';
import type { Handsets } from '../handsets/inbound';
import type { RequestLog } from '../request-log';
import type { Deliverer } from '../webhooks/deliver';

/** What the controls work on. */
export interface Bench {
  account: Account;
  deliverer: Deliverer;
  handsets: Handsets;
  requests: RequestLog;
  sync: SyncState;
  /** `empty`: without any Messaging Service. */
  reset: (empty: boolean) => void;
}

/** One control: a route of the emulator's own, that Twilio has not. */
export interface Control {
  method: 'GET' | 'POST';
  /** The part of the path after `/_emulator/`. */
  name: string;
  /** One line for the list of controls. */
  about: string;
  run(bench: Bench, input: { body: unknown; query: URLSearchParams }): unknown;
}

/** Answered with its status and message: the caller asked for something that cannot be done. */
export class ControlError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
