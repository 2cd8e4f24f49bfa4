import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { ApiKey } from '../../src/config';
import { findApiKey } from '../../src/http/api-key';
import { isOwnCall, ownCall } from '../../src/own-call';
import { isWebhookSecret, webhookSecret } from '../../src/twilio/webhook-secret';

const sourceDir = path.resolve(__dirname, '../../src');
const files = readdirSync(sourceDir, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.tsx?$/.test(file),
);

/** What a secret, or what is made of one, is called. */
const secret = /(secret|signature|digest|sha256|hmac|authToken|apiKey|bearer)\w*$/i;
const equalities = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);
const methods = /^(includes|indexOf|startsWith|endsWith|has|get|localeCompare|search|match)$/;

/** The name of what stands there: of `call.config.authToken` and of `webhookSecret(token)` the last one. */
function nameOf(node: ts.Node): string {
  if (ts.isCallExpression(node)) return nameOf(node.expression);
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return ts.isIdentifier(node) ? node.text : '';
}

/** Where a text compares a secret in a time that tells how much of it was right. */
function leakyComparisons(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const isSecret = (node: ts.Node) => secret.test(nameOf(node));
  const visit = (node: ts.Node): void => {
    const isEquality = ts.isBinaryExpression(node) && equalities.has(node.operatorToken.kind);
    const isAsked = ts.isCallExpression(node) && methods.test(nameOf(node));
    if (isEquality && (isSecret(node.left) || isSecret(node.right))) found.push(`${file}: ${node.getText()}`);
    if (isAsked && node.arguments.some(isSecret)) found.push(`${file}: ${node.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('a secret', () => {
  it('is compared with an operator or looked up by itself nowhere in the source', () => {
    expect(leakyComparisons('', 'if (given === webhookSecret(token)) pass();')).toHaveLength(1);
    expect(leakyComparisons('', 'if (config.authToken != key || keys.has(key.sha256)) stop();')).toHaveLength(
      2,
    );
    const texts = files.map((file) => [file, readFileSync(path.join(sourceDir, file), 'utf8')] as const);
    expect(texts.flatMap(([file, text]) => leakyComparisons(file, text))).toEqual([]);
  });

  it('is compared in three places, each of them in constant time', () => {
    const comparing = files.filter((file) =>
      readFileSync(path.join(sourceDir, file), 'utf8').includes('timingSafeEqual('),
    );
    expect(comparing.sort()).toEqual(['http/api-key.ts', 'own-call.ts', 'twilio/webhook-secret.ts']);
  });

  it('is taken whole and refused in part, whatever its length', () => {
    const token = 'a'.repeat(32);
    const own = (header: string) => isOwnCall(header, token, '/campaigns/run', 'CMP1', 0);
    const key = { name: 'shop', scope: 'send' as const, sha256: sha256('right') };
    const known = (candidate: string) => findApiKey(`Bearer ${candidate}`, [key]) !== undefined;
    const secrets: [string, (candidate: string) => boolean][] = [
      [webhookSecret(token), (candidate) => isWebhookSecret(candidate, token)],
      [ownCall(token, '/campaigns/run', 'CMP1', 0), own],
      ['right', known],
    ];
    for (const [right, isTaken] of secrets) {
      expect(isTaken(right)).toBe(true);
      for (let length = 0; length < right.length; length++)
        expect(isTaken(right.slice(0, length))).toBe(false);
      expect(isTaken(`${right}0`)).toBe(false);
      expect(isTaken(`${right.slice(0, -1)}é`)).toBe(false);
    }
  });
});

it('every configured API key is looked at, whichever is the right one', () => {
  let looks = 0;
  const keys = ['first', 'second', 'third'].map(
    (name): ApiKey => ({
      name,
      scope: 'read',
      get sha256() {
        looks++;
        return sha256(name);
      },
    }),
  );
  for (const name of ['first', 'second', 'third', 'none']) {
    looks = 0;
    expect(findApiKey(`Bearer ${name}`, keys)?.name).toBe(name === 'none' ? undefined : name);
    expect(looks).toBe(3);
  }
});

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
