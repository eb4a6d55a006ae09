import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type Issuer, startIssuer } from '#local/cognito/issuer.ts';
import { issuerFolder } from '#local/cognito/issuer-folder.ts';
import { PEOPLE } from '#local/cognito/people.ts';

/** Each desk makes an RSA key of its own, which a busy machine takes seconds for. */
const SLOW_MS = 60_000;
const CLIENT = 'console';
const CALLBACK = 'http://127.0.0.1:8787/console';
const tokenAnswer = z.object({
  access_token: z.string(),
  id_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number(),
});

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function dataFolder(): string {
  const data = mkdtempSync(join(tmpdir(), 'huiyin-cognito-'));
  closers.push(() => rmSync(data, { recursive: true, force: true }));
  return data;
}

/** A clock that stands `aheadMs` before the real one and runs `speed` times as fast. */
function clockAt(aheadMs: number, speed = 1) {
  const realEpochMs = Date.now();
  const deskEpochMs = realEpochMs + aheadMs;
  return {
    speed,
    now: () => deskEpochMs + (Date.now() - realEpochMs) * speed,
    anchor: () => ({ deskEpochMs, realEpochMs, speed }),
  };
}

async function issuerIn(data: string, clock = clockAt(0)): Promise<Issuer> {
  const issuer = await startIssuer({
    dir: issuerFolder(data),
    clock,
    clientId: CLIENT,
    redirectUris: [CALLBACK],
    people: PEOPLE,
  });
  closers.push(() => issuer.close());
  return issuer;
}

/** As much of a browser as signing in needs: cookies, and redirects one by one. */
function browser() {
  const cookies = new Map<string, string>();
  return async (url: string, form?: Record<string, string>) => {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: {
        connection: 'close',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const mark = pair.indexOf('=');
      cookies.set(pair.slice(0, mark), pair.slice(mark + 1));
    }
    const next = answer.headers.get('location');
    return { answer, next: next === null ? '' : new URL(next, url).href };
  };
}

function authorization(issuer: Issuer, extra: Record<string, string> = {}) {
  const verifier = randomBytes(32).toString('base64url');
  const parameters = new URLSearchParams({
    client_id: CLIENT,
    response_type: 'code',
    redirect_uri: CALLBACK,
    scope: 'openid profile',
    state: 'back',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...extra,
  });
  return { verifier, url: `${issuer.url}/oauth2/authorize?${parameters}` };
}

async function exchange(issuer: Issuer, form: Record<string, string>) {
  const answer = await fetch(`${issuer.url}/oauth2/token`, {
    method: 'POST',
    headers: { connection: 'close', origin: 'http://127.0.0.1:8787' },
    body: new URLSearchParams({ client_id: CLIENT, ...form }),
  });
  return { answer, body: await answer.json() };
}

async function codeFor(issuer: Issuer, visit: ReturnType<typeof browser>, user: string) {
  const { verifier, url } = authorization(issuer);
  const page = await visit((await visit(url)).next).then(({ answer }) => answer.text());
  const action = /action="([^"]+)"/.exec(page)?.[1] ?? '';
  const picked = await visit(`${issuer.url}${action}`, { user });
  const back = new URL((await visit(picked.next)).next);
  return { page, back, verifier, code: back.searchParams.get('code') ?? '' };
}

async function signIn(issuer: Issuer, user: string, visit = browser()) {
  const { code, verifier } = await codeFor(issuer, visit, user);
  const { answer, body } = await exchange(issuer, {
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    redirect_uri: CALLBACK,
  });
  return { answer, tokens: tokenAnswer.parse(body) };
}

const verify = (issuer: Issuer, token: string, currentDate = new Date()) =>
  jwtVerify(token, createRemoteJWKSet(new URL(`${issuer.url}/.well-known/jwks.json`)), {
    issuer: issuer.url,
    currentDate,
  });

