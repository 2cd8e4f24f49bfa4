import type { IncomingMessage, RequestListener } from 'node:http';
import { type Answer, fromReply, invalidBody, json, preflight, send, text } from './answer';
import { readAsset } from './assets';
import { BodyRefused, bodyTypeOf, hasBody, parseBody, readBody } from './body';
import { buildEvent, parseParameters } from './event';
import type { FunctionPool, PoolAnswer } from './function-pool';
import { exceedsHeaderLimits } from './header-limits';
import type { InvocationStats } from './invocation-stats';
import type { Route, RouteTable } from './routes';
import { isSignedByTwilio } from './signature';

export interface RequestHandlerOptions {
  url: string;
  routes: RouteTable;
  pool: FunctionPool;
  stats: InvocationStats;
  log: (line: string) => void;
  projectDir: string;
  env: Record<string, string>;
  authToken: string;
  clockOffsetMs: () => number;
  maxBodyBytes: number;
}

const REFUSAL_TITLES = { 400: 'Bad Request', 413: 'Content Too Large', 415: 'Unsupported Media Type' };

/** Refuses what the platform refuses, cheapest check first, then hands the rest to a Function or sends an Asset. */
export function createRequestHandler(options: RequestHandlerOptions): RequestListener {
  const { url, routes, pool, stats, log, projectDir, env, authToken, clockOffsetMs, maxBodyBytes } = options;
  const functions = byPath(routes.functions);
  const assets = byPath(routes.assets);
  const config = { url, baseDir: projectDir, env, routes };

  return async (request, response) => {
    try {
      send(response, await answerTo(request));
    } catch (error) {
      // A client that went away in mid-request is nobody's error.
      if (response.destroyed) return;
      // Without its query, which may hold a webhook's key.
      log(`ERROR: ${request.method} ${splitTarget(request.url ?? '/')[0]}: ${String(error)}`);
      send(response, json(500, { message: 'The Function gave an invalid response' }));
    }
  };

  async function answerTo(request: IncomingMessage): Promise<Answer> {
    if (exceedsHeaderLimits(request.rawHeaders)) return text(431, 'Request headers or cookies too long');
    const [path, query] = splitTarget(request.url ?? '/');
    const target = functions.get(path);
    const asset = target ? undefined : assets.get(path === '/' ? '/index.html' : path);
    const methods = asset ? ['GET', 'HEAD', 'OPTIONS'] : ['GET', 'POST', 'OPTIONS'];
    if (!methods.includes(request.method ?? '')) {
      return text(405, 'Method not allowed', { Allow: methods.join(', ') });
    }
    const route = target ?? asset;
    if (!route || route.access === 'private') return text(404, 'Could not find requested resource');
    if (request.method === 'OPTIONS') return preflight();
    if (request.method !== 'POST' && hasBody(request)) return text(403, 'Only a POST may have a body');

    try {
      const raw = await readBody(request, maxBodyBytes);
      if (route.access === 'protected' && !isSigned(request, raw)) {
        return text(403, 'Twilio Request Validation Failed.');
      }
      if (asset) return await readAsset(asset);
      const body = parseBody(raw, bodyTypeOf(request));
      return await invoke(route, buildEvent(request.rawHeaders, parseParameters(query), body));
    } catch (error) {
      if (!(error instanceof BodyRefused)) throw error;
      return invalidBody(error, REFUSAL_TITLES[error.status]);
    }
  }

  function isSigned(request: IncomingMessage, body: Buffer): boolean {
    return isSignedByTwilio(authToken, {
      signature: request.headers['x-twilio-signature'],
      url: `http://${request.headers.host}${request.url}`,
      bodyType: bodyTypeOf(request),
      body,
    });
  }

  async function invoke({ path, filePath }: Route, event: object): Promise<Answer> {
    const message = { functionPath: filePath, event, config, path, clockOffsetMs: clockOffsetMs() };
    const result = await pool.invoke(message);
    const answer = fromOutcome(path, result);
    stats.add({ path, status: answer.status, ms: result.ms, pid: result.pid });
    return answer;
  }

  function fromOutcome(path: string, { outcome, pid }: PoolAnswer): Answer {
    const complain = (what: string) => log(`[${pid}] ERROR: ${path}: ${what}`);
    switch (outcome.kind) {
      case 'reply':
        return fromReply(outcome.reply);
      case 'error':
        complain(outcome.message);
        return json(500, { message: outcome.message });
      case 'crash':
        complain(`the process ${outcome.detail}`);
        return json(500, { message: 'The Function ended before it answered' });
      case 'timeout':
        complain('no answer within the time limit; killed');
        return text(504, 'Runtime application timed out');
      case 'refused':
        return text(429, 'Too many concurrent requests', { 'Retry-After': '1' });
    }
  }
}

function byPath(routes: Route[]): Map<string, Route> {
  return new Map(routes.map((route) => [route.path, route]));
}

/** Path and query as they were sent, undecoded. */
function splitTarget(target: string): [path: string, query: string] {
  const at = target.indexOf('?');
  return at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at + 1)];
}
