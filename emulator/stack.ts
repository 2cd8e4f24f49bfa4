import { createWriteStream, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readConfig } from '../src/config';
import { alertsUrl, clicksUrl, eventsUrl, inboundUrl, statusCallbackUrl } from '../src/twilio/callback-urls';
import { type Gateway, type GatewayOptions, startGateway } from './gateway/gateway';
import { readRoutes } from './gateway/routes';
import { startEmulator } from './index';
import type { Hosted } from './serverless/hosted';
import {
  type Account,
  accountOf,
  documentedVariables,
  functionEnvironment,
  randomApiKey,
  randomAuthToken,
  randomSid,
  withLocalKey,
} from './stack-environment';

export type Emulator = Awaited<ReturnType<typeof startEmulator>>;

/** Twilio as the Functions will see it: the emulator, or another server that speaks its API. */
export interface Twilio extends Account {
  origin: string;
  emulator?: Emulator;
}

export interface TwilioOptions {
  /** Default 4010; 0 for any free port. */
  emulatorPort?: number;
  /** Default true. Without it, `apiOrigin` or `TWILIO_API_ORIGIN` names the server to use. */
  emulator?: boolean;
  apiOrigin?: string;
  /** What was deployed to an emulator, in place of what `dist/` holds, with its account and its environment values. */
  hosted?: Hosted;
}

export interface StackOptions extends TwilioOptions {
  /** Default 3000; 0 for any free port. */
  port?: number;
  /** Environment values of the Functions. */
  settings?: Record<string, string>;
  /** Keeps failures of Functions out of stderr; `.local/functions.log` has them anyway. */
  quiet?: boolean;
  /** Writes `.local/stack.json` for as long as the stack runs. */
  writeStackFile?: boolean;
  /** Starts nothing where an environment value of the Functions is one that they cannot use. */
  checkSettings?: boolean;
  /** Limits of the gateway other than the platform's. */
  limits?: Pick<GatewayOptions, 'timeLimitMs' | 'maxProcesses' | 'maxWaiting' | 'maxBodyBytes'>;
}

/** Where everything is, and the secrets of this run. */
export interface StackAddresses extends Account {
  functionsUrl: string;
  emulatorUrl: string;
  /** An `admin` key. */
  apiKey: string;
}

export interface Stack extends StackAddresses {
  emulator?: Emulator;
  gateway: Gateway;
  /** Ends the gateway, its processes and the emulator. */
  close(): Promise<void>;
}

export const projectDir = path.resolve(__dirname, '..');
export const localDir = path.join(projectDir, '.local');
export const preload = path.join(__dirname, 'preload.cjs');
const stackFile = path.join(localDir, 'stack.json');

/**
 * Starts what the built Functions in `dist/` need and serves them as the platform would. Rejects with a message fit to
 * be shown when a port is taken, when a setting that is checked cannot be used or, without the emulator, no other server is
 * named.
 *
 * @example
 * const stack = await startStack({ port: 0, emulatorPort: 0 });
 * await fetch(`${stack.functionsUrl}/health`);
 * await stack.close();
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const { emulator, origin, ...account } = await startTwilio(options);
  const apiKey = randomApiKey();
  const log = openLog(options.quiet ?? false);
  let gateway: Gateway;
  try {
    const whatIsServed = served(options, account, apiKey);
    if (options.checkSettings) requireUsable(whatIsServed.env);
    gateway = await startGateway({
      ...options.limits,
      port: options.port ?? 3000,
      ...whatIsServed,
      processEnv: { TWILIO_API_ORIGIN: origin },
      authToken: account.authToken,
      clockOffsetMs: () => emulator?.clock.offsetMs ?? 0,
      preload,
      log: log.write,
    });
  } catch (error) {
    await emulator?.close();
    await log.close();
    throw portError(error, options.port ?? 3000, 'PORT');
  }
  if (emulator) emulator.configureWebhooks(webhooksOf(gateway.url, account.authToken));

  const addresses = { functionsUrl: gateway.url, emulatorUrl: origin, ...account, apiKey };
  if (options.writeStackFile) writeLocalFile(stackFile, `${JSON.stringify(addresses, null, 2)}\n`);
  return {
    ...addresses,
    ...(emulator && { emulator }),
    gateway,
    close: async () => {
      if (options.writeStackFile) rmSync(stackFile, { force: true });
      await gateway.close();
      await emulator?.close();
      await log.close();
    },
  };
}

/** What the gateway serves: what the build has made, or what was deployed. */
function served(
  { hosted, settings }: StackOptions,
  account: Account,
  apiKey: string,
): Pick<GatewayOptions, 'routes' | 'projectDir' | 'env'> {
  if (hosted) {
    const env = { ...hosted.env, ...settings };
    const API_KEYS = withLocalKey(apiKey, env.API_KEYS);
    return { routes: hosted.routes, projectDir: hosted.baseDir, env: { ...env, API_KEYS } };
  }
  return {
    routes: readRoutes(path.join(projectDir, 'dist', 'functions'), path.join(projectDir, 'dist', 'assets')),
    projectDir,
    env: localEnvironment(account, apiKey, settings),
  };
}

