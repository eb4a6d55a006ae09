import { createHash, randomBytes } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { DeskClock } from '#local/clock.ts';
import type { BucketDefinition } from './interface.ts';

const storedVersionSchema = z.object({
  key: z.string(),
  versionId: z.string(),
  /** Rises with each write of the bucket; names the files too. */
  sequence: z.number(),
  isDeleteMarker: z.boolean(),
  size: z.number(),
  /** Without quotation marks. */
  eTag: z.string(),
  /** Response headers that are kept with the object: content-type, content-disposition … */
  headers: z.record(z.string(), z.string()),
  metadata: z.record(z.string(), z.string()),
  tags: z.record(z.string(), z.string()),
  lastModifiedMs: z.number(),
});

export type StoredVersion = z.infer<typeof storedVersionSchema>;

export interface ObjectDraft {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

export interface ObjectFiles {
  /** The version a plain GET finds, which may be a delete marker. */
  latest(key: string): StoredVersion | undefined;
  version(key: string, versionId: string): StoredVersion | undefined;
  /** All versions by key in the order of its UTF-8 bytes, the newest of a key first. */
  all(): StoredVersion[];
  /** @param before runs when everything is ready but the last rename that makes the object visible. */
  put(draft: ObjectDraft, before: (version: StoredVersion) => void): StoredVersion;
  bytes(version: StoredVersion): Promise<Buffer>;
  /** A delete marker in a versioned bucket; undefined where the object is simply gone. */
  remove(key: string): StoredVersion | undefined;
  removeVersion(key: string, versionId: string): StoredVersion | undefined;
  setTags(version: StoredVersion, tags: Readonly<Record<string, string>>): void;
}

/** The version id of everything in a bucket without versions. */
const NULL_VERSION = 'null';

const SIDECAR = '.json';
const BODY = '.body';

/** Sequences follow the clock, with room for this many writes in a millisecond. */
const WRITES_PER_MS = 1_000;

/**
 * One bucket's objects: for each version a body file and a sidecar. The names come from a sequence and not
 * from the key, which may hold any characters. The sidecar's rename makes a version visible.
 */
export function openObjectFiles(
  dir: string,
  { versioned }: BucketDefinition,
  clock: DeskClock,
): ObjectFiles {
  mkdirSync(dir, { recursive: true });
  const byKey = loadVersions(dir);
  let lastSequence = Math.max(0, ...[...byKey.values()].flat().map(({ sequence }) => sequence));
  const nextSequence = () => {
    lastSequence = Math.max(lastSequence + 1, clock.now() * WRITES_PER_MS);
    return lastSequence;
  };
  const forget = (version: StoredVersion) => {
    const rest = (byKey.get(version.key) ?? []).filter((other) => other !== version);
    if (rest.length === 0) byKey.delete(version.key);
    else byKey.set(version.key, rest);
    // The sidecar first: a body without one is swept at the next start, the reverse would be a broken object.
    unlinkSync(pathOf(dir, version, SIDECAR));
    rmSync(pathOf(dir, version, BODY), { force: true });
  };
  const add = (version: StoredVersion, before: () => void) => {
    const path = pathOf(dir, version, SIDECAR);
    writeFileSync(`${path}.new`, JSON.stringify(version));
    before();
    renameSync(`${path}.new`, path);
    const older = byKey.get(version.key) ?? [];
    byKey.set(version.key, [version, ...older]);
    if (!versioned) for (const replaced of older) forget(replaced);
  };
  const blank = (key: string) => ({
    key,
    versionId: versioned ? randomBytes(24).toString('base64url') : NULL_VERSION,
    sequence: nextSequence(),
    isDeleteMarker: false,
    size: 0,
    eTag: '',
    headers: {},
    metadata: {},
    tags: {},
    lastModifiedMs: clock.now(),
  });
  const latest = (key: string) => byKey.get(key)?.[0];
  const version = (key: string, versionId: string) =>
    byKey.get(key)?.find((candidate) => candidate.versionId === versionId);

  return {
    latest,
    version,
    all: () =>
      [...byKey]
        .sort(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
        .flatMap(([, versions]) => versions),
    put: ({ key, bytes, ...kept }, before) => {
      const eTag = createHash('md5').update(bytes).digest('hex');
      const stored = { ...blank(key), ...kept, size: bytes.length, eTag };
      writeFileSync(pathOf(dir, stored, BODY), bytes);
      add(stored, () => before(stored));
      return stored;
    },
    bytes: (stored) => readFile(pathOf(dir, stored, BODY)),
    remove: (key) => {
      if (versioned) {
        const marker = { ...blank(key), isDeleteMarker: true };
        add(marker, () => {});
        return marker;
      }
      const stored = latest(key);
      if (stored) forget(stored);
      return undefined;
    },
    removeVersion: (key, versionId) => {
      const stored = version(key, versionId);
      if (stored) forget(stored);
      return stored;
    },
    setTags: (stored, tags) => {
      stored.tags = { ...tags };
      const path = pathOf(dir, stored, SIDECAR);
      writeFileSync(`${path}.new`, JSON.stringify(stored));
      renameSync(`${path}.new`, path);
    },
  };
}

const nameOf = ({ sequence }: StoredVersion) => sequence.toString(16).padStart(16, '0');

const pathOf = (dir: string, version: StoredVersion, ending: string) =>
  join(dir, `${nameOf(version)}${ending}`);

/** The value by which the notifications of one key can be put in order. */
export const sequencerOf = (version: StoredVersion): string => nameOf(version).toUpperCase();

/** @throws Error that names a sidecar that cannot be read. */
function loadVersions(dir: string): Map<string, StoredVersion[]> {
  const names = readdirSync(dir);
  const sidecars = names.filter((name) => name.endsWith(SIDECAR)).sort();
  const known = new Set(sidecars.map((name) => name.slice(0, -SIDECAR.length)));
  const byKey = new Map<string, StoredVersion[]>();
  for (const name of sidecars) {
    const version = readSidecar(join(dir, name));
    const older = byKey.get(version.key) ?? [];
    // In a bucket without versions a kill may have left the replaced object behind.
    const kept = older.filter(({ versionId }) => versionId !== version.versionId);
    byKey.set(version.key, [version, ...kept]);
  }
  for (const name of names) {
    const isLeftOver =
      name.endsWith('.new') || (name.endsWith(BODY) && !known.has(name.slice(0, -BODY.length)));
    if (isLeftOver) unlinkSync(join(dir, name));
  }
  return byKey;
}

function readSidecar(path: string): StoredVersion {
  try {
    return storedVersionSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new Error(`${path} cannot be read.`, { cause });
  }
}
