import type { Emulator } from '../../emulator';
import type { Hosted } from '../../emulator/serverless/hosted';
import type { Build } from '../../emulator/serverless/resources';
import { copyProject, deploy } from './deploy';

export interface Rehearsed {
  domain: string;
  build: Build;
  hosted: Hosted;
  /** What the second deployment did otherwise than the first one should make it do; empty if nothing. */
  problems: string[];
}

/** Deploys the built project, and deploys it again, by the official tool and from `dir`. Rejects where the tool fails. */
export async function deployTwice(emulator: Emulator, dir: string): Promise<Rehearsed> {
  const { serverless, origin } = emulator;
  copyProject(dir, emulator);
  const first = await deploy(dir, origin).catch((error: unknown) => {
    // The tool says only that a Build has failed.
    throw new Error(buildsOf(emulator).at(-1)?.problem ?? String(error), { cause: error });
  });
  const before = inventory(emulator);
  const domain = await deploy(dir, origin);
  const after = inventory(emulator);

  const builds = buildsOf(emulator);
  const build = builds.at(-1);
  if (!build) throw new Error('There is no Build');
  const problems = builds.length === 2 ? [] : [`${builds.length} Builds, not two`];
  if (domain !== first) problems.push(`deployed to ${first}, then to ${domain}`);
  if (before !== after) problems.push(`had ${before}, then ${after}`);
  return { domain, build, hosted: serverless.hosted(domain), problems };
}

function buildsOf({ serverless }: Emulator): Build[] {
  return [...serverless.services.values()].flatMap((service) => [...service.builds.values()]);
}

/** What a second deployment must not add to. */
function inventory({ serverless }: Emulator): string {
  const services = [...serverless.services.values()];
  const environments = services.flatMap((service) => [...service.environments.values()]);
  const count = (sizes: number[]) => sizes.reduce((sum, size) => sum + size, 0);
  return [
    `${services.length} Services`,
    `${environments.length} Environments`,
    `${count(services.map(({ functions }) => functions.size))} Functions`,
    `${count(services.map(({ assets }) => assets.size))} Assets`,
    `${count(environments.map(({ variables }) => variables.size))} Variables`,
  ].join(', ');
}
