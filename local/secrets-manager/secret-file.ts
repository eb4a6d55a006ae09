import { createHash, randomInt, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { SecretDefinition } from './interface.ts';

const secretSchema = z.object({
  name: z.string(),
  createdAtMs: z.number(),
  changedAtMs: z.number(),
  /** The newest last. */
  versions: z.array(
    z.object({
      versionId: z.string(),
      secretString: z.string(),
      createdAtMs: z.number(),
      stages: z.array(z.string()),
    }),
  ),
});

export type Secret = z.infer<typeof secretSchema>;

export type SecretVersion = Secret['versions'][number];

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const templateSchema = z.record(z.string(), z.unknown());

const generated = (length: number) =>
  Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)] ?? '').join('');

const fileOf = (dir: string, name: string) =>
  join(dir, `${createHash('sha256').update(name).digest('hex').slice(0, 32)}.json`);

/** Replaces the file whole; it is readable by its owner only. */
export function writeSecret(dir: string, secret: Secret): void {
  const file = fileOf(dir, secret.name);
  writeFileSync(`${file}.new`, JSON.stringify(secret), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Reads the secret of an earlier start, or makes it. @throws for a template that is not a JSON object. */
export function openSecret(dir: string, definition: SecretDefinition, nowMs: number): Secret {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const { name, template, generateKey, length } = definition;
  const file = fileOf(dir, name);
  if (existsSync(file)) return secretSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const members = templateSchema.parse(JSON.parse(template));
  const version = {
    versionId: randomUUID(),
    secretString: JSON.stringify({ ...members, [generateKey]: generated(length) }),
    createdAtMs: nowMs,
    stages: ['AWSCURRENT'],
  };
  const secret = { name, createdAtMs: nowMs, changedAtMs: nowMs, versions: [version] };
  writeSecret(dir, secret);
  return secret;
}
