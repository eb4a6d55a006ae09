import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { formPage } from '#functions/pages/form-page.ts';
import { PAGE_HEADERS } from '#functions/pages/layout.ts';
import { messagePage } from '#functions/pages/message-page.ts';
import { surveyPage, thanksPage } from '#functions/pages/survey-page.ts';
import { ticketPage } from '#functions/pages/ticket-page.ts';
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { isTicketNumber, type TicketNumber } from '#shared/domain/ids.ts';
import { isLanguage, LANGUAGES, type Language } from '#shared/kernel/language.ts';
import {
  findChromium,
  launchBrowser,
  seriousFindings,
  sidewaysScroll,
} from '#tests/support/browser.ts';

const chromium = findChromium();
const SLOW_MS = 60_000;
/** The narrowest phone in use, and the width that WCAG 1.4.10 asks for. */
const PHONE = { width: 320, height: 640 };

const numberOf = (number: string): TicketNumber => {
  if (!isTicketNumber(number)) throw new Error(`${number} is no number`);
  return number;
};
const number = numberOf('HY-7K3M-9QWX');
const attack = `<img src=x onerror="document.title='hacked'"><script>document.title='hacked'</script>`;

const PATHS = ['/', '/v1/tickets', '/tickets/t', '/surveys/t', '/thanks', '/fault'];

/** What was asked of the server, in order. */
const requests: {
  readonly method: string;
  readonly path: string;
  readonly fields: URLSearchParams;
}[] = [];

const pageFor = (path: string, language: Language, fields: URLSearchParams): string => {
  switch (path) {
    case '/':
      return formPage({
        language,
        shown: 'sheet',
        values: {},
        problems: [],
        action: '/v1/tickets',
      });
    case '/v1/tickets':
      return formPage({
        language: fields.get('language') === 'en' ? 'en' : 'zh-CN',
        shown: 'sheet',
        values: Object.fromEntries(fields),
        problems: [
          { field: 'email', problem: 'email-or-phone' },
          { field: 'message', problem: 'required' },
        ],
        action: '/v1/tickets',
      });
    case '/tickets/t':
      return ticketPage({
        language,
        number,
        state: 'resolved',
        subject: `空调异响 ${attack}`,
        promisedAt: '2026-03-02T09:00:00.000Z',
        messages: [
          {
            from: 'customer',
            author: '韩梅梅',
            at: '2026-03-01T09:00:00.000Z',
            text: `${attack}${'长'.repeat(300)}`,
          },
          {
            from: 'desk',
            author: '林晓',
            at: '2026-03-01T10:00:00.000Z',
            text: `https://example.com/${'x'.repeat(200)}`,
          },
        ],
        addAction: '/tickets/t/messages',
        once: 'one',
        added: true,
        canAdd: true,
      });
    case '/surveys/t':
      return surveyPage({ language, number, action: '/surveys/t', problems: [] });
    case '/thanks':
      return thanksPage({ language });
    default:
      return messagePage({ language, kind: 'fault', requestId: 'JKJaXmPLvHcESHA=' });
  }
};

const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const method = request.method ?? '';
  const fields = new URLSearchParams(await text(request));
  if (pathname !== '/favicon.ico') requests.push({ method, path: pathname, fields });
  const lang = searchParams.get('lang');
  const language = isLanguage(lang) ? lang : 'zh-CN';
  const shown = method === 'POST' && pathname === '/surveys/t' ? '/thanks' : pathname;
  response.writeHead(200, PAGE_HEADERS).end(pageFor(shown, language, fields));
};

