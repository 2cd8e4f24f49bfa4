import http from 'node:http';
import type { AddressInfo } from 'node:net';
import twilio, { type Twilio } from 'twilio';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../emulator';
import { Controls } from './controls';

/** A request that the emulated Twilio made to the product. */
export interface Received {
  url: string;
  method: string;
  headers: http.IncomingHttpHeaders;
  body: string;
  form: Record<string, string>;
}

const LIFE = ['queued', 'sent', 'delivered', 'undelivered', 'failed', 'read'];

/** What was told of one message, in the order of its life: that of its arrival is up to the network. */
export function inOrderOfLife<T>(told: T[], status: (one: T) => string | undefined): T[] {
  const age = (one: T) => LIFE.indexOf(status(one) ?? '');
  return [...told].sort((a, b) => age(a) - age(b));
}

/** A stand-in for the product: keeps what it is sent and answers as told. */
export class Product {
  readonly received: Received[] = [];
  answer: (request: Received) => { status: number; type?: string; body?: string } | undefined = () => ({
    status: 204,
  });
  readonly #server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const received: Received = {
        url: `${this.origin}${request.url}`,
        method: request.method ?? '',
        headers: request.headers,
        body,
        form: Object.fromEntries(new URLSearchParams(body)),
      };
      this.received.push(received);
      const answer = this.answer(received);
      if (!answer) return;
      response.writeHead(answer.status, { 'content-type': answer.type ?? 'text/plain' }).end(answer.body);
    });
  });
  origin = '';

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The forms posted to a path, in order of arrival. */
  forms(path: string): Record<string, string>[] {
    return this.received.filter((one) => new URL(one.url).pathname === path).map((one) => one.form);
  }

  /** The status callbacks to a path, in the order of a message's life. */
  statusForms(path = '/status'): Record<string, string>[] {
    return inOrderOfLife(this.forms(path), (form) => form.MessageStatus);
  }

  /** The statuses these tell. */
  statuses(path?: string): (string | undefined)[] {
    return this.statusForms(path).map((form) => form.MessageStatus);
  }

  reset(): void {
    this.received.length = 0;
    this.answer = () => ({ status: 204 });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

export interface Bench {
  emulator: Emulator;
  product: Product;
  client: Twilio;
  controls: Controls;
}

/** Starts an emulator and a product for the tests of a file; both are empty again before each test. */
export function startBench(options: EmulatorOptions = {}): Bench {
  const product = new Product();
  const bench = { product } as Bench;

  beforeAll(async () => {
    await product.start();
    bench.emulator = await startEmulator(options);
    const { origin, accountSid, authToken } = bench.emulator;
    process.env.TWILIO_API_ORIGIN = origin;
    bench.client = twilio(accountSid, authToken);
    bench.emulator.configureWebhooks({
      inbound: `${product.origin}/inbound`,
      status: `${product.origin}/status`,
      clicks: `${product.origin}/clicks?key=secret`,
      events: `${product.origin}/events?key=secret`,
    });
    bench.controls = new Controls(origin);
  });
  beforeEach(async () => {
    bench.emulator.reset();
    product.reset();
    await bench.controls.faults({ lifeStepMs: 5 });
  });
  afterAll(async () => {
    await bench.emulator.close();
    await product.close();
  });
  return bench;
}

/** A US number that nobody owns, a different one for each index. */
export function recipient(index = 1): string {
  return `+1202555${String(1000 + index)}`;
}
