import { Script } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startConsoleDesk } from '#tests/support/console-desk.ts';

/** The local issuer makes an RSA key, which a busy machine takes seconds for. */
const SLOW_MS = 60_000;

let desk: Awaited<ReturnType<typeof startConsoleDesk>>;
beforeAll(async () => {
  desk = await startConsoleDesk();
}, SLOW_MS);
afterAll(() => desk.close());

describe('the console page', () => {
  test('runs the desk’s own script only, and talks to the desk and the issuer only', async () => {
    const { headers } = await fetch(`${desk.url}/console`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain(`connect-src 'self' ${desk.issuer}`);
    expect(policy).not.toContain('unsafe');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('holds no inline script and gives its settings as data', async () => {
    const page = await (await fetch(`${desk.url}/console`)).text();
    expect(page.match(/<script\b[^>]*>/g)).toEqual(['<script src="/console/app.js" defer>']);
    const content = /<meta name="settings" content="([^"]*)">/.exec(page)?.[1] ?? '';
    const settings: unknown = JSON.parse(
      content.replaceAll('&quot;', '"').replaceAll('&#39;', "'"),
    );
    expect(settings).toMatchObject({
      issuer: desk.issuer,
      client: 'console',
      redirect: `${desk.url}/console`,
      texts: {
        en: { teams: { technical: 'Technical support' } },
        'zh-CN': { limits: { resolution: '解决' } },
      },
    });
  });

  test.each([
    ['en-US,en;q=0.9', '', 'en'],
    ['zh-CN,zh;q=0.9', '', 'zh-CN'],
    ['zh-CN', '?lang=en', 'en'],
  ])(
    'speaks the language of the browser or of the address (%s %s)',
    async (accepted, query, language) => {
      const answer = await fetch(`${desk.url}/console${query}`, {
        headers: { 'accept-language': accepted },
      });
      expect(await answer.text()).toContain(`<html lang="${language}">`);
    },
  );

  test('sends its script as a file that compiles and writes no markup', async () => {
    const answer = await fetch(`${desk.url}/console/app.js`);
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const source = await answer.text();
    expect(() => new Script(source)).not.toThrow();
    expect(source).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|localStorage/,
    );
  });
});
