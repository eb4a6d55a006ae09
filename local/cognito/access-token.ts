import { createHash, randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import type { SigningKey } from './issuer-folder.ts';
import type { Person } from './people.ts';

/** How long an access token is valid, in seconds of the desk's time: the user pool's default. */
export const ACCESS_TOKEN_SECONDS = 3_600;

/** The claims of an access token of a user pool. There is no `aud`: a pool's access tokens have none. */
export interface AccessClaims {
  readonly sub: string;
  readonly 'cognito:groups'?: readonly string[];
  readonly iss: string;
  readonly version: 2;
  readonly client_id: string;
  readonly token_use: 'access';
  readonly scope: string;
  readonly auth_time: number;
  readonly exp: number;
  readonly iat: number;
  readonly jti: string;
  readonly username: string;
}

export interface AccessGrant {
  readonly person: Person;
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  /** The desk's time in milliseconds since the epoch. */
  readonly now: number;
}

/** A person's subject: a UUID that follows from the name, so that it is the same on every desk. */
export function subjectOf(name: string): string {
  const hex = createHash('sha256').update(`huiyin:${name}`).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
  return [...parts, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html */
export function accessClaims({ person, issuer, clientId, scope, now }: AccessGrant): AccessClaims {
  const second = Math.floor(now / 1000);
  return {
    sub: subjectOf(person.name),
    ...(person.groups.length === 0 ? {} : { 'cognito:groups': person.groups }),
    iss: issuer,
    version: 2,
    client_id: clientId,
    token_use: 'access',
    scope,
    auth_time: second,
    exp: second + ACCESS_TOKEN_SECONDS,
    iat: second,
    jti: randomUUID(),
    username: person.name,
  };
}

export async function signAccessToken(key: SigningKey, grant: AccessGrant): Promise<string> {
  return new SignJWT({ ...accessClaims(grant) })
    .setProtectedHeader({ alg: key.alg, kid: key.kid })
    .sign(await importJWK(key));
}
