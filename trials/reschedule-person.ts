import type { Reply, StackClient } from '../emulator/stack-client';
import type { RescheduleAnswer } from '../src/scheduling/reschedule-message';

/** What any of the calls may say. */
interface Told extends Partial<RescheduleAnswer> {
  results?: { sid?: string; outcome: string }[];
  counts?: Partial<Record<string, number>>;
  done?: boolean;
  code?: string;
  detail?: string;
  /** Of the platform, where the Function did not answer. */
  message?: string;
}

interface Webhook {
  status: number | null;
  body: string | null;
}

/** One call about a person's message, and what was answered. */
export interface Call {
  kind: 'schedule' | 'reschedule' | 'cancel' | 'opt-out' | 'maintenance';
  /** Calls of one step are made at once. */
  step: number;
  /** The SID or the recipient that it names. */
  of: string;
  /** When the message is to be sent, in milliseconds since the epoch: no two calls of a trial wish for the same. */
  wish?: number;
  status: number;
  told: Told;
}

/** How a message is scheduled first. */
export type Kind = 'once' | 'series';

/** Somebody for whom one message is scheduled: makes the calls about it and keeps what was answered. */
export class Person {
  readonly calls: Call[] = [];
  /** The wish that each SID stands for, as far as answers have told; the last one is the message's present name. */
  readonly wishes = new Map<string, number>();
  step = 0;

  constructor(
    private readonly client: StackClient,
    readonly number: string,
  ) {}

  /** Whether it is cancelled or refused for certain. */
  get isGone(): boolean {
    return this.calls.some(
      ({ kind, status, told }) =>
        status === 200 &&
        (kind === 'opt-out' ||
          (kind === 'cancel' && told.results?.every(({ outcome }) => outcome === 'canceled'))),
    );
  }

  async schedule(kind: Kind, wish: number): Promise<void> {
    const when =
      kind === 'series'
        ? { localTime: local(wish), timeZone: 'UTC', recurrence: { frequency: 'daily', count: 1 } }
        : { sendAt: rfc(wish) };
    const request = { recipients: [this.number], body: 'See you soon', ...when };
    const { told } = await this.#call(
      'schedule',
      { of: this.number, wish },
      this.client.post('/messages/schedule', request),
    );
    const sid = told.results?.[0]?.sid;
    if (!sid) throw new Error(`Nothing was scheduled: ${JSON.stringify(told)}`);
    this.wishes.set(sid, wish);
  }

  async reschedule(sid: string, wish: number, isLocal: boolean): Promise<void> {
    const when = isLocal ? { localTime: local(wish), timeZone: 'UTC' } : { sendAt: rfc(wish) };
    const { told } = await this.#call(
      'reschedule',
      { of: sid, wish },
      this.client.post('/messages/reschedule', { sid, ...when }),
    );
    const renamed = told.scheduled?.sid ?? /HM[0-9a-f]{32}/.exec(newNameIn(told))?.[0];
    if (renamed) this.wishes.set(renamed, wish);
  }

  async cancel(by: Record<'sid', string> | Record<'to', string>): Promise<void> {
    await this.#call('cancel', { of: Object.values(by)[0] }, this.client.post('/messages/cancel', by));
  }

  /** By a text, of which Twilio knows too, or through an operator. */
  async optOut(isText: boolean): Promise<void> {
    const { number: to, client } = this;
    const text = async () => {
      const { webhook } = await client.control<{ webhook: Webhook }>('inbound', { from: to, body: 'STOP' });
      const { status, body } = webhook;
      const isJson = status !== 200 && body?.startsWith('{');
      return { status: status ?? 502, body: isJson ? JSON.parse(body ?? '') : {} };
    };
    await this.#call('opt-out', { of: to }, isText ? text() : client.post('/opt-outs/add', { to }));
  }

  /** Resolves to whether nothing is left to do. */
  async maintain(): Promise<boolean> {
    const tasks = ['cancellations', 'promote'];
    const reply = this.client.post('/maintenance/run', { tasks });
    const { status, told } = await this.#call('maintenance', { of: this.number }, reply);
    return status === 200 && told.done === true;
  }

  async #call(
    kind: Call['kind'],
    about: Pick<Call, 'wish'> & { of?: string | undefined },
    reply: Promise<Pick<Reply<unknown>, 'status' | 'body'>>,
  ): Promise<Call> {
    const { step } = this;
    const { status, body } = await reply;
    const call = { kind, step, ...about, of: about.of ?? '', status, told: body as Told };
    this.calls.push(call);
    return call;
  }
}

/** Only an answer that says so leaves a message behind that has got a name and no place yet. */
function newNameIn({ code, detail = '' }: Told): string {
  return code === 'outcome-unknown' ? detail : '';
}

export function rfc(instant: number): string {
  return new Date(instant).toISOString();
}

/** As a clock in UTC shows it. */
function local(instant: number): string {
  return rfc(instant).slice(0, 16);
}