describe.runIf(chromium !== undefined)('in a real browser', () => {
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.writeHead(500).end());
  });
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    url = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
    browser = await launchBrowser(chromium ?? '');
  }, SLOW_MS);
  afterAll(async () => {
    await browser.close();
    server.close();
    server.closeAllConnections();
  });
  beforeEach(() => {
    requests.length = 0;
  });

  const opened = async (path: string, options = {}): Promise<Page> => {
    const context = await browser.newContext({ javaScriptEnabled: false, ...options });
    const page = await context.newPage();
    await page.goto(`${url}${path}`);
    return page;
  };

  test(
    'a form with problems keeps what was typed and leads to the field',
    async () => {
      const page = await opened('/?lang=en');
      const { form, problemsTitle } = catalogueOf('en').pages;
      await page.getByLabel(form.name).fill('Zoë "Ω" 张伟');
      await page.getByLabel(form.subject).fill(attack);
      await page.getByLabel(form.message).fill('line one\n\n  line three');
      await page.getByRole('button', { name: form.send }).click();
      expect(await page.getByRole('heading', { name: problemsTitle }).isVisible()).toBe(true);
      expect(await page.getByLabel(form.name).inputValue()).toBe('Zoë "Ω" 张伟');
      expect(await page.getByLabel(form.subject).inputValue()).toBe(attack);
      expect(await page.getByLabel(form.message).inputValue()).toBe('line one\n\n  line three');
      await page.getByRole('link', { name: form.email }).click();
      expect(new URL(page.url()).hash).toBe('#email');
      const sent = requests.find(({ method }) => method === 'POST')?.fields;
      expect(sent?.get('shown')).toBe('sheet');
      expect(sent?.get('language')).toBe('en');
      expect(sent?.get('website')).toBe('');
      await page.context().close();
    },
    SLOW_MS,
  );

  test(
    'the trap is out of reach of people, by eye, by keyboard and by name',
    async () => {
      const page = await opened('/');
      expect(await page.locator('#website').isVisible()).toBe(false);
      expect(await page.getByRole('textbox').count()).toBe(5);
      await page.context().close();
    },
    SLOW_MS,
  );

  test(
    'opening a survey votes nothing; the button votes once, by POST',
    async () => {
      const page = await opened('/surveys/t?lang=zh-CN');
      const { survey } = catalogueOf('zh-CN').pages;
      expect(requests.map(({ method }) => method)).toEqual(['GET']);
      await page.getByLabel(survey.scores['4']).check();
      await page.getByLabel(survey.comment).fill('师傅很准时');
      await page.getByRole('button', { name: survey.send }).click();
      expect(await page.getByRole('heading', { name: survey.thanksTitle }).isVisible()).toBe(true);
      const votes = requests.filter(({ method }) => method === 'POST');
      expect(votes).toHaveLength(1);
      expect(Object.fromEntries(votes[0]?.fields ?? [])).toEqual({
        score: '4',
        comment: '师傅很准时',
      });
      await page.context().close();
    },
    SLOW_MS,
  );

  test(
    'nothing that a customer wrote runs on the ticket’s page, with scripts allowed',
    async () => {
      const page = await opened('/tickets/t', { javaScriptEnabled: true });
      expect(await page.title()).toContain('HY-7K3M-9QWX');
      expect(await page.locator('img').count()).toBe(0);
      expect(await page.getByText('<img src=x').first().isVisible()).toBe(true);
      await page.context().close();
    },
    SLOW_MS,
  );

  test(
    'the switch leads to the other language and back',
    async () => {
      const page = await opened('/tickets/t');
      await page.getByRole('link', { name: 'English' }).click();
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      await page.getByRole('link', { name: '中文' }).click();
      expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
      await page.context().close();
    },
    SLOW_MS,
  );

  test.each(LANGUAGES)(
    'every page in %s fits a phone and has no serious or critical finding',
    async (language) => {
      const options = { javaScriptEnabled: true, bypassCSP: true, viewport: PHONE };
      const page = await opened('/', options);
      for (const [place, path] of PATHS.entries()) {
        // Each page meets both themes and both languages, though not each pair of these.
        const isDark = (place + LANGUAGES.indexOf(language)) % 2 === 0;
        await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' });
        await page.goto(`${url}${path}?lang=${language}`);
        const seen = { sideways: await sidewaysScroll(page), serious: await seriousFindings(page) };
        expect({ path, isDark, ...seen }).toEqual({ path, isDark, sideways: 0, serious: [] });
      }
      await page.context().close();
    },
    SLOW_MS,
  );
});
