import type { ErrorCode } from '../../src/insights/error-codes';
import { catalogue } from '../../src/twilio/errors/catalogue';
import { localStack } from './local-stack';

const world = localStack();

describe('GET /insights/error-codes', () => {
  it('explains one code', async () => {
    const { status, body } = await world.get<ErrorCode>('/insights/error-codes?code=30007');
    expect(status).toBe(200);
    expect(body).toEqual({
      code: 30007,
      title: 'Filtered as unwanted',
      class: 'filtered',
      retry: 'no',
      retryable: false,
      appearsIn: 'callback',
      advice: expect.stringMatching(/^Compare wording/),
      moreInfo: 'https://www.twilio.com/docs/api/errors/30007',
    });
  });

  it('lists all codes in the same shape', async () => {
    const { body } = await world.get<{ errorCodes: ErrorCode[] }>('/insights/error-codes');
    expect(body.errorCodes.map(({ code }) => code)).toEqual(catalogue.map(({ code }) => code));
    const one = (await world.get<ErrorCode>('/insights/error-codes?code=30007')).body;
    expect(body.errorCodes).toContainEqual(one);
  });

  it('answers 404 for a code nobody knows, and 400 for what is no code', async () => {
    expect(await world.get('/insights/error-codes?code=99999')).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
    expect((await world.get('/insights/error-codes?code=abc')).status).toBe(400);
    expect((await world.get('/insights/error-codes?kode=30007')).status).toBe(400);
  });

  it('needs an API key', async () => {
    expect((await world.get('/insights/error-codes', { authorization: '' })).status).toBe(401);
  });
});
