import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SegmentedMessage } from 'sms-segments-calculator';
import { compileAssets } from '../../scripts/compile-assets';
import { readRevocationRules } from '../../src/consent/revocation/rules';
import { parseRevocationRules } from '../../src/consent/revocation/rules-file';
import { withNames } from '../../src/inbound/fill-names';
import { type Reply, readReplies } from '../../src/inbound/replies';
import { parseReplies } from './parse-replies';

const assets = path.join(__dirname, '..', '..', 'src', 'assets');
const replies = parseReplies(readFileSync(path.join(assets, 'replies.private.json'), 'utf8'));
const names = { businessName: 'Acme Deliveries', supportContact: 'help@acme.example' };

describe('the shipped replies', () => {
  it('are complete in each language', () => {
    for (const language of Object.values(replies.languages)) {
      expect(Object.keys(language)).toEqual(
        expect.arrayContaining(['help', 'optIn', 'optOut', 'default', 'keywords']),
      );
    }
  });

  it('cost one segment each', () => {
    const texts = Object.values(replies.languages).flatMap(({ keywords, ...parts }) =>
      [...Object.values(parts), ...keywords.map(({ reply }) => reply)]
        .flat()
        .filter((part): part is Reply => typeof part === 'object')
        .map((reply) => withNames(reply, names).body),
    );
    expect(texts.length).toBeGreaterThan(15);
    expect(texts.filter((text) => new SegmentedMessage(text).segmentsCount !== 1)).toEqual([]);
  });
});

describe('compileAssets', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'assets-'));
    cpSync(assets, dir, { recursive: true });
    cpSync('messaging-service.json', path.join(dir, 'messaging-service.private.json'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('has nothing to say about what is shipped, and writes it out in full', () => {
    const textIn = (folder: string, name: string) => readFileSync(path.join(folder, name), 'utf8');
    const rules = parseRevocationRules(textIn(assets, 'revocation.private.json'));
    expect(compileAssets(dir)).toEqual([]);
    expect(readReplies(textIn(dir, 'replies.private.json'))).toEqual(replies);
    expect(readRevocationRules(textIn(dir, 'revocation.private.json'))).toEqual(rules);
  });

  it('names the file and the place of a problem', () => {
    writeFileSync(
      path.join(dir, 'replies.private.json'),
      '{"defaultLanguage":"en","languages":{"en":{"helf":"x"}}}',
    );
    writeFileSync(path.join(dir, 'revocation.private.json'), '{}');
    writeFileSync(path.join(dir, 'quiet-hours.private.json'), '{}');
    writeFileSync(path.join(dir, 'messaging-service.private.json'), '{"usecase":"spam"}');
    expect(compileAssets(dir)).toEqual([
      expect.stringMatching(/^replies\.private\.json: .*languages\.en\.help: is missing/),
      expect.stringContaining('revocation.private.json'),
      expect.stringContaining('quiet-hours.private.json'),
      expect.stringMatching(/^messaging-service\.json .*friendlyName: .*usecase: /),
    ]);
  });
});
