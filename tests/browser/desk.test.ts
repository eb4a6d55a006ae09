/** People in a real browser on the whole desk: a customer asks, a colleague answers, the customer judges. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { findChromium, launchBrowser, seriousFindings } from '#tests/support/browser.ts';
import {
  type DeskClient,
  deskClient,
  eventually,
  SCENARIO_MS,
} from '#tests/support/desk-client.ts';
import { type LocalDesk, startLocalDesk } from '#tests/support/local-desk.ts';

const chromium = findChromium();

/** A day in twelve seconds, for the survey that goes out a day after. */
const FAST = 7_200;

const REQUESTS = [
  {
    language: 'zh-CN',
    name: '何静',
    email: 'he.jing@customer.example',
    subject: '咖啡机不出水',
    message: '昨天还好好的，今天早上咖啡机按了没有反应，指示灯一直闪。',
  },
  {
    language: 'en',
    name: 'Ruth Adler',
    email: 'ruth.adler@customer.example',
    subject: 'My coffee machine is silent',
    message: 'It worked yesterday. This morning the light blinks and nothing happens.',
  },
] as const;

describe.runIf(chromium !== undefined)('people on the whole desk', { timeout: SCENARIO_MS }, () => {
  let desk: LocalDesk;
  let client: DeskClient;
  let browser: Browser;

  beforeAll(async () => {
    desk = await startLocalDesk();
    client = deskClient(desk);
    browser = await launchBrowser(chromium ?? '');
  });
  afterAll(async () => {
    await browser.close();
    await desk.dispose();
  });

  test.each(REQUESTS)(
    'a customer fills in the form ($language) and reaches the page of their ticket',
    async ({ language, name, email, subject, message }) => {
      const context = await browser.newContext({ locale: language, bypassCSP: true });
      const page = await context.newPage();
      const { form, ticket } = catalogueOf(language).pages;
      await page.goto(`${desk.addresses().form}/`);
      const sheet = await client.sheet(language);
      await page.getByLabel(form.name, { exact: true }).fill(name);
      await page.locator('#email').fill(email);
      await page.locator('#subject').fill(subject);
      await page.locator('#message').fill(message);
      // A sheet that was shown after this one is old enough: so is this one.
      await sheet.filledIn();
      await page.getByRole('button', { name: form.send }).click();
      await page.waitForURL('**/tickets/**');
      await page.getByText(subject).waitFor();
      expect(await page.locator('h1').innerText()).toMatch(/HY-\w{4}-\w{4}/);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await seriousFindings(page)).toEqual([]);

      await page.locator('textarea[name=message]').fill(`${message} 2`);
      await page.getByRole('button', { name: ticket.addSend }).click();
      await page.getByText(ticket.added).waitFor();
      await page.getByText(`${message} 2`).waitFor();
      await context.close();
    },
  );

  test('a colleague signs in to the console, opens the ticket and replies', async () => {
    const subject = REQUESTS[0].subject;
    const card = await eventually('the ticket', async () =>
      (await client.tickets()).find((one) => one.subject === subject),
    );
    await client.ticketWhen(
      card.id,
      'classified',
      ({ classification }) => classification !== undefined,
    );
    await client.work('chen', card.id, '/assign', { team: 'general' });
    const { console: texts } = catalogueOf('zh-CN');
    const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
    await page.goto(desk.addresses().console);
    await page.getByRole('button', { name: texts.signIn }).click();
    await page.locator('button[name=user][value=lin]').click();
    await page.getByRole('link', { name: card.number }).click();
    await page.getByRole('heading', { name: card.number }).waitFor();
    const text = '请长按电源键十秒，若仍无反应，我们安排上门。';
    await page.getByLabel(texts.answer).fill(text);
    await page.getByRole('button', { name: texts.sendReply }).click();
    await page.locator('li[data-kind=reply]', { hasText: text }).waitFor();
    const mails = await client.mailsTo(REQUESTS[0].email, 2);
    expect(mails.at(-1)?.text).toContain(text);
  });

  test('a customer who is asked a day later votes with one click and one button', async () => {
    const { subject, email } = REQUESTS[1];
    const card = await eventually('the ticket', async () =>
      (await client.tickets()).find((one) => one.subject === subject),
    );
    expect((await client.work('chen', card.id, '/resolve')).status).toBe(200);
    await desk.restart(FAST);
    const survey = await eventually('the survey', async () =>
      (await client.mailbox()).find(
        ({ to, text }) => to.includes(email) && text.includes('/surveys/'),
      ),
    );
    const page = await (await browser.newContext({ locale: 'en' })).newPage();
    const { survey: texts } = catalogueOf('en').pages;
    await page.goto(/https?:\S*\/surveys\/\S+/.exec(survey.text)?.[0] ?? '');
    expect(await page.locator('input[name=score]:checked').count()).toBe(0);
    await page.getByLabel(texts.scores[5]).check();
    await page.getByRole('button', { name: texts.send }).click();
    await page.getByRole('heading', { name: texts.thanksTitle }).waitFor();
    expect((await client.ticket(card.id)).survey).toMatchObject({ state: 'answered', score: 5 });
  });
});
