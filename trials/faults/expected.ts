import type { Outcome } from './matrix';

/**
 * What must come of each journey, stated in advance: `ok` as without any fault, `unknown` only where nobody can know, a
 * status where it was refused, `-` where the fault cannot befall it, as everywhere in a row that is not here. Words apart
 * by `/` are both right: which one it is depends on where the time runs out.
 */
const table = `
                      429×8     500         503         503×1     hang          hang×1    slow            cut-before  cut-after   cut-after×1  garbled     garbled×1  stale×1  maps-gone
send       api        ok        unknown     unknown     unknown   unknown       unknown   ok              unknown     unknown     unknown      unknown     unknown    -        -
send       messaging  ok        ok          ok          ok        ok            ok        ok              ok          ok          ok           ok          ok         -        -
send       accounts   ok        ok          ok          ok        ok            ok        ok              ok          ok          ok           ok          ok         -        -
send       sync       ok        503         503         ok        503           ok        429/503/409     503         503         ok           503         ok         ok       ok
bulk       api        ok        unknown     unknown     unknown   unknown       unknown   ok              unknown     unknown     unknown      unknown     unknown    -        -
bulk       messaging  ok        ok          ok          ok        ok            ok        ok              ok          ok          ok           ok          ok         -        -
bulk       accounts   ok        ok          ok          ok        ok            ok        ok              ok          ok          ok           ok          ok         -        -
bulk       sync       ok        503         503         ok        503           ok        unsent/503/409  503         503         ok           503         ok         ok       ok
create     messaging  ok        ok          ok          ok        ok            ok        ok              ok          ok          ok           ok          ok         -        -
create     accounts   ok        ok          ok          ok        ok            ok        ok              ok          ok          ok           ok          ok         -        -
create     sync       ok        503         503         ok        503           ok        503/409         503         503         ok           503         ok         ok       ok
campaign   api        ok        later       later       later     later         later     ok              later       later       later        later       later      -        -
campaign   sync       ok        503         503         ok        503           ok        503             503         503         ok           503         ok         ok       404
schedule   api        ok        unknown     unknown     unknown   unknown       unknown   ok              unknown     unknown     unknown      unknown     unknown    -        -
schedule   messaging  ok        ok          ok          ok        ok            ok        ok              ok          ok          ok           ok          ok         -        -
schedule   accounts   ok        ok          ok          ok        ok            ok        ok              ok          ok          ok           ok          ok         -        -
schedule   sync       ok        503         503         ok        503           ok        503/409         503         503         ok           503         ok         ok       ok
hold       messaging  ok        ok          ok          ok        ok            ok        ok              ok          ok          ok           ok          ok         -        -
hold       accounts   ok        ok          ok          ok        ok            ok        ok              ok          ok          ok           ok          ok         -        -
hold       sync       ok        503         503         ok        503           ok        unsent/503/409  503         503         ok           503         ok         ok       ok
cancel     api        ok        failed      failed      ok        failed/later  ok        ok              failed      failed      ok           failed      ok         -        -
cancel     sync       ok        503         503         ok        503           ok        503             503         503         ok           503         ok         ok       none
promote    api        ok        later       later       later     later         later     ok              later       later       later        later       later      -        -
promote    sync       ok/later  503         503         ok/later  503           ok/later  503             503         503         ok/later     503         ok/later   ok       none
inbound    api        ok        ok          ok          ok        ok            ok        ok              ok          ok          ok           ok          ok         -        -
inbound    sync       ok        503         503         ok        503           ok        503             503         503         ok           503         ok         ok       ok
status     sync       ok        503         503         ok        503           ok        503             503         503         ok           503         ok         -        ok
click      sync       ok        503         503         ok        503           ok        ok              503         503         ok           503         ok         -        ok
consent    accounts   ok        unknown     unknown     ok        unknown       ok        ok              unknown     unknown     ok           unknown     ok         -        -
consent    sync       ok        unrecorded  unrecorded  ok        unrecorded    ok        unrecorded      unrecorded  unrecorded  ok           unrecorded  ok         -        -
reconcile  api        ok        later       later       ok        later         ok        ok              later       later       ok           later       ok         -        -
reconcile  sync       ok        503         503         ok        503           ok        503             503         503         ok           503         ok         -        none
provision  messaging  ok        503         503         ok        503           ok        ok              503         503         ok           503         ok         -        -
`;

const [head = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/ +/));

const words = new Map(
  rows.flatMap(([journey, product, ...cells]) =>
    cells.map((word, column) => [`${journey} ${product} ${head[column]}`, word.split('/')] as const),
  ),
);

/** Whether a cell is as it was stated, and nothing is wrong with it. */
export function isExpected({ journey, product, fault, word, complaints }: Outcome): boolean {
  const right = words.get(`${journey} ${product} ${fault}`) ?? ['-'];
  return right.includes(word) && complaints.length === 0;
}
