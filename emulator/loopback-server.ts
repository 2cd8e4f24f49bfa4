import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** One handler, reachable as `localhost` whichever address family a client tries first. */
export interface LoopbackServer {
  port: number;
  close(): Promise<void>;
}

const NO_IPV6 = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);
const ATTEMPTS = 20;

/**
 * Listens on 127.0.0.1 and, where the machine has it, on ::1 with the same port. Port 0 means any that is free on both.
 * Rejects with `EADDRINUSE` when a port that was asked for is taken.
 */
export async function listenOnLoopback(
  port: number,
  options: http.ServerOptions,
  handler: http.RequestListener,
): Promise<LoopbackServer> {
  for (let attempt = 1; ; attempt++) {
    const first = http.createServer(options, handler);
    const bound = await listen(first, port, '127.0.0.1');
    const second = http.createServer(options, handler);
    try {
      await listen(second, bound, '::1');
      return { port: bound, close: () => closeAll([first, second]) };
    } catch (error) {
      if (NO_IPV6.has(codeOf(error))) return { port: bound, close: () => closeAll([first]) };
      await closeAll([first]);
      if (port !== 0 || codeOf(error) !== 'EADDRINUSE' || attempt === ATTEMPTS) throw error;
    }
  }
}

function listen(server: http.Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog: 1024 }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function closeAll(servers: http.Server[]): Promise<void> {
  await Promise.all(
    servers.map((server) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    }),
  );
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | undefined)?.code ?? '';
}