describe('signing in', { timeout: SLOW_MS }, () => {
  test('one click on a person gives a token with the claims of the user pool, and no audience', async () => {
    const issuer = await issuerIn(dataFolder());

    const { answer, tokens } = await signIn(issuer, 'omar');

    expect(answer.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:8787');
    expect(tokens.expires_in).toBe(3600);
    const { payload, protectedHeader } = await verify(issuer, tokens.access_token);
    expect(protectedHeader.alg).toBe('RS256');
    expect(payload).toMatchObject({
      iss: issuer.url,
      client_id: CLIENT,
      username: 'omar',
      token_use: 'access',
      'cognito:groups': ['supervisor', 'team.complaints'],
      scope: 'openid profile',
    });
    expect(payload).not.toHaveProperty('aud');
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
    expect(decodeJwt(tokens.id_token)).toMatchObject({ aud: CLIENT, sub: payload.sub });
  });

  test('the page names everybody in Chinese and English and asks for no password', async () => {
    const issuer = await issuerIn(dataFolder());

    const { page, back } = await codeFor(issuer, browser(), 'chen');

    for (const { displayName } of PEOPLE) expect(page).toContain(displayName);
    expect(page).toContain('登录');
    expect(page).toContain('Sign in');
    expect(page).not.toContain('type="password"');
    expect(back.href).toContain(CALLBACK);
    expect(back.searchParams.get('state')).toBe('back');
  });

  test('a code without its verifier gives nothing', async () => {
    const issuer = await issuerIn(dataFolder());
    const { code } = await codeFor(issuer, browser(), 'lin');

    const { answer, body } = await exchange(issuer, {
      grant_type: 'authorization_code',
      code,
      code_verifier: randomBytes(32).toString('base64url'),
      redirect_uri: CALLBACK,
    });

    expect(answer.status).toBe(400);
    expect(body).toMatchObject({ error: 'invalid_grant' });
  });

  test('a request without PKCE, or back to a foreign address, is refused', async () => {
    const issuer = await issuerIn(dataFolder());
    const plain = authorization(issuer, { code_challenge: '', code_challenge_method: '' });
    const foreign = authorization(issuer, { redirect_uri: 'https://evil.example/console' });

    expect((await browser()(plain.url)).next).toContain('error=invalid_request');
    const { answer, next } = await browser()(foreign.url);
    expect([answer.status, next]).toEqual([400, '']);
  });

  test('a stranger picked by hand is not signed in, and an old page says that it has expired', async () => {
    const issuer = await issuerIn(dataFolder());
    const visit = browser();
    const { next } = await visit(authorization(issuer).url);

    expect((await visit(next, { user: 'mallory' })).answer.status).toBe(400);
    const late = await browser()(next);
    expect(late.answer.status).toBe(400);
    expect(await late.answer.text()).toContain('登录已过期');
  });

  test('a refresh token brings a new access token for the same person', async () => {
    const issuer = await issuerIn(dataFolder());
    const { tokens } = await signIn(issuer, 'wang');

    const { body } = await exchange(issuer, {
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token,
    });

    const { payload } = await verify(
      issuer,
      z.object({ access_token: z.string() }).parse(body).access_token,
    );
    expect(payload).toMatchObject({
      username: 'wang',
      'cognito:groups': ['agent', 'team.technical'],
    });
  });

  test('signing out by the user pool’s address ends the session and goes back', async () => {
    const issuer = await issuerIn(dataFolder());
    const visit = browser();
    await signIn(issuer, 'emma', visit);
    const leave = new URLSearchParams({ client_id: CLIENT, logout_uri: CALLBACK });

    const page = await (await visit(`${issuer.url}/logout?${leave}`)).answer.text();
    const action = /action="([^"]+)"/.exec(page)?.[1] ?? '';
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const left = await visit(action, { xsrf, logout: 'yes' });

    expect(left.next).toBe(CALLBACK);
    expect((await visit(authorization(issuer).url)).next).toContain('/sign-in/');
  });
});

test('a foreign site that resolves to this machine gets nothing', {
  timeout: SLOW_MS,
}, async () => {
  const issuer = await issuerIn(dataFolder());
  const asking = request(`${issuer.url}/.well-known/openid-configuration`, {
    headers: { host: 'evil.example' },
    agent: false,
  });
  asking.end();
  const [response] = await once(asking, 'response');
  response.resume();

  expect(response.statusCode).toBe(421);
});

describe('the desk’s time', { timeout: SLOW_MS }, () => {
  test('a desk that runs a hundred times as fast, months ahead, still lets people sign in', async () => {
    const clock = clockAt(90 * 24 * 3_600_000, 100);
    const issuer = await issuerIn(dataFolder(), clock);

    const { tokens } = await signIn(issuer, 'lin');

    const { payload } = await verify(issuer, tokens.access_token, new Date(clock.now()));
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
    expect(tokens.expires_in).toBe(36);
    await expect(
      verify(issuer, tokens.access_token, new Date(clock.now() + 3_700_000)),
    ).rejects.toThrow('exp');
  });
});

describe('a restart', { timeout: SLOW_MS }, () => {
  test('keeps the issuer’s name, its key, who was signed in, and refresh tokens', async () => {
    const data = dataFolder();
    const before = await issuerIn(data);
    const visit = browser();
    const { tokens } = await signIn(before, 'zhao', visit);
    await before.close();
    closers.pop();

    const after = await issuerIn(data);

    expect(after.url).toBe(before.url);
    expect((await verify(after, tokens.access_token)).payload['username']).toBe('zhao');
    expect((await visit(authorization(after).url)).next).toContain(`${CALLBACK}?code=`);
    const refreshed = await exchange(after, {
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token,
    });
    expect(refreshed.answer.status).toBe(200);
  });

  test('a damaged file is told by its name', async () => {
    const data = dataFolder();
    await (await issuerIn(data)).close();
    closers.pop();
    const file = join(issuerFolder(data), 'sessions.json');
    writeFileSync(file, '[["Session:x", {');

    await expect(issuerIn(data)).rejects.toThrow(`The file ${file}`);
  });

  test('a port that is taken is told by its code', async () => {
    const taken = await issuerIn(dataFolder());
    const starting = startIssuer({
      port: Number(new URL(taken.url).port),
      dir: issuerFolder(dataFolder()),
      clock: clockAt(0),
      clientId: CLIENT,
      redirectUris: [CALLBACK],
      people: PEOPLE,
    });

    await expect(starting).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
