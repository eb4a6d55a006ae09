import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import { signAccessToken } from './access-token.ts';
import { readDescription, readIdentity } from './issuer-folder.ts';

export interface MintRequest {
  /** The issuer's folder. */
  readonly dir: string;
  readonly user: string;
  /** Real time in milliseconds since the epoch; the desk's time follows from the issuer's anchor. */
  readonly realNow: number;
}

export type MintRefusal =
  | { readonly code: 'token.desk-not-started' }
  | { readonly code: 'token.user-unknown'; readonly known: readonly string[] };

/** Scope of a token that nobody signed in for, as `InitiateAuth` gives it. */
const SCOPE = 'aws.cognito.signin.user.admin';

/**
 * An access token for one of the desk's people, without signing in, valid for one hour of the desk's time.
 *
 * @throws when a file of the folder is damaged.
 */
export async function mintToken({
  dir,
  user,
  realNow,
}: MintRequest): Promise<Result<string, MintRefusal>> {
  const identity = readIdentity(dir);
  const description = readDescription(dir);
  if (identity === undefined || description === undefined) {
    return refuse({ code: 'token.desk-not-started' });
  }
  const { issuer, clientId, people, anchor } = description;
  const person = people.find(({ name }) => name === user);
  if (person === undefined) {
    return refuse({ code: 'token.user-unknown', known: people.map(({ name }) => name) });
  }
  const now = anchor.deskEpochMs + (realNow - anchor.realEpochMs) * anchor.speed;
  const grant = { person, issuer, clientId, scope: SCOPE, now };
  return accept(await signAccessToken(identity.key, grant));
}
