import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PEOPLE } from '#local/cognito/people.ts';
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { ROLES } from '#shared/playbooks/roles.ts';
import { TEAMS } from '#shared/playbooks/teams.ts';
import { openForCustomer } from '#shared/usecases/open-for-customer.ts';
import { addMessage } from '#shared/usecases/work-on-ticket.ts';
import { findChromium, launchBrowser, seriousFindings } from '#tests/support/browser.ts';
import { startConsoleDesk } from '#tests/support/console-desk.ts';

const chromium = findChromium();
const SLOW_MS = 90_000;
const attack = `<img src=x onerror="document.title='hacked'">`;

const colleague = (name: string) => {
  const found = PEOPLE.find((person) => person.name === name);
  if (found === undefined) throw new Error(`nobody is called ${name}`);
  return { id: name, roles: ROLES.filter(({ id }) => id === found.role), teams: [found.team] };
};

describe.runIf(chromium !== undefined)('the console in a real browser', () => {
  let browser: Browser;
  let desk: Awaited<ReturnType<typeof startConsoleDesk>>;

  beforeAll(async () => {
    desk = await startConsoleDesk();
    browser = await launchBrowser(chromium ?? '');
  }, SLOW_MS);
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });

  const requested = async (subject: string): Promise<Ticket> => {
    const outcome = await openForCustomer(desk.ports, {
      person: colleague('lin'),
      hash: 'call-1',
      channel: 'phone',
      name: `韩梅梅 ${attack}`,
      email: 'han@example.com',
      subject,
      message: `${attack} 空调开机十分钟后异响。`,
      language: 'zh-CN',
    });
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    return outcome.value;
  };

  const signedIn = async (name: string, language: 'zh-CN' | 'en', options = {}): Promise<Page> => {
    const context = await browser.newContext({ locale: language, ...options });
    const page = await context.newPage();
    await page.goto(`${desk.url}/console`);
    await page.getByRole('button', { name: catalogueOf(language).console.signIn }).click();
    await page.locator(`button[name=user][value=${name}]`).click();
    await page.getByRole('heading', { name: catalogueOf(language).console.tickets }).waitFor();
    return page;
  };

  test(
    'an agent signs in, takes a ticket, replies and resolves it',
    async () => {
      const { number } = await requested(`异响 ${attack}`);
      const page = await signedIn('lin', 'zh-CN');
      const { console: texts, names, timeline } = catalogueOf('zh-CN');
      await page.getByRole('link', { name: number }).click();
      await page.getByRole('heading', { name: number }).waitFor();
      expect(await page.locator('img').count()).toBe(0);
      expect(await page.title()).not.toBe('hacked');

      await page.getByRole('button', { name: texts.take }).click();
      await page.getByText(timeline['ticket.taken'].replace('{assignee}', 'lin')).waitFor();
      await page.getByLabel(texts.answer).fill('师傅明天上午到。');
      await page.getByRole('button', { name: texts.sendReply }).click();
      await page.locator('li[data-kind=reply]', { hasText: '师傅明天上午到。' }).waitFor();
      expect(await page.getByLabel(texts.answer).inputValue()).toBe('');
      expect(await page.getByText(names.states.waiting).first().isVisible()).toBe(true);
      await page.getByRole('button', { name: texts.resolve }).click();
      await page.getByText(names.states.resolved, { exact: true }).waitFor();
      expect(await page.getByRole('button', { name: texts.take }).count()).toBe(0);

      const stored: unknown = await page.evaluate(
        'Object.keys(localStorage).length + document.cookie.length',
      );
      expect(stored).toBe(0);
      await page.context().close();
    },
    SLOW_MS,
  );

  test(
    'what somebody typed is kept when a colleague was faster, and they are told',
    async () => {
      const ticket = await requested('发票抬头');
      const page = await signedIn('lin', 'en');
      const { console: texts } = catalogueOf('en');
      await page.getByRole('link', { name: ticket.number }).click();
      await page.getByLabel(texts.answer).fill('I will send a new invoice.');
      const faster = await addMessage(desk.ports, {
        id: ticket.id,
        version: ticket.version,
        person: colleague('chen'),
        kind: 'note',
        text: '财务已确认。',
      });
      expect(faster.ok).toBe(true);
      await page.getByRole('button', { name: texts.sendReply }).click();
      await page.getByText(texts.stale).waitFor();
      expect(await page.getByLabel(texts.answer).inputValue()).toBe('I will send a new invoice.');
      await page.getByRole('button', { name: texts.sendReply }).click();
      await page.locator('li[data-kind=reply]').waitFor();
      await page.context().close();
    },
    SLOW_MS,
  );

  test(
    'a supervisor sees every team, and an agent their own',
    async () => {
      const label = catalogueOf('en').console.team;
      const supervisor = await signedIn('omar', 'en');
      expect(await supervisor.getByLabel(label).locator('option').count()).toBe(TEAMS.length);
      expect(await supervisor.getByLabel(label).inputValue()).toBe('complaints');
      await supervisor.context().close();
      const agent = await signedIn('wang', 'en');
      expect(await agent.getByLabel(label).locator('option').allTextContents()).toEqual([
        'Technical support',
      ]);
      await agent.context().close();
    },
    SLOW_MS,
  );

  test(
    'a session that is over ends at the sign-in, with a word of why',
    async () => {
      const page = await signedIn('emma', 'en');
      const { console: texts } = catalogueOf('en');
      await page.evaluate(`sessionStorage.setItem('token', sessionStorage.getItem('token') + 'x')`);
      await page.getByRole('button', { name: texts.refresh }).click();
      await page.getByText(texts.sessionOver).waitFor();
      expect(await page.getByRole('button', { name: texts.signIn }).isVisible()).toBe(true);
      await page.context().close();
    },
    SLOW_MS,
  );

  test(
    'list and ticket have no serious or critical finding and speak both languages',
    async () => {
      const { number } = await requested('退款进度');
      const page = await signedIn('lin', 'zh-CN', { bypassCSP: true });
      await page.getByRole('link', { name: number }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('heading', { name: catalogueOf('en').console.tickets }).waitFor();
      await page.getByRole('link', { name: number }).click();
      await page.getByRole('heading', { name: number }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      expect(await seriousFindings(page)).toEqual([]);
      await page.context().close();
    },
    SLOW_MS,
  );
});
