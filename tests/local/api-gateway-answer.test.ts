import { afterEach, describe, expect, test, vi } from 'vitest';
import { type HttpApiOptions, startHttpApi } from '#local/api-gateway/http-api.ts';
import type { HttpEvent } from '#local/api-gateway/request-event.ts';

const NOON = Date.parse('2026-03-02T04:00:00Z');

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of closers.splice(0).reverse()) await close();
});

type Setup = Partial<HttpApiOptions> & { readonly keys?: readonly string[] };

async function api({ keys = ['$default'], ...options }: Setup = {}) {
  const events: { target: string; event: HttpEvent }[] = [];
  const running = await startHttpApi({
    port: 0,
    routes: keys.map((routeKey) => ({ routeKey, target: routeKey })),
    authorizers: {},
    clock: { now: () => NOON },
    invoke: async (target, event) => {
      events.push({ target, event });
      return { statusCode: 200, body: target };
    },
    ...options,
  });
  closers.push(() => running.close());
  return { running, events, url: running.url };
}

const answering = (result: unknown) => api({ invoke: async () => result });
const get = async (url: string, init?: RequestInit) => {
  const answer = await fetch(url, { redirect: 'manual', ...init });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
};

describe('the answer', () => {
  test('of a structured result keeps status, headers, cookies and text', async () => {
    const { url } = await answering({
      statusCode: 303,
      headers: { Location: '/tickets/回'.replace('回', '%E5%9B%9E'), 'X-Count': 3 },
      cookies: ['a=1; HttpOnly', 'b=2'],
      body: '好的',
    });
    const { status, headers, body } = await get(url);

    expect([status, headers.get('location'), headers.get('x-count'), body]).toEqual([
      303,
      '/tickets/%E5%9B%9E',
      '3',
      '好的',
    ]);
    expect(headers.getSetCookie()).toEqual(['a=1; HttpOnly', 'b=2']);
    expect(headers.get('content-type')).toBe('text/plain;charset=UTF-8');
    expect(headers.get('apigw-requestid')).toMatch(/=$/);
  });

  test('of a Base64 body is the bytes', async () => {
    const bytes = Buffer.from([0, 255, 10]);
    const { url } = await answering({
      statusCode: 200,
      body: bytes.toString('base64'),
      isBase64Encoded: true,
    });

    expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(bytes)).toBe(true);
  });

  test.each([
    [{ ok: true }, '{"ok":true}'],
    ['回音', '回音'],
    [[1, 2], '[1,2]'],
    [undefined, 'null'],
  ])('of a bare result %j is that result in JSON with status 200', async (result, expected) => {
    const { url } = await answering(result);
    const { status, headers, body } = await get(url);

    expect([status, headers.get('content-type'), body]).toEqual([
      200,
      'application/json',
      expected,
    ]);
  });

  test.each([
    { statusCode: 'soon' },
    { statusCode: 200, body: { not: 'text' } },
    { statusCode: 999 },
    { statusCode: 200, headers: { 'bad name': 'x' } },
  ])('of a malformed result %j is the gateway’s 500', async (result) => {
    vi.spyOn(console, 'error').mockReturnValue();
    const { url } = await answering(result);

    expect(await get(url)).toMatchObject({
      status: 500,
      body: '{"message":"Internal Server Error"}',
    });
  });

  test('of a failed function is the gateway’s 500, without a word of the failure', async () => {
    const { url } = await api({ invoke: async () => Promise.reject(new Error('secret detail')) });

    expect(await get(url)).toMatchObject({
      status: 500,
      body: '{"message":"Internal Server Error"}',
    });
  });

  test('of a function that takes too long is 503', async () => {
    const { url } = await api({
      invoke: () => Promise.withResolvers().promise,
      integrationTimeoutMs: 20,
    });

    expect(await get(url)).toMatchObject({
      status: 503,
      body: '{"message":"Service Unavailable"}',
    });
  });
});

describe('limits', () => {
  test('a body above 10 MB is refused with 413 before any function runs', async () => {
    const { url, events } = await api();
    const body = Buffer.alloc(10 * 1024 * 1024 + 1);

    expect(await get(url, { method: 'POST', body })).toMatchObject({ status: 413 });
    expect(events).toEqual([]);
  });

  test.each([
    [5 * 1024 * 1024, 413],
    [4 * 1024 * 1024, 200],
  ])(
    'a form of %i bytes is answered with %i, since Lambda takes 6 MB of Base64',
    async (size, status) => {
      const { url } = await api();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };

      expect(
        (await get(url, { method: 'POST', body: Buffer.alloc(size, 'a'), headers })).status,
      ).toBe(status);
    },
  );

  test('an answer above 6 MB is a failed function', async () => {
    const { url } = await answering({ statusCode: 200, body: 'a'.repeat(6 * 1024 * 1024 + 1) });

    expect((await get(url)).status).toBe(500);
  });

  test('headers above 10,240 bytes are refused with 431', async () => {
    const { url } = await api();

    expect((await get(url, { headers: { 'x-long': 'a'.repeat(10_240) } })).status).toBe(431);
  });

  test('a throttled route admits its burst and then its rate, by the desk’s clock', async () => {
    let now = NOON;
    const { url } = await api({ clock: { now: () => now }, throttle: { rate: 1, burst: 2 } });
    const statuses = async (times: number) => {
      const seen = [];
      for (let turn = 0; turn < times; turn += 1) seen.push((await get(url)).status);
      return seen;
    };

    expect(await statuses(3)).toEqual([200, 200, 429]);
    now += 1_000;
    expect(await statuses(2)).toEqual([200, 429]);
  });

  test('a port that is taken is told by its code', async () => {
    const { running } = await api();

    await expect(api({ port: running.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('CORS', () => {
  const cors = {
    allowOrigins: ['https://kehu.example'],
    allowMethods: ['POST'],
    allowHeaders: ['content-type'],
    maxAge: 60,
  };
  const preflight = (origin: string) => ({
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST' },
  });

  test('is answered by the gateway itself, for the allowed origins only', async () => {
    const { url, events } = await api({ cors, keys: ['POST /v1/tickets'] });

    const allowed = await get(`${url}/v1/tickets`, preflight('https://kehu.example'));
    const foreign = await get(`${url}/v1/tickets`, preflight('https://evil.example'));

    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://kehu.example');
    expect(allowed.headers.get('access-control-allow-methods')).toBe('POST');
    expect(allowed.headers.get('access-control-max-age')).toBe('60');
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
    expect(events).toEqual([]);
  });

  test('wins over what the function says', async () => {
    const { url } = await api({
      cors,
      invoke: async () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' } }),
    });
    const { headers } = await get(url, { headers: { origin: 'https://kehu.example' } });

    expect(headers.get('access-control-allow-origin')).toBe('https://kehu.example');
  });
});
