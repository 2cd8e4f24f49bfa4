import type { Exchange } from '../../emulator/stack-client';
import { ExchangeCheck } from '../../scripts/openapi/exchange-check';
import { writtenDocument } from './written-document';

const check = new ExchangeCheck(writtenDocument);

function answer(changes: Partial<Exchange>): () => void {
  const health = { method: 'get', url: '/health', status: 200, contentType: 'application/json' } as const;
  return () => check.checkAnswer({ ...health, body: { status: 'ok', version: '1.0.0' }, ...changes });
}

describe('an answer held against openapi.json', () => {
  it('is taken where it fits', () => {
    expect(answer({})).not.toThrow();
    expect(answer({ url: '/health?a=b' })).not.toThrow();
  });

  it.each<[string, Partial<Exchange>, string]>([
    ['lacks a field', { body: { status: 'ok' } }, "required property 'version'"],
    ['has one more', { body: { status: 'ok', version: '1', name: 'x' } }, 'additional properties'],
    ['has another value', { body: { status: 'fine', version: '1' } }, 'equal to one of the allowed values'],
    ['has another status', { status: 202 }, 'get /health 202 is not in openapi.json'],
    ['has another type', { contentType: 'text/csv' }, 'is no text/csv'],
  ])('is refused where it %s', (_, changes, complaint) => {
    expect(answer(changes)).toThrow(complaint);
  });

  it('is refused where it is a refusal that the route is not said to have', () => {
    const refusal = (code: string) => ({
      url: '/health',
      status: 503,
      contentType: 'application/problem+json',
      body: { type: 'about:blank', title: 't', status: 503, detail: 'd', code },
    });
    expect(answer(refusal('unavailable'))).not.toThrow();
    expect(answer(refusal('quiet-hours'))).toThrow('it/code');
  });

  it('is not looked at where the platform has answered', () => {
    expect(answer({ status: 504, contentType: 'text/plain; charset=utf-8', body: 'too late' })).not.toThrow();
    expect(
      answer({ status: 413, contentType: 'application/problem+json', body: { code: 'invalid-body' } }),
    ).not.toThrow();
    expect(answer({ url: '/index.html', status: 404, body: '' })).not.toThrow();
  });
});

describe('a call held against openapi.json', () => {
  const call = (changes: Partial<Exchange>) => () =>
    check.checkCall({
      method: 'get',
      url: '/health',
      status: 200,
      contentType: undefined,
      body: '',
      ...changes,
    });

  it('is taken where it fits', () => {
    expect(call({ url: '/messages/list?limit=5&since=2026-12-01T09:00:00Z' })).not.toThrow();
    expect(call({ method: 'post', url: '/opt-outs/add', sent: { to: '+14155550101' } })).not.toThrow();
  });

  it.each<[string, Partial<Exchange>]>([
    ['has a parameter that is not described', { url: '/messages/list?size=5' }],
    ['has a parameter that is too large', { url: '/messages/list?limit=501' }],
    ['lacks a parameter', { url: '/messages/show' }],
    ['lacks a field', { method: 'post', url: '/opt-outs/add', sent: {} }],
    ['has one more field', { method: 'post', url: '/opt-outs/add', sent: { to: '+14155550101', by: 'me' } }],
    ['comes by another method', { method: 'post' }],
  ])('is refused where it %s', (_, changes) => {
    expect(call(changes)).toThrow();
  });
});