/** Starts the emulator with a new account, or takes the account of another server from the usual variables. */
export async function startTwilio(options: TwilioOptions): Promise<Twilio> {
  const { env } = process;
  if (options.emulator === false) {
    const origin = options.apiOrigin ?? env.TWILIO_API_ORIGIN;
    if (!origin) throw new Error('Without the emulator, TWILIO_API_ORIGIN must say where the Twilio API is.');
    const given = {
      accountSid: env.TWILIO_ACCOUNT_SID || randomSid('AC'),
      authToken: env.TWILIO_AUTH_TOKEN || randomAuthToken(),
      messagingServiceSid: env.TWILIO_MESSAGING_SERVICE_SID || randomSid('MG'),
      syncServiceSid: env.SYNC_SERVICE_SID || 'default',
    };
    const account = options.hosted ? accountOf(options.hosted.env) : given;
    return { origin: origin.replace(/\/+$/, ''), ...account };
  }
  const port = options.emulatorPort ?? 4010;
  const account = options.hosted
    ? accountOf(options.hosted.env)
    : { accountSid: randomSid('AC'), authToken: randomAuthToken() };
  try {
    const emulator = await startEmulator({ port, ...account });
    const { origin, messagingServiceSid, syncServiceSid } = emulator;
    return { ...account, origin, messagingServiceSid, syncServiceSid, emulator };
  } catch (error) {
    throw portError(error, port, 'EMULATOR_PORT');
  }
}

/** The Functions' environment values on this machine. */
export function localEnvironment(
  account: Account,
  apiKey: string,
  settings: Record<string, string> = {},
): Record<string, string> {
  return functionEnvironment(account, apiKey, settings, documentedVariables(projectDir), process.env);
}

/** Throws a `misconfigured` Problem that names each environment value that the Functions cannot use. */
export function requireUsable(env: Record<string, string>): void {
  // Only the gateway knows where it will answer.
  readConfig({ ...env, DOMAIN_NAME: 'localhost' });
}

/** Where Twilio reports to. Click and event callbacks are not signed, so their URL carries a secret. */
export function webhooksOf(functionsUrl: string, authToken: string) {
  return {
    inbound: inboundUrl(functionsUrl),
    status: statusCallbackUrl(functionsUrl),
    clicks: clicksUrl(functionsUrl, authToken),
    events: eventsUrl(functionsUrl, authToken),
    alerts: alertsUrl(functionsUrl),
  };
}

/** Writes a file that only its owner may read, all at once: whoever waits for it never sees half of it. */
export function writeLocalFile(file: string, content: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, content, { mode: 0o600 });
  renameSync(temporary, file);
}

function openLog(quiet: boolean): { write: (line: string) => void; close: () => Promise<void> } {
  mkdirSync(localDir, { recursive: true });
  const file = createWriteStream(path.join(localDir, 'functions.log'), { flags: 'a' });
  return {
    write: (line) => {
      // A process may have a last word while the stack is closed.
      if (file.writableEnded) return;
      file.write(`${new Date().toISOString()} ${line}\n`);
      if (!quiet && line.includes('ERROR:')) process.stderr.write(`${line}\n`);
    },
    close: () => new Promise((resolve) => file.end(resolve)),
  };
}

function portError(error: unknown, port: number, variable: string): unknown {
  if ((error as NodeJS.ErrnoException | undefined)?.code !== 'EADDRINUSE') return error;
  return new Error(`Port ${port} is in use. Choose another one with ${variable}.`, { cause: error });
}
