import type { IncomingMessage, ServerResponse } from 'node:http';
import { readForm } from './api/read-form';
import type { Router } from './api/router';
import { Authenticator, serve } from './api/serve';
import { throughFaults } from './api/through-faults';
import { BrokenAnswer } from './broken-answer';
import { TwilioRefusal } from './errors';
import type { Faults } from './faults';
import { sendJson } from './http';
import { type LoopbackServer, listenOnLoopback } from './loopback-server';
import type { ApiAnswer, ApiRequest } from './operation';
import type { RequestLog } from './request-log';

export const CONTROLS_PREFIX = '/_emulator/';
const NOT_JSON = '<html><body>Back in a moment</body></html>';

export interface ServerParts {
  accountSid: string;
  authToken: string;
  router: Router;
  faults: Faults;
  log: RequestLog;
  controls: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;
}

/** Serves Twilio's API, and the emulator's own controls under their prefix, on the loopback interface. */
export async function startServer(parts: ServerParts, port: number): Promise<LoopbackServer> {
  const answer = apiHandler(parts);
  return listenOnLoopback(port, { keepAliveTimeout: 65_000, requestTimeout: 0 }, (request, response) => {
    const target = request.url ?? '/';
    const handled = target.startsWith(CONTROLS_PREFIX)
      ? parts.controls(request, response, new URL(target, 'http://localhost'))
      : answer(request, response, target);
    handled.catch((error: unknown) => {
      // A bug of the emulator's, or a client that left: answer what can be answered, and stay up.
      const refusal = error instanceof TwilioRefusal ? error : new TwilioRefusal(500, 20500, String(error));
      sendJson(response, refusal.status, refusal.toAnswer().body);
    });
  });
}

function apiHandler({ accountSid, authToken, router, faults, log }: ServerParts) {
  const authenticator = new Authenticator(accountSid, authToken);

  return async (request: IncomingMessage, response: ServerResponse, target: string): Promise<void> => {
    const startedAt = Date.now();
    const product = productOf(request.headers['x-twilio-host']);
    const method = request.method ?? 'GET';
    const question = target.indexOf('?');
    const path = question === -1 ? target : target.slice(0, question);
    const query = question === -1 ? '' : target.slice(question + 1);
    const form = method === 'POST' ? await readForm(request, product) : undefined;
    const match = router.find(product, method, path);
    const asked: ApiRequest = {
      method,
      path,
      pathParameters: match?.pathParameters ?? {},
      ...(form ?? { parameters: new URLSearchParams(query) }),
      headers: request.headers,
    };
    const note = (answer: ApiAnswer | undefined, status: number | null) =>
      log.note({ operation: match?.operation, product, request: asked, startedAt }, answer, status);
    try {
      authenticator.check(request.headers.authorization);
      const answer = await throughFaults(faults, product, asked, () => serve(accountSid, match, asked));
      note(answer, answer.status);
      sendJson(response, answer.status, answer.body, answer.headers);
    } catch (error) {
      if (error instanceof TwilioRefusal) {
        const answer = error.toAnswer();
        note(answer, answer.status);
        sendJson(response, answer.status, answer.body);
      } else if (error instanceof BrokenAnswer) {
        const { kind } = error;
        note(error.answer, kind === 'malformed' ? 200 : null);
        if (kind === 'malformed') response.writeHead(200, { 'content-type': 'text/html' }).end(NOT_JSON);
        if (kind === 'drop') request.socket.destroy();
      } else throw error;
    }
  };
}

/** `messaging.twilio.com` to `messaging`; without the header, the 2010 API. Edge and region are of no interest here. */
function productOf(host: string | string[] | undefined): string {
  return typeof host === 'string' ? host.slice(0, host.indexOf('.')) : 'api';
}
