import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { operationsOf } from '../openapi/complaints';
import { writtenDocument } from '../openapi/written-document';

const projectDir = path.resolve(__dirname, '../..');
const text = readFileSync(path.join(projectDir, 'docs', 'security.md'), 'utf8');

const claims = [...text.matchAll(/^\| ([A-Z]\d+) \| `(tests\/[^`]+)` \| (.+) \|$/gm)].map(
  ([, id = '', file = '', title = '']) => ({ id, file, title }),
);

/** The titles of the tests in a file that run, as they are written there. */
function titlesIn(file: string): Set<string> {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(projectDir, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const titles = new Set<string>();
  const visit = (node: ts.Node): void => {
    const isTest = ts.isCallExpression(node) && /^(it|test)(\.each\b|$)/.test(node.expression.getText());
    if (isTest && node.arguments[0]) titles.add(node.arguments[0].getText().slice(1, -1));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return titles;
}

describe('docs/security.md', () => {
  it('has a test for each of its claims, and a claim for each of its tests', () => {
    const marks = [...text.matchAll(/\[([A-Z]\d+)\](?!\()/g)].map(([, id]) => id);
    expect(claims.length).toBeGreaterThan(40);
    expect([...new Set(marks)].sort()).toEqual([...new Set(claims.map(({ id }) => id))].sort());
  });

  it('names tests that there are', () => {
    const missing = claims.filter(({ file, title }) => !titlesIn(file).has(title));
    expect(missing).toEqual([]);
  });

  it('names every route with what it asks for', () => {
    const rows = new Map<string, Map<string, Set<string>>>();
    for (const [route, methods] of Object.entries(writtenDocument.paths)) {
      const [, group = '', name = ''] = route.split('/');
      for (const { security } of Object.values(methods)) {
        const [scope] = security.flatMap(({ apiKey }) => apiKey ?? []);
        if (scope === undefined) continue;
        const row = rows.get(group) ?? new Map<string, Set<string>>();
        rows.set(group, row.set(scope, (row.get(scope) ?? new Set()).add(name)));
      }
    }
    const cell = (names: Set<string> = new Set()) =>
      names.size > 0 ? ` ${[...names].sort().join(', ')} |` : ' |';
    const lines = [...rows].map(
      ([group, row]) =>
        `| \`${group}/\` |${['read', 'send', 'admin'].map((scope) => cell(row.get(scope))).join('')}`,
    );
    expect(text.match(/^\| `[\w-]+\/` \|.*$/gm)).toEqual(lines.sort());
    for (const { name } of operationsOf(writtenDocument)) {
      const route = name.split(' /')[1] ?? '';
      if (!rows.has(route.split('/')[0] ?? '')) expect(text).toContain(`\`${route}\``);
    }
  });
});
