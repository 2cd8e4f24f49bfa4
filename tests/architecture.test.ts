import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '..');
const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => path.join('src', file));

/** The first folder below `src`, or the file's own name where it lies in `src` itself. */
function room(file: string): string {
  return (file.split(path.sep)[1] ?? '').replace(/\.ts$/, '');
}

interface Import {
  from: string;
  to: string;
  isType: boolean;
}

const imports: Import[] = sources.flatMap((file) => {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(/(import type .*?|.*?)from '(\.[^']+)'/g)].map(([, head = '', target = '']) => ({
    from: file,
    to: path.normalize(path.join(path.dirname(file), target)),
    isType: head.startsWith('import type'),
  }));
});

/** Rooms that know of no other but what lies in `src` itself; `store` also uses the way Twilio is called. */
const foundations: Record<string, string[]> = {
  addresses: [],
  shapes: [],
  csv: ['addresses'],
  'open-api': [],
  timing: ['addresses', 'shapes'],
  twilio: [],
  store: ['twilio'],
  http: ['store', 'twilio'],
  outbox: ['addresses', 'store', 'twilio'],
  registrations: ['addresses', 'shapes', 'twilio'],
  senders: ['addresses', 'twilio'],
};
const plain = new Set([
  'amounts',
  'app',
  'config',
  'defined',
  'deadline',
  'in-parallel',
  'log',
  'own-call',
  'problem',
  'version',
]);

/** What the console does the same way: it runs in a browser as well. */
const pureForConsole = new Set<string>([
  'src/addresses/normalise-address',
  'src/amounts',
  'src/consent/consent-record',
  'src/csv/detect-delimiter',
  'src/csv/dialect',
  'src/csv/find-columns',
  'src/csv/formula-guard',
  'src/csv/text-scan',
  'src/csv/write-csv',
  'src/defined',
  'src/messages/as-recipient',
  'src/messages/longest-body',
  'src/messages/template',
  'src/preflight/check-sending',
  'src/preview/measure-text',
  'src/preview/sum-previews',
  'src/timing/local-time',
]);

describe('who may know whom', () => {
  it('finds the imports at all', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it('keeps the foundations free of features', () => {
    const wrong = imports.filter(({ from, to }) => {
      const allowed = foundations[room(from)];
      return allowed && room(to) !== room(from) && !plain.has(room(to)) && !allowed.includes(room(to));
    });
    expect(wrong).toEqual([]);
  });

  it('lets only the edge know of the runtime', () => {
    const runtime = /@twilio-labs\/serverless-runtime-types|\bTwilio\.Response\b|\bRuntime\./;
    const knowing = sources
      .filter((file) => runtime.test(readFileSync(path.join(root, file), 'utf8')))
      .map(room);
    expect([...new Set(knowing)]).toEqual(['http']);
  });

  it('lets nothing import a Function', () => {
    expect(imports.filter(({ to }) => room(to) === 'functions' && !to.endsWith('.json'))).toEqual([]);
  });

  it('keeps the emulator out of what is deployed', () => {
    expect(imports.filter(({ to }) => !to.startsWith('src') && !to.endsWith('package.json'))).toEqual([]);
  });

  it('lets the console share shapes with the backend, and of its code only what is pure', () => {
    const taken = imports
      .filter(({ from, to, isType }) => room(from) === 'console' && room(to) !== 'console' && !isType)
      .map(({ to }) => to);
    expect(taken.filter((file) => !pureForConsole.has(file))).toEqual([]);
    expect(imports.filter(({ from, to }) => room(from) !== 'console' && room(to) === 'console')).toEqual([]);
  });

  it('has no circle between folders', () => {
    const edges = new Map<string, Set<string>>();
    for (const { from, to } of imports) {
      const [a, b] = [room(from), room(to)];
      if (a === b || plain.has(a) || plain.has(b)) continue;
      edges.set(a, (edges.get(a) ?? new Set()).add(b));
    }
    const circle = findCircle(edges);
    expect(circle).toBeUndefined();
  });

  it('keeps Functions thin', () => {
    const long = sources
      .filter((file) => room(file) === 'functions')
      .filter((file) => readFileSync(path.join(root, file), 'utf8').split('\n').length > 26);
    expect(long).toEqual([]);
  });
});

function findCircle(edges: Map<string, Set<string>>): string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, trail: string[]): string[] | undefined => {
    if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of edges.get(node) ?? []) {
      const circle = visit(next, [...trail, node]);
      if (circle) return circle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of edges.keys()) {
    const circle = visit(node, []);
    if (circle) return circle;
  }
  return undefined;
}
