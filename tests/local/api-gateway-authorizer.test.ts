import { once } from 'node:events';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type HttpApiOptions, startHttpApi } from '#local/api-gateway/http-api.ts';
import type { HttpEvent } from '#local/api-gateway/request-event.ts';

const NOON = Date.parse('2026-03-02T04:00:00Z');
const SECOND = NOON / 1000;
let now = NOON;

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  now = NOON;
  for (const close of closers.splice(0).reverse()) await close();
});

async function api(options: Pick<HttpApiOptions, 'routes' | 'authorizers'>) {
  const events: HttpEvent[] = [];
  const running = await startHttpApi({
    port: 0,
    clock: { now: () => now },
    invoke: async (_target, event) => events.push(event),
    ...options,
  });
  closers.push(() => running.close());
  return { events, url: running.url };
}

const get = async (url: string, init?: RequestInit) => {
  const answer = await fetch(url, { redirect: 'manual', ...init });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
};

describe('the JWT authorizer', () => {
  let pair: Awaited<ReturnType<typeof generateKeyPair>>;
  beforeAll(async () => {
    pair = await generateKeyPair('RS256', { extractable: true });
  });

  async function issuer() {
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
    const asked: string[] = [];
    const server = createServer(({ url = '' }, response) => {
      asked.push(url);
      const body = url === '/keys' ? { keys: [jwk] } : { jwks_uri: `${name()}/keys` };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(body));
    });
    const name = () => {
      const address = server.address();
      return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    };
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = name();
    const leave = async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    };
    const comeBack = async () => {
      server.listen(Number(new URL(url).port), '127.0.0.1');
      await once(server, 'listening');
    };
    closers.push(async () => {
      if (server.listening) await leave();
    });
    return { url, asked, leave, comeBack };
  }

  const sign = (claims: JWTPayload, key = pair.privateKey) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(key);

  async function guarded(scopes?: readonly string[]) {
    const { url: name, ...place } = await issuer();
    const { url, events } = await api({
      routes: [{ routeKey: 'GET /v1/tickets', target: 'agent-api', authorizer: 'staff', scopes }],
      authorizers: { staff: { issuer: name, audience: ['console'] } },
    });
    const claims = {
      iss: name,
      client_id: 'console',
      iat: SECOND,
      exp: SECOND + 3600,
      username: 'wang',
      scope: 'openid profile',
      'cognito:groups': ['agent', 'team.technical'],
      verified: true,
    };
    const call = async (authorization?: string) =>
      get(`${url}/v1/tickets`, authorization === undefined ? {} : { headers: { authorization } });
    return { claims, call, events, ...place };
  }

  test('hands the claims on as text, lists in brackets', async () => {
    const { claims, call, events } = await guarded();

    expect((await call(`Bearer ${await sign(claims)}`)).status).toBe(200);
    expect(events[0]?.requestContext.authorizer?.jwt).toEqual({
      claims: {
        ...claims,
        iat: String(SECOND),
        exp: String(SECOND + 3600),
        'cognito:groups': '[agent team.technical]',
        verified: 'true',
      },
      scopes: null,
    });
  });

  test('fetches the keys once', async () => {
    const { claims, call, asked } = await guarded();
    await call(await sign(claims));
    await call(await sign(claims));

    expect(asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  test('refuses a token that was good before, as soon as it has expired', async () => {
    const { claims, call } = await guarded();
    const token = await sign(claims);

    expect((await call(token)).status).toBe(200);
    now = (SECOND + 3600) * 1000;
    expect((await call(token)).status).toBe(401);
  });

  test('takes aud before client_id', async () => {
    const { claims, call } = await guarded();

    expect(
      (await call(await sign({ ...claims, aud: ['other', 'console'], client_id: 'x' }))).status,
    ).toBe(200);
    expect((await call(await sign({ ...claims, aud: 'other' }))).status).toBe(401);
  });

  test.each([
    ['expired by the desk’s clock', { exp: SECOND - 1 }],
    ['not yet valid', { nbf: SECOND + 10 }],
    ['from the future', { iat: SECOND + 3600 }],
    ['for another client', { client_id: 'other' }],
    ['of another issuer', { iss: 'https://evil.example' }],
  ])('refuses a token %s', async (_why, wrong) => {
    const { claims, call, events } = await guarded();
    const { status, body, headers } = await call(`Bearer ${await sign({ ...claims, ...wrong })}`);

    expect([status, body]).toEqual([401, '{"message":"Unauthorized"}']);
    expect(headers.get('www-authenticate')).toContain('error="invalid_token"');
    expect(events).toEqual([]);
  });

  test('refuses no token, garbage, a foreign key, and an unsigned token', async () => {
    const { claims, call } = await guarded();
    const foreign = await generateKeyPair('RS256');
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

    expect(await call()).toMatchObject({ status: 401, body: '{"message":"Unauthorized"}' });
    expect((await call('Bearer a.b.c')).status).toBe(401);
    expect((await call(await sign(claims, foreign.privateKey))).status).toBe(401);
    expect((await call(`${part({ alg: 'none' })}.${part(claims)}.`)).status).toBe(401);
  });

  test('refuses with 403 when the token has none of the route’s scopes', async () => {
    const { claims, call } = await guarded(['desk.read']);

    expect(await call(await sign(claims))).toMatchObject({
      status: 403,
      body: '{"message":"Forbidden"}',
    });
    expect((await call(await sign({ ...claims, scope: 'desk.read x' }))).status).toBe(200);
  });

  test('refuses a token without an end', async () => {
    const { claims, call } = await guarded();
    const { exp: _end, ...endless } = claims;

    expect((await call(await sign(endless))).status).toBe(401);
  });

  test('refuses everybody while the issuer is away, and asks again', async () => {
    const { claims, call, leave, comeBack } = await guarded();
    const token = await sign(claims);
    await leave();

    const { status, headers } = await call(token);

    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toContain('communication error');
    await comeBack();
    expect((await call(token)).status).toBe(200);
  });
});
