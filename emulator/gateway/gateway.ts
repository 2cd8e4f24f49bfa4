import { listenOnLoopback } from '../loopback-server';
import { FunctionPool } from './function-pool';
import { InvocationStats, type Stats } from './invocation-stats';
import { runnerPath } from './official-runtime';
import { createRequestHandler } from './request-handler';
import type { RouteTable } from './routes';

export interface GatewayOptions {
  /** 0 for any free port. */
  port: number;
  routes: RouteTable;
  /** Whose `node_modules` have the runtime, and the client that `context` gives. */
  projectDir: string;
  /** The environment values of the Service: in every Function's `context` and `process.env`. */
  env: Record<string, string>;
  /** Variables of the function processes only, unknown to `context`. */
  processEnv?: Record<string, string>;
  /** The secret that signs requests to protected Functions. */
  authToken: string;
  /** By how much the Functions' clock is ahead of this machine's. */
  clockOffsetMs?: () => number;
  /** A CommonJS file that every function process loads first. */
  preload?: string;
  /** Takes what Functions print, and what goes wrong with their processes. */
  log?: (line: string) => void;
  /** Default 10,000, as on the platform. */
  timeLimitMs?: number;
  /** Default 30, as on the platform. */
  maxProcesses?: number;
  /** Requests that may wait for a process before any more are refused with 429. Default 1,000. */
  maxWaiting?: number;
  /** Default 1 MiB. */
  maxBodyBytes?: number;
}

export interface Gateway {
  url: string;
  port: number;
  stats(): Stats;
  /** The function processes there are. */
  pids(): number[];
  /** Requests that are worked on, or wait for a process. */
  busy(): number;
  /** Kills every function process, as a crash of the platform would. */
  killAll(signal?: NodeJS.Signals): void;
  /** Ends the server and every process. */
  close(): Promise<void>;
}

const MEBIBYTE = 1024 * 1024;

/** Far above what the platform lets through, so that the refusal is the platform's and not Node's. */
const SERVER_OPTIONS = { maxHeaderSize: 64 * 1024, requestTimeout: 30_000, keepAliveTimeout: 60_000 };

/**
 * Serves built Functions and Assets on `http://localhost:<port>` under the rules of the platform: methods, access,
 * signatures, limits, one request per process at a time. Rejects with `EADDRINUSE` when the port is taken.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const log = options.log ?? ((line) => process.stderr.write(`${line}\n`));
  const stats = new InvocationStats();
  const pool = new FunctionPool({
    runner: runnerPath(options.projectDir),
    preload: options.preload,
    // Nothing else of this process's environment: a Function must not work only because of where it was started.
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC', ...options.processEnv, ...options.env },
    log,
    maxProcesses: options.maxProcesses ?? 30,
    maxWaiting: options.maxWaiting ?? 1000,
    timeLimitMs: options.timeLimitMs ?? 10_000,
  });

  // The handler needs the port, which is known only once the server listens.
  let handler: ReturnType<typeof createRequestHandler> | undefined;
  const server = await listenOnLoopback(options.port, SERVER_OPTIONS, (request, response) => {
    handler?.(request, response);
  });
  const url = `http://localhost:${server.port}`;
  handler = createRequestHandler({
    url,
    routes: options.routes,
    pool,
    stats,
    log,
    projectDir: options.projectDir,
    env: options.env,
    authToken: options.authToken,
    clockOffsetMs: options.clockOffsetMs ?? (() => 0),
    maxBodyBytes: options.maxBodyBytes ?? MEBIBYTE,
  });

  return {
    url,
    port: server.port,
    stats: () => stats.read(),
    pids: () => pool.pids,
    busy: () => pool.busy,
    killAll: (signal = 'SIGKILL') => pool.killAll(signal),
    close: async () => {
      await Promise.all([server.close(), pool.close()]);
    },
  };
}
