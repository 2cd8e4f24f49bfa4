import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { Account, type WebhookUrls } from './account';
import { accountOperations } from './api';
import { Router } from './api/router';
import { serverlessOperations } from './api/serverless';
import { SyncState, syncOperations } from './api/sync';
import type { Clock } from './clock';
import { serveControls } from './controls';
import { Handsets } from './handsets/inbound';
import { Lives } from './messages/life';
import type { Exchange } from './operation';
import { RequestLog } from './request-log';
import { startServer } from './server';
import { ServerlessState } from './serverless/serverless-state';
import { newSid } from './sids';
import { Deliverer } from './webhooks/deliver';
import { StatusCallbacks } from './webhooks/status-callback';

export type { WebhookUrls } from './account';

/** Whatever is not given is generated. */
export interface EmulatorOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  accountSid?: string;
  /** 32 characters, as Twilio's are. */
  authToken?: string;
  messagingServiceSid?: string;
  syncServiceSid?: string;
  /** Host of shortened links. */
  linkDomain?: string;
}

/** A running emulated Twilio account. */
export interface Emulator {
  /** Base URL of API and controls, without a slash at its end. */
  origin: string;
  accountSid: string;
  authToken: string;
  messagingServiceSid: string;
  syncServiceSid: string;
  clock: Clock;
  /** Sync's limits, which can be switched off, and its counts of reads, writes and refusals. */
  sync: Pick<SyncState, 'limits' | 'stats'>;
  /** What is deployed to Twilio Functions, and where it is unpacked until the emulator is closed. */
  serverless: Pick<ServerlessState, 'hosted' | 'services'>;
  /** Tells of every API exchange; the answer is a function that stops it. */
  onExchange(listener: (exchange: Exchange) => void): () => void;
  /** Where Twilio calls: the service's inbound webhook and status callback, the link domain, Event Streams. */
  configureWebhooks(urls: WebhookUrls): void;
  /** Waits until no life step and no callback is under way; false if that takes longer than `timeoutMs` (10 s). */
  idle(timeoutMs?: number): Promise<boolean>;
  /** As at the start, or without any Messaging Service; SIDs, token and configured webhooks stay. */
  reset(empty?: boolean): void;
  close(): Promise<void>;
}

/** Starts an emulated Twilio on the loopback interface. Rejects if the port is taken. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const messagingServiceSid = options.messagingServiceSid ?? newSid('MG');
  const syncServiceSid = options.syncServiceSid ?? newSid('IS');
  const account = new Account({
    accountSid: options.accountSid ?? newSid('AC'),
    authToken: options.authToken ?? randomBytes(16).toString('hex'),
    messagingServiceSid,
    linkDomain: options.linkDomain ?? 'l.example.com',
  });
  const deliverer = new Deliverer(account.authToken, account.activity);
  const callbacks = new StatusCallbacks(account, deliverer);
  const lives = new Lives(account, callbacks);
  const sync = new SyncState(account.clock, account.sid, syncServiceSid, account.faults);
  const credentials = { ACCOUNT_SID: account.sid, AUTH_TOKEN: account.authToken };
  const serverless = new ServerlessState(account.clock, credentials, path.resolve(__dirname, '..'));
  const requests = new RequestLog();

  const reset = (empty = false) => {
    lives.reset();
    callbacks.reset();
    deliverer.reset();
    requests.clear();
    account.reset(empty);
    sync.reset();
    serverless.reset();
  };
  const server = await startServer(
    {
      accountSid: account.sid,
      authToken: account.authToken,
      router: new Router([
        ...accountOperations(account, lives),
        ...syncOperations(sync),
        ...serverlessOperations(serverless),
      ]),
      faults: account.faults,
      log: requests,
      controls: serveControls({
        account,
        deliverer,
        handsets: new Handsets(account, lives, deliverer),
        requests,
        sync,
        reset,
      }),
    },
    options.port ?? 0,
  );
  return {
    origin: `http://localhost:${server.port}`,
    accountSid: account.sid,
    authToken: account.authToken,
    messagingServiceSid,
    syncServiceSid,
    clock: account.clock,
    sync,
    serverless,
    onExchange: (listener) => requests.listen(listener),
    configureWebhooks: (urls) => account.configureWebhooks(urls),
    idle: (timeoutMs = 10_000) => account.activity.idle(timeoutMs),
    reset,
    close: async () => {
      reset();
      await server.close();
      await serverless.close();
    },
  };
}
