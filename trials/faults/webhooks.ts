import { bodyOf } from '../../emulator/stack-client';
import type { OptOutCheck } from '../../src/consent/check-opt-out';
import type { ShownMessage } from '../../src/delivery/show-message';
import { clicksUrl } from '../../src/twilio/callback-urls';
import { people, type StartJourney, wordFor } from './journey';
import type { World } from './world';

const [person = ''] = people(1);

/** Sends a message of which no callback comes. Resolves to its SID. */
async function sendUnheard({ client }: World, request: object = {}): Promise<string> {
  await client.control('faults', { callbacks: { lose: 1 } });
  const { sid } = await bodyOf(
    client.post<{ sid: string }>('/messages/send', { to: person, body: 'Hi', ...request }),
  );
  return sid;
}

const isOut = async ({ client }: World) =>
  (await bodyOf(client.get<OptOutCheck>(`/opt-outs/check?to=${encodeURIComponent(person)}`))).optedOut;

/** Twilio tells something, and tells it again where it got no 2xx. */
function told(tell: (world: World) => Promise<string>, isKept: (world: World) => Promise<string[]>) {
  return (world: World) => {
    let word = '';
    return {
      act: async () => {
        word = await tell(world);
        return word;
      },
      honest: async () => (word === 'ok' ? isKept(world) : []),
      async mend() {
        await world.pass(20);
        if (word !== 'ok') word = await tell(world);
        // Twilio tells some things twice.
        await tell(world);
        await world.maintain();
      },
      end: async () => (word === 'ok' ? isKept(world) : [`told again it is answered ${word}`]),
    };
  };
}

/** Somebody for whom a message waits writes STOP. */
export const inbound: StartJourney = async (world) => {
  const sendAt = new Date(Date.now() + 86_400_000).toISOString();
  const { client, stack } = world;
  await bodyOf(client.post('/messages/schedule', { recipients: [person], body: 'Hi', sendAt }));
  const form = {
    MessageSid: `SM${'a'.repeat(32)}`,
    AccountSid: stack.accountSid,
    From: person,
    To: '+14155550142',
    Body: 'STOP',
    NumMedia: '0',
  };
  const journey = told(
    async () => wordFor(await world.asTwilio('/webhooks/inbound', form)),
    async () => ((await isOut(world)) ? [] : ['the refusal is not kept']),
  )(world);
  return {
    ...journey,
    async end() {
      const [message] = await world.sent();
      const isWaiting = message?.status === 'scheduled' && !world.isStoreLost;
      return [...(isWaiting ? ['a message still waits for whoever refused'] : []), ...(await journey.end())];
    },
  };
};

/** A message has failed, as the person does not want any. */
export const status: StartJourney = async (world) => {
  const sid = await sendUnheard(world);
  const form = {
    MessageSid: sid,
    AccountSid: world.stack.accountSid,
    MessageStatus: 'undelivered',
    To: person,
    From: '+14155550142',
    ErrorCode: '21610',
  };
  return told(
    async () => wordFor(await world.asTwilio('/webhooks/status', form)),
    async () => {
      const { message, timeline } = await show(world, sid);
      const times = timeline.filter((entry) => entry.status === 'undelivered').length;
      const isKept = message.errorCode === 21610 && times === 1;
      return [
        ...(isKept ? [] : [`the ledger has it as ${message.status}, ${times} times`]),
        ...((await isOut(world)) ? [] : ['the refusal is not kept']),
      ];
    },
  )(world);
};

/** A link is clicked. */
export const click: StartJourney = async (world) => {
  const sid = await sendUnheard(world);
  const event = {
    event_type: 'click',
    sms_sid: sid,
    to: person,
    link: 'https://example.com/',
    click_time: new Date(Date.now() + 60_000).toISOString(),
    user_agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1',
  };
  const { functionsUrl, authToken } = world.stack;
  const { pathname, search } = new URL(clicksUrl(functionsUrl, authToken));
  return told(
    async () => wordFor(await world.client.post(`${pathname}${search}`, event)),
    async () => {
      const { clicks } = await show(world, sid);
      return clicks.total === 1 ? [] : [`the click is there ${clicks.total} times`];
    },
  )(world);
};

function show({ client }: World, sid: string): Promise<ShownMessage> {
  return bodyOf(client.get<ShownMessage>(`/messages/show?sid=${sid}`));
}
