import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { startHttpApi } from '#local/api-gateway/http-api.ts';
import { type Issuer, startIssuer } from '#local/cognito/issuer.ts';
import { issuerFolder } from '#local/cognito/issuer-folder.ts';
import { PEOPLE } from '#local/cognito/people.ts';

const CLIENT = 'console';
const CALLBACK = 'http://127.0.0.1:8787/console';

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

const verify = (issuer: Issuer, token: string, currentDate = new Date()) =>
  jwtVerify(token, createRemoteJWKSet(new URL(`${issuer.url}/.well-known/jwks.json`)), {
    issuer: issuer.url,
    currentDate,
  });

/** Each command is a process of its own, and a busy machine takes seconds to start one. */
describe('the token command', { timeout: 60_000 }, () => {
  const COMMAND = new URL('../../local/commands/token.ts', import.meta.url).pathname;
  const run = async (...options: string[]) => {
    try {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [COMMAND, ...options]);
      return { code: 0, stdout, stderr };
    } catch (error) {
      return z.object({ code: z.number(), stdout: z.string(), stderr: z.string() }).parse(error);
    }
  };

  test('prints a token that the HTTP API lets in, with the groups as text', async () => {
    const data = dataFolder();
    const clock = clockAt(30 * 24 * 3_600_000, 60);
    const issuer = await issuerIn(data, clock);
    const api = await startHttpApi({
      port: 0,
      routes: [{ routeKey: 'GET /v1/tickets', target: 'agent-api', authorizer: 'staff' }],
      authorizers: { staff: { issuer: issuer.url, audience: [CLIENT] } },
      invoke: async (_target, event) => event.requestContext.authorizer?.jwt.claims,
      clock,
    });
    closers.push(() => api.close());
    const { stdout } = await run('--user', 'wang', '--data', data);

    const answer = await fetch(`${api.url}/v1/tickets`, {
      headers: { authorization: `Bearer ${stdout.trim()}` },
    });

    expect(await answer.json()).toMatchObject({
      username: 'wang',
      'cognito:groups': '[agent team.technical]',
      token_use: 'access',
    });
  });

  test('prints one access token of the running desk, and nothing else', async () => {
    const data = dataFolder();
    const clock = clockAt(30 * 24 * 3_600_000, 60);
    const issuer = await issuerIn(data, clock);

    const { code, stdout, stderr } = await run('--user', 'chen', '--data', data);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { payload } = await verify(issuer, stdout.trim(), new Date(clock.now()));
    expect(payload).toMatchObject({ username: 'chen', client_id: CLIENT });
    expect(stdout.trim().split('\n')).toHaveLength(1);
  });

  test('of a desk that was not started yet says so in one sentence', async () => {
    const data = dataFolder();

    expect(await run('--user', 'lin', '--data', data)).toEqual({
      code: 1,
      stdout: '',
      stderr: `The desk in ${data} has not been started yet: start it with npm start first.\n`,
    });
  });

  test('for an unknown user names the known ones in one sentence', async () => {
    const data = dataFolder();
    await issuerIn(data);

    expect(await run('--user', '王小明', '--data', data)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Nobody here is called "王小明": the desk knows lin, wang, emma, chen, omar, zhao.\n',
    });
  });

  test.each([['--usr', 'lin'], []])(
    'with wrong options (%s) is one sentence',
    async (...options) => {
      const wrong = await run(...options);

      expect([wrong.code, wrong.stderr.trim().split('\n').length]).toEqual([1, 1]);
    },
  );
});
