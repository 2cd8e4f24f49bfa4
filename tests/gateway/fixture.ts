import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { type Gateway, type GatewayOptions, startGateway } from '../../emulator/gateway/gateway';
import { readRoutes } from '../../emulator/gateway/routes';

export const authToken = '0123456789abcdef0123456789abcdef';
const projectDir = path.resolve(__dirname, '../..');

/** Small Functions, each a body of `(context, event, callback)`, with `state` that lives as long as the process. */
const functions: Record<string, string> = {
  echo: `callback(null, event)`,
  signed: `callback(null, event)`,
  context: `callback(null, { domain: context.DOMAIN_NAME, path: context.PATH, setting: context.SETTING,
    fromProcess: process.env.SETTING, names: Object.keys(process.env) })`,
  pid: `state.count = (state.count ?? 0) + 1; callback(null, { pid: process.pid, count: state.count })`,
  slow: `state.open = (state.open ?? 0) + 1; const { open } = state;
    setTimeout(() => { state.open--; callback(null, { pid: process.pid, open }) }, Number(event.ms ?? 50))`,
  silent: ``,
  busy: `for (;;) {}`,
  exit: `process.exit(3)`,
  throws: `throw new Error('it broke')`,
  later: `setTimeout(() => { throw new Error('it broke later') }, 5)`,
  fails: `callback(new Error('no such thing'))`,
  twice: `callback(null, 'first'); setTimeout(() => callback(null, 'second'), 20)`,
  hungry: `const kept = []; for (;;) kept.push(new Array(1e6).fill(Math.random()))`,
  time: `callback(null, { now: Date.now(), built: new Date().getTime(), text: Date.parse(Date()),
    fixed: new Date(5).getTime(), isDate: new Date() instanceof Date && new Date().constructor === Date,
    json: JSON.stringify({ at: new Date(0) }) })`,
  prints: `console.log('printed by the Function'); callback(null, {})`,
  answer: `const response = new Twilio.Response(); response.setStatusCode(Number(event.status ?? 200));
    for (const [name, value] of Object.entries(JSON.parse(event.headers ?? '{}'))) response.appendHeader(name, value);
    response.setBody(event.buffer ? Buffer.from(event.buffer) : JSON.parse(event.body ?? 'null'));
    callback(null, response)`,
  calls: `const client = context.getTwilioClient(); const sids = [];
    (async () => {
      for (let i = 0; i < 3; i++) sids.push((await client.messages('SM1').fetch()).sid);
      callback(null, sids);
    })().catch(callback)`,
  twiml: `callback(null, new Twilio.twiml.MessagingResponse())`,
};
const access: Record<string, string> = { signed: '.protected' };

export interface TestGateway extends Gateway {
  logged: string[];
}

/** A gateway over the Functions above, on a free port. Close it with {@link stopGateway}. */
export async function startTestGateway(options: Partial<GatewayOptions> = {}): Promise<TestGateway> {
  const dir = mkdtempSync(path.join(tmpdir(), 'gateway-'));
  dirs.push(dir);
  const functionsDir = path.join(dir, 'functions');
  const assetsDir = path.join(dir, 'assets');
  for (const [name, body] of Object.entries(functions)) {
    const code = `const state = {}; exports.handler = (context, event, callback) => { ${body} };`;
    write(path.join(functionsDir, `${name}${access[name] ?? ''}.js`), code);
  }
  write(path.join(functionsDir, 'nested', 'hidden.private.js'), 'exports.handler = () => {}');
  write(
    path.join(functionsDir, 'nested', 'deep.js'),
    'exports.handler = (c, e, callback) => callback(null, "deep")',
  );
  write(path.join(functionsDir, 'broken.js'), 'exports.nothing = 1');
  write(path.join(assetsDir, 'index.html'), '<h1>Console</h1>');
  write(path.join(assetsDir, 'app', 'main.css'), 'h1 {}');
  write(path.join(assetsDir, 'replies.private.json'), '{}');
  const logged: string[] = [];
  const gateway = await startGateway({
    port: 0,
    routes: readRoutes(functionsDir, assetsDir),
    projectDir,
    env: { ACCOUNT_SID: `AC${'a'.repeat(32)}`, AUTH_TOKEN: authToken, SETTING: 'set' },
    authToken,
    preload: path.join(projectDir, 'emulator', 'preload.cjs'),
    log: (line) => logged.push(line),
    ...options,
  });
  return { ...gateway, logged };
}

const dirs: string[] = [];

export async function stopGateway(gateway: Gateway): Promise<void> {
  await gateway.close();
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
}

function write(file: string, content: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

export interface RawAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
}

/** A request as it is written: no defaults, no normalising. */
export function rawRequest(
  url: string,
  options: http.RequestOptions = {},
  body?: string | Buffer,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode!, headers: response.headers, text });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

export function postJson(
  url: string,
  body: string | Buffer,
  headers: http.OutgoingHttpHeaders = {},
): Promise<RawAnswer> {
  return rawRequest(
    url,
    { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers } },
    body,
  );
}

export function postForm(
  url: string,
  body: string | Buffer,
  headers: http.OutgoingHttpHeaders = {},
): Promise<RawAnswer> {
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
  return rawRequest(url, { method: 'POST', headers: { ...type, ...headers } }, body);
}

export async function getJson<T>(url: string): Promise<T> {
  return JSON.parse((await rawRequest(url)).text) as T;
}

export function sign(url: string, form: Record<string, string | string[]> = {}, token = authToken): string {
  return getExpectedTwilioSignature(token, url, form);
}

export function withBodyHash(url: string, body: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}bodySHA256=${createHash('sha256').update(body).digest('hex')}`;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
