import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import * as z from 'zod';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/** The `JwtConfiguration` of an authorizer in the template. */
export interface JwtAuthorizer {
  readonly issuer: string;
  /** A token passes when its `aud`, or without one its `client_id`, is among them. */
  readonly audience: readonly string[];
}

/** What a function reads under `requestContext.authorizer.jwt`. */
export interface JwtPrincipal {
  readonly claims: Readonly<Record<string, string>>;
  readonly scopes: readonly string[] | null;
}

export interface AccessRefusal {
  readonly status: 401 | 403;
  readonly challenge: string;
}

type ClaimValue = JWTPayload[string];

/** HTTP APIs take RSA signatures only. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
/** Service quotas of HTTP APIs: the key set is fetched within 1.5 s and kept for two hours. */
const FETCH_TIMEOUT_MS = 1_500;
const KEYS_KEPT_MS = 2 * 60 * 60 * 1_000;
/** The clocks of two processes that count the desk's time differ by the clock's speed times a tick. */
const ISSUED_AHEAD_SECONDS = 60;

/** Signatures found good are remembered, since checking one costs more than the rest of the gateway's work. */
const MAX_REMEMBERED = 1_000;

const discovery = z.object({ jwks_uri: z.url() });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** HTTP APIs hand claims on as text: lists as `[a b]`, objects as `map[a:1 b:2]`. */
function claimText(value: ClaimValue): string {
  if (Array.isArray(value)) return `[${value.map(claimText).join(' ')}]`;
  if (isRecord(value)) {
    return `map[${Object.entries(value)
      .map(([name, part]) => `${name}:${claimText(part)}`)
      .join(' ')}]`;
  }
  return String(value);
}

const unauthorized = (description?: string): Result<never, AccessRefusal> =>
  refuse({
    status: 401,
    challenge:
      description === undefined
        ? 'Bearer'
        : `Bearer scope="" error="invalid_token" error_description="${description}"`,
  });

function descriptionOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JWTClaimValidationFailed) return `invalid ${error.claim} claim`;
  if (error instanceof errors.JOSEError) return 'signature or form of the token is not valid';
  return 'OIDC discovery endpoint communication error';
}

function untimelyReason({ exp = 0, nbf = 0, iat = 0 }: JWTPayload, nowSeconds: number) {
  if (exp <= nowSeconds) return 'the token has expired';
  if (nbf > nowSeconds) return 'the token is not valid yet';
  if (iat > nowSeconds + ISSUED_AHEAD_SECONDS) return 'the token was issued in the future';
  return undefined;
}

const audiencesOf = ({ aud, client_id: client }: JWTPayload): readonly unknown[] =>
  aud === undefined ? [client] : [aud].flat();

const scopesOf = ({ scope, scp }: JWTPayload): readonly string[] =>
  [scope, scp].flat().flatMap((text) => (typeof text === 'string' ? text.split(' ') : []));

async function keysOf(issuer: string) {
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
  });
  const { jwks_uri } = discovery.parse(await answer.json());
  return createRemoteJWKSet(new URL(jwks_uri), {
    timeoutDuration: FETCH_TIMEOUT_MS,
    cacheMaxAge: KEYS_KEPT_MS,
  });
}

/**
 * The JWT authorizer of an HTTP API: signature, `iss`, audience, `exp`, `nbf` and `iat` by the desk's
 * clock, scopes where the route names some.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 *
 * Refuses with 401 (no or no valid token) or 403 (none of the route's scopes).
 */
export function jwtAuthorizer({ issuer, audience }: JwtAuthorizer, clock: { now(): number }) {
  let keys: ReturnType<typeof keysOf> | undefined;
  const remembered = new Map<string, JWTPayload>();

  function remember(token: string, payload: JWTPayload): JWTPayload {
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(token, payload);
    return payload;
  }

  async function verified(token: string): Promise<Result<JWTPayload, AccessRefusal>> {
    const known = remembered.get(token);
    if (known !== undefined) return accept(known);
    try {
      // Looked at before any key is fetched: a stranger's token costs no call.
      if (decodeJwt(token).iss !== issuer) return unauthorized('invalid issuer');
      keys ??= keysOf(issuer);
      const { payload } = await jwtVerify(token, await keys, {
        issuer,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp'],
        currentDate: new Date(clock.now()),
      });
      return accept(remember(token, payload));
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) keys = undefined;
      return unauthorized(descriptionOf(error));
    }
  }

  return async (
    authorization: string | undefined,
    scopes: readonly string[] = [],
  ): Promise<Result<JwtPrincipal, AccessRefusal>> => {
    const token = authorization?.replace(/^bearer /i, '').trim() ?? '';
    if (token === '') return unauthorized();
    const proof = await verified(token);
    if (!proof.ok) return proof;
    const payload = proof.value;
    if (!audiencesOf(payload).some((name) => audience.some((known) => known === name))) {
      return unauthorized('invalid audience');
    }
    const untimely = untimelyReason(payload, clock.now() / 1000);
    if (untimely !== undefined) return unauthorized(untimely);
    const granted = scopesOf(payload);
    if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) {
      return refuse({ status: 403, challenge: 'Bearer error="insufficient_scope"' });
    }
    const claims = Object.entries(payload).map(([name, value]) => [name, claimText(value)]);
    return accept({
      claims: Object.fromEntries(claims),
      scopes: scopes.length > 0 ? granted : null,
    });
  };
}
