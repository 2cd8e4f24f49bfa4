import type { IncomingMessage, ServerResponse } from 'node:http';
import { ZodError } from 'zod';
import { readBody, sendJson } from '../http';
import { click } from './click';
import { clockControls } from './clock';
import { compliance } from './compliance';
import { type Bench, type Control, ControlError } from './control';
import { debuggerEvent } from './debugger';
import { faultControls } from './faults';
import { inbound } from './inbound';
import { linkDomain } from './link-domain';
import { observers } from './observe';
import { optOutControls } from './opt-outs';
import { reset } from './reset';
import { serveWallPage, streamWall } from './wall';

const PREFIX = '/_emulator/';

const CONTROLS: readonly Control[] = [
  inbound,
  click,
  debuggerEvent,
  ...observers,
  ...clockControls,
  ...faultControls,
  ...optOutControls,
  compliance,
  linkDomain,
  reset,
];

/**
 * Serves `/_emulator/…`: JSON in, JSON out, no authentication, as it listens on loopback only; and the page of the
 * handsets, with the stream that keeps it up to date.
 */
export function serveControls(bench: Bench) {
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const name = url.pathname.slice(PREFIX.length);
    if (name === '') return sendJson(response, 200, { controls: CONTROLS.map(describe) });
    if (request.method === 'GET' && name === 'stream')
      return streamWall(bench.account, url.searchParams.get('find') ?? '', response);
    if (request.method === 'GET' && /^handsets(\/|$)/.test(name))
      return serveWallPage(name.slice('handsets'.length), response);
    const control = CONTROLS.find((one) => one.name === name && one.method === request.method);
    if (!control) return sendJson(response, 404, { error: `No control ${request.method} ${url.pathname}` });
    try {
      const body = control.method === 'POST' ? parse((await readBody(request)).toString()) : undefined;
      sendJson(response, 200, await control.run(bench, { body, query: url.searchParams }));
    } catch (error) {
      sendJson(response, statusOf(error), {
        error: error instanceof ZodError ? error.issues : String(error),
      });
    }
  };
}

function describe({ method, name, about }: Control) {
  return { method, path: PREFIX + name, about };
}

function parse(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new ControlError(400, 'The body is not JSON');
  }
}

function statusOf(error: unknown): number {
  if (error instanceof ControlError) return error.status;
  return error instanceof ZodError ? 400 : 500;
}
