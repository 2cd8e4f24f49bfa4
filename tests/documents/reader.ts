import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Emulator, type Stack, startStack } from '../../emulator/stack';
import { Shell } from './shell';

/** What documents write in place of what everybody's own deployment has. */
const shownDomain = 'messaging-1234.twil.io';
const shownKey = 'tmb_CsBZno8wutNCWflADcrrfCUyO97B6kAIoeVfYWTujSU';

/**
 * Somebody who follows a document with an account of their own, which is the emulator's: names a sender, writes into `.env`
 * what a command has printed for it, and uses their own key and domain, where what was deployed is hosted.
 */
export class Reader {
  readonly #shell: Shell;
  readonly #envFile: string;
  readonly #own = new Map<string, string>();
  readonly #values: Record<string, string>;
  #hosting: Stack | undefined;

  constructor(
    dir: string,
    private readonly emulator: Emulator,
    env: Record<string, string | undefined>,
  ) {
    const { origin, accountSid, authToken } = emulator;
    const preload = `--require ${path.join(dir, 'emulator', 'preload.cjs')}`;
    this.#shell = new Shell(dir, { ...env, TWILIO_API_ORIGIN: origin, NODE_OPTIONS: preload });
    this.#envFile = path.join(dir, '.env');
    this.#values = { ACCOUNT_SID: accountSid, AUTH_TOKEN: authToken };
    const service = path.join(dir, 'messaging-service.json');
    const senders = { phoneNumbers: ['+12025550142'] };
    writeFileSync(service, JSON.stringify({ ...JSON.parse(readFileSync(service, 'utf8')), senders }));
  }

  async run(commands: string): Promise<string> {
    const own = [...this.#own].reduce((text, [shown, actual]) => text.replaceAll(shown, actual), commands);
    const printed = await this.#shell.run(own);
    await this.#takeNotice(printed);
    if (existsSync(this.#envFile)) this.#fillIn();
    return printed;
  }

  async close(): Promise<void> {
    await this.#shell.close();
    await this.#hosting?.close();
  }

  async #takeNotice(printed: string): Promise<void> {
    const found = (pattern: RegExp) => pattern.exec(printed)?.[1];
    const key = found(/(tmb_\S+)/);
    const values = {
      API_KEYS: found(/Entry, for API_KEYS: +(\S+)/),
      TWILIO_MESSAGING_SERVICE_SID: found(/TWILIO_MESSAGING_SERVICE_SID=(\S+)/),
    };
    if (key) this.#own.set(shownKey, key);
    for (const [name, value] of Object.entries(values)) if (value) this.#values[name] = value;
    const domain = found(/([a-z0-9-]+\.twil\.io)/);
    if (domain && !this.#hosting) await this.#host(domain);
  }

  /** Serves what was deployed, on this machine. */
  async #host(domain: string): Promise<void> {
    this.#hosting = await startStack({
      port: 0,
      emulator: false,
      apiOrigin: this.emulator.origin,
      hosted: this.emulator.serverless.hosted(domain),
      quiet: true,
    });
    const { functionsUrl } = this.#hosting;
    this.#own.set(`https://${shownDomain}`, functionsUrl);
    this.#own.set(shownDomain, new URL(functionsUrl).host);
  }

  #fillIn(): void {
    const lines = readFileSync(this.#envFile, 'utf8').split('\n');
    const filled = lines.map((line) => {
      const [, name = ''] = /^([A-Z_]+)=/.exec(line) ?? [];
      return this.#values[name] === undefined ? line : `${name}=${this.#values[name]}`;
    });
    writeFileSync(this.#envFile, filled.join('\n'));
  }
}
