import { createHash } from 'node:crypto';
import { startCommand } from './start-command';

const run = (...words: string[]) => startCommand('make-api-key', words, {}).ended;

describe('npm run make-api-key', () => {
  it('prints a key and the entry that stands for it', async () => {
    const { code, out } = await run('web-shop', 'read');
    expect(code).toBe(0);
    const [key = ''] = /tmb_[\w-]+/.exec(out) ?? [];
    expect(out).toContain(`web-shop:read:${createHash('sha256').update(key).digest('hex')}`);
  });

  it.each(['--help', '-h'])('says for %s how it is used, and makes no key', async (word) => {
    const { code, out } = await run(word);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('<name> [read|send|admin]') });
    expect(out).not.toContain('tmb_');
  });

  it.each([[['--scope']], [['-x', 'read']], [[]], [['shop', 'write']], [['shop', 'read', 'send']]])(
    'refuses %j',
    async (words) => {
      const { code, out } = await run(...words);
      expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining('Usage') });
      expect(out).not.toContain('tmb_');
    },
  );
});
