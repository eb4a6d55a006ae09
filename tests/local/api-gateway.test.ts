import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { type HttpApi, type HttpApiOptions, startHttpApi } from '#local/api-gateway/http-api.ts';
import type { HttpEvent } from '#local/api-gateway/request-event.ts';

const NOON = Date.parse('2026-03-02T04:00:00Z');

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
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

const get = async (url: string, init?: RequestInit) => {
  const answer = await fetch(url, { redirect: 'manual', ...init });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
};

/** Sends header lines and a target as they stand, which fetch does not. */
async function raw({ port }: HttpApi, path: string, headers: readonly string[]) {
  const sent = request({ host: '127.0.0.1', port, path, headers: [...headers], agent: false });
  sent.end();
  const [response] = await once(sent, 'response');
  response.resume();
  return response.statusCode;
}

describe('routes', () => {
  const keys = [
    '$default',
    'ANY /pets/{rest+}',
    'GET /pets/{rest+}',
    'GET /pets/dog/{id}',
    'GET /pets/dog/1',
    'POST /v1/tickets/{id}/take',
    'GET /',
  ];

  test.each([
    ['GET', '/pets/dog/1', 'GET /pets/dog/1'],
    ['GET', '/pets/dog/2', 'GET /pets/dog/{id}'],
    ['GET', '/pets/cat/2/x', 'GET /pets/{rest+}'],
    ['PUT', '/pets/dog/1', 'ANY /pets/{rest+}'],
    ['POST', '/v1/tickets/7/take', 'POST /v1/tickets/{id}/take'],
    ['POST', '/v1/tickets/7/take/', '$default'],
    ['GET', '/pets', '$default'],
    ['GET', '/', 'GET /'],
  ])('%s %s goes to the most specific route: %s', async (method, path, expected) => {
    const { url } = await api({ keys });

    expect((await get(url + path, { method })).body).toBe(expected);
  });

  test('without a match the gateway answers 404 and asks no function', async () => {
    const { url, events } = await api({ keys: ['GET /v1/health'] });

    const { status, headers, body } = await get(`${url}/v1/healthy`);

    expect([status, headers.get('content-type'), body]).toEqual([
      404,
      'application/json',
      '{"message":"Not Found"}',
    ]);
    expect(events).toEqual([]);
  });

  test('HEAD and OPTIONS are methods like others: a GET route does not take them', async () => {
    const { url } = await api({ keys: ['GET /v1/health', 'ANY /any'] });

    expect((await get(`${url}/v1/health`, { method: 'HEAD' })).status).toBe(404);
    expect((await get(`${url}/v1/health`, { method: 'OPTIONS' })).status).toBe(404);
    const head = await get(`${url}/any`, { method: 'HEAD' });
    expect([head.status, head.body]).toEqual([200, '']);
  });

  test('a malformed route or an unknown authorizer stops the start with a clear error', async () => {
    await expect(api({ keys: ['get /x'] })).rejects.toThrow('The route key "get /x"');
    const routes = [{ routeKey: 'GET /x', target: 'x', authorizer: 'staff' }];
    await expect(api({ routes })).rejects.toThrow('unknown authorizer: staff');
  });
});

describe('the event', () => {
  test('tells method, path, query, headers, cookies and time as payload format 2.0 does', async () => {
    const { events, url, running } = await api({ keys: ['GET /tickets/{token}'] });
    await get(`${url}/tickets/a%2Fb%20%E5%9B%9E?q=%E9%9F%B3&q=2&flag`, {
      headers: { 'X-Language': 'zh', cookie: 'a=1; b=2', 'user-agent': 'test' },
    });

    const event = events[0]?.event;
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /tickets/{token}',
      rawPath: '/tickets/a/b 回',
      rawQueryString: 'q=%E9%9F%B3&q=2&flag',
      cookies: ['a=1', 'b=2'],
      queryStringParameters: { q: '音,2', flag: '' },
      pathParameters: { token: 'a/b 回' },
      isBase64Encoded: false,
      requestContext: {
        http: {
          method: 'GET',
          path: '/tickets/a/b 回',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'test',
        },
        domainName: `127.0.0.1:${running.port}`,
        routeKey: 'GET /tickets/{token}',
        stage: '$default',
        time: '02/Mar/2026:04:00:00 +0000',
        timeEpoch: NOON,
      },
    });
    expect(event?.headers).toMatchObject({
      'x-language': 'zh',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
    });
    expect(event?.headers).not.toHaveProperty('cookie');
    expect(event).not.toHaveProperty('body');
  });

  test('leaves out what the request does not have', async () => {
    const { events, url } = await api();
    await get(url);

    for (const name of ['cookies', 'queryStringParameters', 'pathParameters', 'body']) {
      expect(events[0]?.event).not.toHaveProperty(name);
    }
    expect(events[0]?.event.requestContext).not.toHaveProperty('authorizer');
  });

  test('joins header lines of one name by a comma', async () => {
    const { running, events } = await api();
    await raw(running, '/', ['Host', 'desk', 'X-Tag', 'a', 'x-tag', 'b']);

    expect(events[0]?.event.headers['x-tag']).toBe('a,b');
  });

  test.each([
    ['application/json; charset=utf-8', false],
    ['text/plain', false],
    ['application/problem+json', false],
    ['application/xml', false],
    ['application/x-www-form-urlencoded', true],
    ['multipart/form-data; boundary=x', true],
    ['image/png', true],
  ])('carries a body of type %s in Base64: %s', async (type, isBase64Encoded) => {
    const { events, url } = await api();
    const text = '{"名字":"回音"}';
    await get(url, { method: 'POST', body: Buffer.from(text), headers: { 'content-type': type } });

    const body = isBase64Encoded ? Buffer.from(text).toString('base64') : text;
    expect(events[0]?.event).toMatchObject({ body, isBase64Encoded });
  });

  test('a path with a broken escape is a bad request', async () => {
    const { running } = await api();

    expect(await raw(running, '/%E5%9', ['Host', 'desk'])).toBe(400);
  });
});
