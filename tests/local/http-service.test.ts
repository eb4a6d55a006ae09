import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { type RunningService, startHttpService } from '#local/http-service.ts';

const running: RunningService[] = [];

async function echo(port?: number): Promise<string> {
  const service = await startHttpService({
    port,
    maxBodyBytes: 10,
    tooLarge: () => ({ status: 413, body: 'too large' }),
    fault: () => ({ status: 500, body: 'own fault' }),
    answer: async ({ body, target }) => {
      if (target === '/fault') throw new Error('broken');
      return { status: 200, body: `${target} ${body}` };
    },
  });
  running.push(service);
  return service.url;
}

const post = async (url: string, body: string) => {
  const answer = await fetch(url, { method: 'POST', body });
  return [answer.status, await answer.text()];
};

afterEach(async () => {
  for (const service of running.splice(0)) await service.close();
});

test('a body up to the limit is served, one beyond it and a fault are answered in the service’s words', async () => {
  const url = await echo();
  expect(await post(`${url}/a`, '1234567890')).toEqual([200, '/a 1234567890']);
  expect(await post(`${url}/a`, '12345678901')).toEqual([413, 'too large']);
  expect(await post(`${url}/fault`, '')).toEqual([500, 'own fault']);
});

test('a request that names another host is not answered', async () => {
  const url = new URL(await echo());
  const status = await new Promise((resolve) => {
    const { hostname, port } = url;
    request({ hostname, port, headers: { host: 'evil.example' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).end();
  });
  expect(status).toBe(421);
});

test('a taken port is an error with its code', async () => {
  const port = Number(new URL(await echo()).port);
  await expect(echo(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
