import { localStack } from './local-stack';

const origin = 'https://app.example.com';
const world = localStack({ CORS_ORIGIN: origin });

it('lets pages of one origin read answers, refusals, and what is told in headers', async () => {
  for (const { headers } of [
    await world.get('/opt-outs/list'),
    await world.get('/opt-outs/list', { authorization: '' }),
    await world.get('/messages/show?sid=none'),
  ]) {
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('access-control-expose-headers')).toContain('Idempotent-Replayed');
  }
});
