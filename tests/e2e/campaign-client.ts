import type { Reply } from '../../emulator/stack-client';
import type { AddAnswer } from '../../src/campaigns/add-recipients';
import type { Action, ControlAnswer } from '../../src/campaigns/control-campaign';
import type { RecipientEntry, RecipientList } from '../../src/campaigns/list-recipients';
import type { RunAnswer } from '../../src/campaigns/run-campaign';
import type { ShownCampaign } from '../../src/campaigns/show-campaign';
import type { LocalStack } from './local-stack';
import { until } from './until';

export interface ProblemBody {
  code: string;
  detail: string;
  limit: number;
  errors: { path: string; message: string }[];
}

interface SentMessage {
  to: string;
  sid: string;
  status: string;
}

/** Numbers of San Francisco, told apart by where they begin. */
export const numbers = (count: number, first = 1_000) =>
  Array.from({ length: count }, (_, n) => `+1415555${String(first + n)}`);

/** What a test says to campaigns, and what Twilio has of them. */
export function campaignClient(world: LocalStack) {
  const tryToCreate = (request: object, headers = {}) =>
    world.post<AddAnswer & ProblemBody>(
      '/campaigns/create',
      { name: 'Autumn', body: 'Hi', ...request },
      headers,
    );

  /** Settles when the campaign is so, whoever saw to it: nothing is called that would move it on. */
  const reaches = async (id: string, state: string, timeoutMs?: number): Promise<void> => {
    const isSo = async () => {
      const list = bodyOf(await world.get<{ campaigns: { id: string }[] }>(`/campaigns/list?state=${state}`));
      return list.campaigns.some((campaign) => campaign.id === id);
    };
    await until(isSo, timeoutMs);
  };

  const client = {
    tryToCreate,
    async create(recipients: unknown[], request: object = {}): Promise<AddAnswer> {
      const { status, body } = await tryToCreate({ recipients, ...request });
      expect({ status, body }).toMatchObject({ status: 201 });
      return body;
    },
    add: (id: string, recipients: unknown[], headers = {}) =>
      world.post<AddAnswer & ProblemBody>('/campaigns/add-recipients', { id, recipients }, headers),
    tryToRun: (id: string, headers = {}) =>
      world.post<RunAnswer & ProblemBody>('/campaigns/run', { id }, headers),
    async run(id: string): Promise<RunAnswer> {
      return bodyOf(await client.tryToRun(id));
    },
    tryToControl: (id: string, action: Action | string) =>
      world.post<ControlAnswer & ProblemBody>('/campaigns/control', { id, action }),
    async control(id: string, action: Action): Promise<ControlAnswer> {
      return bodyOf(await client.tryToControl(id, action));
    },
    async show(id: string): Promise<ShownCampaign> {
      return bodyOf(await world.get<ShownCampaign>(`/campaigns/show?id=${id}`));
    },
    recipients: (query: Record<string, string>) =>
      world.get<RecipientList>(`/campaigns/recipients?${new URLSearchParams(query)}`),
    /** All rows, page by page. */
    async rows(id: string, query: Record<string, string> = {}): Promise<RecipientEntry[]> {
      const found: RecipientEntry[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: RecipientList = bodyOf(
          await client.recipients({ id, ...query, ...(cursor && { cursor }) }),
        );
        found.push(...page.recipients);
        cursor = page.next;
      }
      return found;
    },
    async messages(): Promise<SentMessage[]> {
      return (await world.control<{ messages: SentMessage[] }>('messages?limit=1000')).messages;
    },
    /** Whom Twilio has messages for, in order: somebody twice who would get two. */
    async reached(): Promise<string[]> {
      return (await client.messages()).map(({ to }) => to).sort();
    },
    async accepted(): Promise<number> {
      return (await world.control<{ creates: { accepted: number } }>('stats')).creates.accepted;
    },
    /** Settles when Twilio has so many messages. */
    async has(count: number): Promise<void> {
      await until(async () => (await client.accepted()) >= count);
    },
    completed: (id: string, timeoutMs?: number) => reaches(id, 'completed', timeoutMs),
    paused: (id: string) => reaches(id, 'paused'),
  };
  return client;
}

function bodyOf<T>({ status, body }: Reply<T>): T {
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
}
