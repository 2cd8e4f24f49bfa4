import { setTimeout as sleep } from 'node:timers/promises';
import { type Stack, startStack } from '../../emulator/stack';
import { bodyOf, type Reply, type StackClient, stackClient } from '../../emulator/stack-client';
import { signForm } from '../../emulator/webhooks/sign';
import type { MessageList } from '../../src/delivery/list-messages';
import type { ListedMessage } from '../../src/delivery/listed-message';
import type { MaintenanceAnswer } from '../../src/maintenance/run-maintenance';
import type { ScheduledList, ScheduledMessage } from '../../src/scheduling/list-scheduled';

/** A message as the emulator has it. */
export interface Shown {
  sid: string;
  to: string;
  direction: string;
  status: string;
}

/** A stack on which one journey after the other is tried. */
export class World {
  readonly client: StackClient;
  /** Whether all that the backend knew is gone: what only it knew of cannot come to its end. */
  isStoreLost = false;

  private constructor(readonly stack: Stack) {
    this.client = stackClient(() => stack);
  }

  static async start(): Promise<World> {
    // What is late is judged by the matrix: a busy machine must not change an answer.
    const limits = { maxProcesses: 4, timeLimitMs: 20_000 };
    return new World(await startStack({ port: 0, emulatorPort: 0, quiet: true, limits }));
  }

  /** An empty account, and no process that remembers anything. */
  async reset(): Promise<void> {
    await this.endProcesses();
    this.stack.emulator?.reset();
    this.isStoreLost = false;
  }

  /** Ends all processes, once nothing is under way: what they knew is forgotten. */
  async endProcesses(): Promise<void> {
    await this.settled();
    while (this.stack.gateway.pids().length > 0) {
      this.stack.gateway.killAll();
      await sleep(10);
    }
  }

  /** Lets time pass. */
  async pass(seconds: number): Promise<void> {
    await this.endProcesses();
    await this.client.control('clock', { advanceSeconds: seconds });
    await this.settled();
  }

  /** Waits until every callback was delivered or given up. */
  async settled(): Promise<void> {
    await this.stack.emulator?.idle(40_000);
  }

  /** Deletes every Map that Sync has. */
  async deleteMaps(): Promise<void> {
    this.isStoreLost = true;
    for (let names = await this.mapNames(); names.length > 0; names = await this.mapNames()) {
      for (const name of names) await this.#sync(`/${name}`, 'DELETE');
    }
  }

  /** Names of the first hundred of them. */
  async mapNames(): Promise<string[]> {
    const answer = await this.#sync('?PageSize=100', 'GET');
    const { maps } = (await answer.json()) as { maps: { unique_name: string }[] };
    return maps.map(({ unique_name }) => unique_name);
  }

  /** What was handed to Twilio, the newest first. */
  async sent(): Promise<Shown[]> {
    const { messages } = await this.client.control<{ messages: Shown[] }>('messages');
    return messages.filter(({ direction }) => direction === 'outbound-api');
  }

  /** Whatever waits, at Twilio or here, by what the backend knows. */
  scheduled(): Promise<ScheduledMessage[]> {
    return this.#all<ScheduledList>('/messages/scheduled?limit=500');
  }

  /** The ledger. */
  known(): Promise<ListedMessage[]> {
    return this.#all<MessageList>('/messages/list?limit=500');
  }

  /** The heartbeat, until nothing is left to do. */
  async maintain(): Promise<void> {
    for (let run = 0; run < 6; run++) {
      const { done } = await bodyOf(this.client.post<MaintenanceAnswer>('/maintenance/run', {}));
      if (done) return;
    }
  }

  /** Posts a form as Twilio signs it. */
  async asTwilio(path: string, form: Record<string, string>): Promise<Reply<string>> {
    const { functionsUrl, authToken } = this.stack;
    const url = `${functionsUrl}${path}`;
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'x-twilio-signature': signForm(authToken, url, form) },
      body: new URLSearchParams(form),
    });
    return { status: answer.status, headers: answer.headers, body: await answer.text() };
  }

  async #all<List extends { messages: unknown[]; next: string | null }>(
    path: string,
  ): Promise<List['messages']> {
    const found: List['messages'] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: List = await bodyOf(this.client.get<List>(`${path}${cursor && `&cursor=${cursor}`}`));
      found.push(...page.messages);
      cursor = page.next;
    }
    return found;
  }

  #sync(path: string, method: string): Promise<Response> {
    const { accountSid, authToken, emulatorUrl, syncServiceSid } = this.stack;
    const authorization = `Basic ${btoa(`${accountSid}:${authToken}`)}`;
    return fetch(`${emulatorUrl}/v1/Services/${syncServiceSid}/Maps${path}`, {
      method,
      headers: { authorization, 'x-twilio-host': 'sync.twilio.com' },
    });
  }
}
