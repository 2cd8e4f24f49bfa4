import { withErrorCodes } from '../../scripts/error-codes-table';
import { problemAdvice } from '../../scripts/openapi/problem-advice';
import { writtenDocument } from '../openapi/written-document';
import { documents } from './markdown';

const textOf = (name: string) => documents.find(({ file }) => file === name)?.text ?? '';
const api = textOf('docs/api.md');

test('docs/troubleshooting.md has every error code as the catalogue has it', () => {
  const troubleshooting = textOf('docs/troubleshooting.md');
  expect(troubleshooting).toBe(withErrorCodes(troubleshooting));
});

test('docs/api.md and docs/webhooks.md have every route', () => {
  const shown = [...`${api}${textOf('docs/webhooks.md')}`.matchAll(/^\| `(?:GET |POST )?(\/[\w/-]+)/gm)];
  const routes = [...new Set(shown.map(([, route]) => route))];
  expect(routes.sort()).toEqual(Object.keys(writtenDocument.paths).sort());
});

test('docs/api.md says of every refusal what to do', () => {
  const shown = [...api.matchAll(/^\| `([a-z-]+)` \| (.*) \|$/gm)].filter(
    ([, code = '']) => code in problemAdvice,
  );
  expect(Object.fromEntries(shown.map(([, code, advice]) => [code, advice]))).toEqual(problemAdvice);
});
