import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { parseRevocationRules } from '../src/consent/revocation/rules-file';
import { issueMessage } from '../src/http/issue-message';
import { parseRepliesFile } from '../src/inbound/replies-file';
import { parseDesiredState } from '../src/messaging-service/desired-state';
import { parsePrices } from '../src/preview/prices';
import { parseQuietHours } from '../src/timing/quiet-hours-rules';

/**
 * Checks the private assets in a folder and writes the replies and the rules for refusals out in full, so that no
 * Function has to. Answers what is wrong with them, as lines for a person.
 */
export function compileAssets(dir: string): string[] {
  z.config({ customError: issueMessage });
  const pathOf = (name: string) => path.join(dir, `${name}.private.json`);
  const text = (name: string) => readFileSync(pathOf(name), 'utf8');
  const write = (name: string, value: unknown) => writeFileSync(pathOf(name), JSON.stringify(value));
  return [
    ...problemsOf(() => write('replies', parseRepliesFile(text('replies')))),
    ...problemsOf(() => write('revocation', parseRevocationRules(text('revocation')))),
    ...problemsOf(() => parseQuietHours(text('quiet-hours'))),
    ...problemsOf(() => parsePrices(text('prices'))),
    ...problemsOf(() => parseDesiredState(text('messaging-service'))),
  ];
}

function problemsOf(check: () => unknown): string[] {
  try {
    check();
    return [];
  } catch (failure) {
    return [failure instanceof Error ? failure.message : String(failure)];
  }
}
