import type { Exchange, Product } from '../../emulator/operation';
import { findOperation } from './openapi/document';
import { OperationCheck } from './openapi/operation-check';

/** Anything that tells of its exchanges: the emulator. */
export interface Observed {
  onExchange(listener: (exchange: Exchange) => void): () => void;
}

/** What was seen since the watch began. */
export interface Watch {
  /** Each kind of violation once, starting with the operation it was seen at. */
  readonly problems: string[];
  /** How many exchanges were held against the documents. */
  readonly checked: number;
  stop(): void;
}

export interface Oracle {
  /** How one exchange departs from Twilio's documents; empty if it does not. */
  check(exchange: Exchange): string[];
  watch(emulator: Observed): Watch;
}

/** The emulator saying that it does not do something is not an answer of Twilio's. */
const NOT_IMPLEMENTED = 501;
/** Answers by which Twilio refuses what a request says: such a request may well break the documents. */
const REFUSES_REQUEST = new Set([400, 404, 413]);

/**
 * Holds exchanges with the emulator against Twilio's OpenAPI documents: that the operation exists, that its
 * parameters were documented and well-formed (unless they were refused), and that the answer is one Twilio could give.
 */
export function createOracle(): Oracle {
  const checks = new Map<string, OperationCheck>();

  function checkOf(product: Product, method: string, path: string): OperationCheck | undefined {
    const key = `${product} ${method} ${path}`;
    const known = checks.get(key);
    if (known) return known;
    const operation = findOperation(product, method, path);
    if (!operation) return undefined;
    const check = new OperationCheck(product, operation);
    checks.set(key, check);
    return check;
  }

  function check({ operation, request, answer }: Exchange): string[] {
    if (answer.status === NOT_IMPLEMENTED) return [];
    const problems = answer.status >= 400 ? checkError(answer.status, answer.body) : [];
    if (!operation) return problems;
    const documented = checkOf(operation.product, operation.method, operation.path);
    if (!documented) return [...problems, 'operation: not documented by Twilio'];
    if (!REFUSES_REQUEST.has(answer.status)) problems.push(...documented.checkRequest(request));
    if (answer.status < 400) problems.push(...documented.checkAnswer(answer));
    return problems;
  }

  function watch(emulator: Observed): Watch {
    const problems: string[] = [];
    let checked = 0;
    const stop = emulator.onExchange((exchange) => {
      checked += 1;
      const { operation, request, product } = exchange;
      const subject = `${product} ${request.method} ${operation?.path ?? request.path}`;
      for (const problem of check(exchange)) {
        const text = `${subject} -> ${exchange.answer.status}: ${problem}`;
        if (!problems.includes(text)) problems.push(text);
      }
    });
    return {
      problems,
      get checked() {
        return checked;
      },
      stop,
    };
  }

  return { check, watch };
}

/** For a test file's `afterAll`: fails unless exchanges were seen and every one of them kept to the documents. */
export function expectNoProblems(watch: Watch): void {
  watch.stop();
  expect(watch.problems).toEqual([]);
  expect(watch.checked).toBeGreaterThan(0);
}

/** Errors are the same for every product, and not in the documents. */
function checkError(status: number, body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return ['error: has no body'];
  const { code, message, more_info, status: stated, details, ...others } = body as Record<string, unknown>;
  const problems = Object.keys(others).map((name) => `error: ${name} is not part of an error`);
  if (!Number.isInteger(code)) problems.push('error: code must be an integer');
  if (typeof message !== 'string' || message === '') problems.push('error: message must be a text');
  if (typeof more_info !== 'string' || !URL.canParse(more_info))
    problems.push('error: more_info must be a URL');
  if (stated !== status)
    problems.push(`error: status ${String(stated)} must be that of the answer, ${status}`);
  if (details !== undefined && (typeof details !== 'object' || details === null)) {
    problems.push('error: details must be an object');
  }
  return problems;
}
