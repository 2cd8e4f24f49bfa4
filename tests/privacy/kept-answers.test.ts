import { storeApp } from '../../cli/account/store-app';
import { parts } from '../../src/http/idempotency';
import { keptAnswers } from '../../src/privacy/kept-answers';
import { personBehind } from '../../src/privacy/person';
import { scanAll } from '../../src/store/scan-all';
import { startBench } from '../emulator/bench';

const bench = startBench();
const ana = personBehind('+14155550101');

it('masks a number that lies across two parts of an answer, and nothing else', async () => {
  const app = storeApp({ ...bench.emulator, backend: undefined }, {}, 60_000);
  const answers = {
    theirs: ['{"results":[{"to":"+14155', '550101"},{"to":"+14155550102"}]}'],
    others: ['{"to":"+14155', '550102"}'],
  };
  for (const [id, texts] of Object.entries(answers)) {
    for (const [part, text] of texts.entries()) await app.records.put(parts, `${id}~000${part}`, text);
  }
  const answer = async (id: string) =>
    (await scanAll(app.records, parts, `${id}~`)).map(({ value }) => value);

  const findings = await keptAnswers(app, ana, new Map());
  expect(findings).toHaveLength(1);
  for (const { erase } of findings) await erase();
  expect(await answer('theirs')).toEqual(['{"results":[{"to":"+xxxxx', 'xxxxxx"},{"to":"+14155550102"}]}']);
  expect(await answer('others')).toEqual(answers.others);
  expect(await keptAnswers(app, ana, new Map())).toEqual([]);
});
