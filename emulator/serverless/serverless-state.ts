import { mkdtempSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Clock } from '../clock';
import { type Hosted, hostedName, hostedOf } from './hosted';
import { installPackages } from './install-packages';
import type { Build, Dependency, Service } from './resources';

/** Everything the account has on Twilio Functions, and the folder in which its builds are unpacked. */
export class ServerlessState {
  readonly services = new Map<string, Service>();
  #dir: string | undefined;
  readonly #packing = new Set<Promise<void>>();
  readonly #installed = new Map<string, Promise<string>>();

  constructor(
    readonly clock: Clock,
    private readonly credentials: { ACCOUNT_SID: string; AUTH_TOKEN: string },
    /** Whose installed packages the builds get. */
    private readonly projectDir: string,
  ) {}

  get accountSid(): string {
    return this.credentials.ACCOUNT_SID;
  }

  /** What is served at a domain. Throws if nothing was deployed there. */
  hosted(domainName: string): Hosted {
    for (const service of this.services.values()) {
      for (const environment of service.environments.values()) {
        const hosted = hostedOf(service, environment, this.credentials);
        if (environment.domainName === domainName && hosted) return hosted;
      }
    }
    throw new Error(`Nothing is deployed to ${domainName}`);
  }

  /** A folder for a new build, outside of any project, so that nothing is found there that was not put there. */
  newDir(name: string): string {
    this.#dir ??= mkdtempSync(path.join(tmpdir(), 'twilio-functions-'));
    return path.join(this.#dir, name);
  }

  /** Unpacks a build, which ends as `completed` or `failed` in a moment. */
  pack(build: Build): void {
    const packing = this.#unpack(build)
      .then(
        () => {
          build.status = 'completed';
        },
        (error: unknown) => {
          build.status = 'failed';
          build.problem = String(error);
        },
      )
      .finally(() => this.#packing.delete(packing));
    this.#packing.add(packing);
  }

  reset(): void {
    this.services.clear();
  }

  /** Deletes what was unpacked. */
  async close(): Promise<void> {
    await Promise.all(this.#packing);
    if (this.#dir) await rm(this.#dir, { recursive: true, force: true });
  }

  async #unpack(build: Build): Promise<void> {
    // Without it a Function has neither client nor TwiML.
    if (!build.dependencies.some(({ name }) => name === 'twilio')) throw new Error('twilio is no dependency');
    await mkdir(build.dir, { recursive: true });
    for (const version of build.functions) {
      await writeFile(path.join(build.dir, hostedName(version, 'function')), version.content);
    }
    for (const version of build.assets) {
      await writeFile(path.join(build.dir, hostedName(version, 'asset')), version.content);
    }
    await symlink(await this.#install(build.dependencies), path.join(build.dir, 'node_modules'));
  }

  /** A `node_modules` with these dependencies. Builds that declare the same share it. */
  #install(dependencies: Dependency[]): Promise<string> {
    const key = JSON.stringify(dependencies);
    const known = this.#installed.get(key);
    if (known) return known;
    const dir = this.newDir(`packages-${this.#installed.size}`);
    const installing = installPackages(this.projectDir, dependencies, dir).then(() =>
      path.join(dir, 'node_modules'),
    );
    this.#installed.set(key, installing);
    return installing;
  }
}
