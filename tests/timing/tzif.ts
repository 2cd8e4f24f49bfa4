import { existsSync, readFileSync } from 'node:fs';

/** A change of a zone's clocks; all in milliseconds, offsets as local time minus UTC. */
export interface Change {
  at: number;
  before: number;
  after: number;
}

/**
 * What the operating system's own zone data says of a zone, from the 64-bit part of its TZif file (RFC 9636). Undefined
 * when the machine has no such file, or one that leaves the time up to `until` to a rule.
 */
export function changesFromSystem(zone: string, until: number): Change[] | undefined {
  const path = `/usr/share/zoneinfo/${zone}`;
  if (!existsSync(path)) return undefined;
  const changes = parseTzif(readFileSync(path));
  return (changes.at(-1)?.at ?? 0) >= until ? changes : undefined;
}

const headerBytes = 44;

function parseTzif(file: Buffer): Change[] {
  if (file.toString('latin1', 0, 4) !== 'TZif' || file.toString('latin1', 4, 5) < '2')
    throw new Error('not a TZif file of version 2 or later');
  const old = counts(file, 0);
  const oldBytes =
    old.times * 5 + old.types * 6 + old.characters + old.leaps * 8 + old.standards + old.universals;
  const header = headerBytes + oldBytes;
  const { times, types } = counts(file, header);
  const timesAt = header + headerBytes;
  const indexesAt = timesAt + times * 8;
  const typesAt = indexesAt + times;
  const offsetOfType = (type: number) => file.readInt32BE(typesAt + type * 6) * 1_000;
  if (types === 0) throw new Error('a TZif file without local times');

  const changes: Change[] = [];
  let before = offsetOfType(0);
  for (let i = 0; i < times; i++) {
    const after = offsetOfType(file.readUInt8(indexesAt + i));
    changes.push({ at: Number(file.readBigInt64BE(timesAt + i * 8)) * 1_000, before, after });
    before = after;
  }
  return changes.filter((change) => change.before !== change.after);
}

function counts(file: Buffer, header: number) {
  const [universals = 0, standards = 0, leaps = 0, times = 0, types = 0, characters = 0] = [
    20, 24, 28, 32, 36, 40,
  ].map((at) => file.readUInt32BE(header + at));
  return { universals, standards, leaps, times, types, characters };
}
