import { createHmac } from 'node:crypto';
import type { ShownMessage } from '../../src/delivery/show-message';
import type { ClicksReport } from '../../src/insights/clicks';
import { webhookSecret } from '../../src/twilio/webhook-secret';
import { localStack } from './local-stack';

const world = localStack();

const link = 'https://example.com/offer';
const phone = 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36';

async function send(to: string, body = `Hi ${link}`): Promise<string> {
  const sent = await world.post<{ sid: string }>('/messages/send', { to, body, shortenUrls: true });
  await world.settled();
  return sent.body.sid;
}

const wait = (advanceSeconds: number) => world.control('clock', { advanceSeconds });
const clicksOn = async (sid: string) =>
  (await world.get<ShownMessage>(`/messages/show?sid=${sid}`)).body.clicks;
const report = async (query = '') => (await world.get<ClicksReport>(`/insights/clicks${query}`)).body;
const clicksUrl = () => `/webhooks/clicks?key=${webhookSecret(world.stack().authToken)}`;

/** The same click in the fields of the link domain's callback, told at the emulator's present time unless said. */
async function clickFields(sid: string, more: Record<string, string> = {}): Promise<Record<string, string>> {
  const { now } = await world.control<{ now: string }>('clock');
  return {
    event_type: 'click',
    sms_sid: sid,
    to: '+14155550101',
    link,
    click_time: now,
    user_agent: phone,
    ...more,
  };
}

const postForm = (path: string, fields: Record<string, string>, headers = {}) =>
  fetch(`${world.stack().functionsUrl}${path}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
  });

/** As Twilio signs a form: URL, then names and values in order. */
function signature(path: string, fields: Record<string, string>): string {
  const pairs = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = `${world.stack().functionsUrl}${path}${pairs.flat().join('')}`;
  return createHmac('sha1', world.stack().authToken).update(text).digest('base64');
}

describe('a click', () => {
  it.each(['domain', 'status', 'events'])(
    'is counted when told by way of %s, without previews',
    async (source) => {
      const sid = await send('+14155550101');
      await wait(10);
      await world.control('click', { sid, source, eventType: 'preview' });
      await world.control('click', { sid, source });
      expect(await clicksOn(sid)).toEqual({
        total: 1,
        unique: 1,
        previews: 1,
        bots: 0,
        firstClickSeconds: expect.any(Number),
      });
    },
  );

  it('counts once though JSON, forms and Event Streams tell of it, and twice each', async () => {
    const sid = await send('+14155550101');
    await wait(10);
    const fields = await clickFields(sid);
    const { sms_sid, event_type, ...data } = fields;
    const event = {
      type: 'com.twilio.daptbt.link-shortening.link-clicked',
      time: fields.click_time,
      data: { ...data, message_sid: sms_sid, shortened_link: 'https://s.example/abc' },
    };
    const path = '/webhooks/status?c=spring&r=0';
    const answers = [];
    for (let time = 0; time < 2; time++) {
      answers.push(
        await world.post(clicksUrl(), fields),
        await postForm(clicksUrl(), fields),
        await postForm(path, fields, { 'x-twilio-signature': signature(path, fields) }),
        await world.post(clicksUrl().replace('clicks', 'events'), [event]),
      );
    }
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(204));
    expect(await clicksOn(sid)).toMatchObject({ total: 1, unique: 1, previews: 0, bots: 0 });
  });

  it('by a program is counted apart: by its name, or as it comes with the delivery', async () => {
    const sid = await send('+14155550101');
    await world.control('click', { sid });
    await wait(60);
    await world.control('click', { sid, userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1)' });
    expect(await clicksOn(sid)).toEqual({ total: 0, unique: 0, previews: 0, bots: 2 });
  });

  it('is refused without the secret, and where it names no message', async () => {
    const fields = await clickFields(`SM${'1'.repeat(32)}`);
    expect((await world.post('/webhooks/clicks?key=guess', fields)).status).toBe(401);
    expect((await world.post(clicksUrl(), { ...fields, sms_sid: 'SM1' })).status).toBe(400);
  });
});

describe('GET /insights/clicks', () => {
  it('tells how many people clicked, on what and how soon', async () => {
    const other = 'https://example.com/terms';
    const body = `Hi ${link} and ${other}`;
    const sids: string[] = [];
    for (const n of [1, 2, 3, 4]) sids.push(await send(`+1415555010${n}`, body));
    await send('+14155530003', body);
    const [first = '', second = '', third = ''] = sids;
    await wait(60);
    await world.post(clicksUrl(), await clickFields(first));
    await world.post(clicksUrl(), await clickFields(first, { link: other }));
    await world.post(clicksUrl(), await clickFields(first, { event_type: 'preview' }));
    await wait(60);
    await world.post(clicksUrl(), await clickFields(first));
    await world.post(clicksUrl(), await clickFields(second, { to: '+14155550102' }));
    await world.post(clicksUrl(), await clickFields(third, { to: '+14155550103', user_agent: 'curl/8' }));

    const answer = await report();
    expect(answer).toEqual({
      messages: { sent: 5, delivered: 4 },
      clicks: { total: 4, unique: 3, previews: 1, bots: 1 },
      people: 2,
      rate: 0.5,
      medianSecondsToFirstClick: expect.any(Number),
      links: [
        { link, total: 3, unique: 2, previews: 1, bots: 1, rate: 0.5 },
        { link: other, total: 1, unique: 1, previews: 0, bots: 0, rate: 0.25 },
      ],
    });
    // One after a minute and one after two, give or take the seconds this test runs.
    expect(answer.medianSecondsToFirstClick).toBeGreaterThanOrEqual(85);
    expect(answer.medianSecondsToFirstClick).toBeLessThan(105);
  });

  it('tells it of one campaign, or since a time', async () => {
    const sid = await send('+14155550101');
    const bulk = { recipients: ['+14155550102'], body: `Hi ${link}`, shortenUrls: true };
    await world.post('/messages/bulk', bulk);
    await world.settled();
    await wait(60);
    await world.post(clicksUrl(), await clickFields(sid));
    const { now } = await world.control<{ now: string }>('clock');

    const { requests } = await world.control<{ requests: { parameters: { StatusCallback?: string } }[] }>(
      'requests?path=Messages.json',
    );
    const urls = requests.map(({ parameters }) => parameters.StatusCallback ?? '');
    const campaign = urls.map((url) => new URL(url).searchParams.get('c')).at(-1);
    expect(await report(`?campaignId=${campaign}`)).toMatchObject({
      messages: { sent: 1, delivered: 1 },
      people: 0,
      links: [],
    });
    expect((await report('?campaignId=none')).messages).toEqual({ sent: 0, delivered: 0 });
    expect((await report('?since=2020-01-01T00:00:00Z')).people).toBe(1);
    expect(await report(`?since=${now}`)).toMatchObject({ messages: { sent: 0 }, people: 0, rate: 0 });
  });

  it('answers 400 for a time that is none', async () => {
    expect((await world.get('/insights/clicks?since=monday')).status).toBe(400);
  });
});
