import { readFileSync } from 'node:fs';
import path from 'node:path';
import { recogniseRevocation } from '../../src/consent/revocation/recognise-revocation';
import { parseRevocationRules } from '../../src/consent/revocation/rules-file';

const root = path.join(__dirname, '..', '..');
const rules = parseRevocationRules(
  readFileSync(path.join(root, 'src/assets/revocation.private.json'), 'utf8'),
);

interface Labelled {
  refuses: string[];
  doubtful: string[];
  ordinary: string[];
}

/** What people write, labelled by somebody who did not know the rules. */
function labelled(language: string): Labelled {
  return JSON.parse(readFileSync(path.join(__dirname, 'revocations', `${language}.json`), 'utf8'));
}

const verdict = (body: string) => recogniseRevocation(body, rules)?.verdict;
const share = (part: number, whole: number) => part / whole;

describe.each(['en', 'es', 'fr'])('the rules for refusals, on labelled messages in %s', (language) => {
  const { refuses, doubtful, ordinary } = labelled(language);
  const missed = refuses.filter((body) => verdict(body) !== 'clear');
  const wrong = [...doubtful, ...ordinary].filter((body) => verdict(body) === 'clear');
  const found = refuses.length - missed.length;
  const precision = share(found, found + wrong.length);
  const recall = share(found, refuses.length);
  const reviewed = doubtful.filter((body) => verdict(body) !== undefined).length;
  const disturbed = ordinary.filter((body) => verdict(body) !== undefined).length;

  it('hold precision and recall', () => {
    console.log(
      `${language}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} of ${refuses.length} refusals; ` +
        `${reviewed} of ${doubtful.length} doubtful ones seen, ${disturbed} of ${ordinary.length} others put before a person`,
    );
    expect({ language, missed: recall < 0.95 ? missed : [], wrong: precision < 0.98 ? wrong : [] }).toEqual({
      language,
      missed: [],
      wrong: [],
    });
  });

  it('see most of what is doubtful, and trouble nobody with the rest', () => {
    expect(share(reviewed, doubtful.length)).toBeGreaterThan(0.6);
    expect(share(disturbed, ordinary.length)).toBeLessThan(0.1);
  });
});

/** Written by somebody else after the rules were done, and never used to better them: how well they do on the rest. */
describe.each(['en', 'es', 'fr'])(
  'the rules for refusals, on messages in %s that they were not made for',
  (language) => {
    const { refuses, doubtful, ordinary } = labelled(`${language}-unseen`);
    const found = refuses.filter((body) => verdict(body) === 'clear').length;
    const seen = refuses.filter((body) => verdict(body) !== undefined).length;
    const wrong = [...doubtful, ...ordinary].filter((body) => verdict(body) === 'clear').length;

    it('opt out few who did not ask for it, and let few refusals pass without a person seeing them', () => {
      console.log(
        `${language}, unseen: precision ${share(found, found + wrong).toFixed(3)}, recall ${share(found, refuses.length).toFixed(3)} ` +
          `of ${refuses.length} refusals, ${share(seen, refuses.length).toFixed(3)} with those put before a person`,
      );
      expect(share(found, found + wrong)).toBeGreaterThan(0.88);
      expect(share(seen, refuses.length)).toBeGreaterThan(0.88);
    });
  },
);
