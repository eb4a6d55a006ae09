import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import * as z from 'zod';

const signingKey = z.object({
  kty: z.literal('RSA'),
  kid: z.string(),
  use: z.literal('sig'),
  alg: z.literal('RS256'),
  n: z.string(),
  e: z.string(),
  d: z.string(),
  p: z.string(),
  q: z.string(),
  dp: z.string(),
  dq: z.string(),
  qi: z.string(),
});

const identity = z.object({
  key: signingKey,
  cookieKey: z.string(),
  /** Kept, because the port is part of the issuer's name and a token is refused under another one. */
  port: z.int().optional(),
});

const description = z.object({
  issuer: z.url(),
  clientId: z.string(),
  /** The desk's time as a line: `deskEpochMs + (now - realEpochMs) * speed`. */
  anchor: z.object({ deskEpochMs: z.number(), realEpochMs: z.number(), speed: z.number() }),
  people: z.array(
    z.object({
      name: z.string(),
      displayName: z.string(),
      role: z.enum(['agent', 'supervisor', 'admin']),
      team: z.string(),
      groups: z.array(z.string()),
    }),
  ),
});

export type SigningKey = z.infer<typeof signingKey>;
/** The secrets of the issuer and the port it was last at. */
export type IssuerIdentity = z.infer<typeof identity>;
/** What a command needs to sign a token beside the running desk. */
export type IssuerDescription = z.infer<typeof description>;

const IDENTITY = 'identity.json';
const DESCRIPTION = 'issuer.json';

/** The issuer's folder inside the desk's data folder; what starts the issuer must use it. */
export const issuerFolder = (data: string) => join(data, 'cognito');

/**
 * A kept file's value; none when it is not there.
 *
 * @throws when it is damaged.
 */
export function readKept<Value>(file: string, schema: z.ZodType<Value>): Value | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Error(`The file ${file} of the sign-in service is damaged.`, { cause });
  }
}

/** Replaces a file whole, so that a kill leaves the old or the new one. Readable by its owner only. */
export function replaceFile(file: string, value: unknown): void {
  const next = `${file}.next`;
  writeFileSync(next, JSON.stringify(value), { mode: 0o600 });
  renameSync(next, file);
}

async function freshIdentity(): Promise<IssuerIdentity> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  return {
    key: signingKey.parse({ ...jwk, kid, use: 'sig', alg: 'RS256' }),
    cookieKey: randomBytes(32).toString('base64url'),
  };
}

/**
 * The identity kept in a folder; made on the first call.
 *
 * @throws when the kept file is damaged.
 */
export async function openIdentity(dir: string): Promise<IssuerIdentity> {
  mkdirSync(dir, { recursive: true });
  const kept = readIdentity(dir);
  if (kept !== undefined) return kept;
  const fresh = await freshIdentity();
  keepIdentity(dir, fresh);
  return fresh;
}

export const readIdentity = (dir: string) => readKept(join(dir, IDENTITY), identity);
export const keepIdentity = (dir: string, value: IssuerIdentity) =>
  replaceFile(join(dir, IDENTITY), value);

export const readDescription = (dir: string) => readKept(join(dir, DESCRIPTION), description);
export const keepDescription = (dir: string, value: IssuerDescription) =>
  replaceFile(join(dir, DESCRIPTION), value);
