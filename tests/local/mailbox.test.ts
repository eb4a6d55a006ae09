import { afterEach, describe, expect, test } from 'vitest';
import type { RunningService } from '#local/http-service.ts';
import { startMailbox } from '#local/mailbox/service.ts';
import type { SentMail } from '#local/ses/interface.ts';

const running: RunningService[] = [];

const sentMail = (messageId: string, raw: string): SentMail => ({
  messageId,
  sentAtMs: Date.parse('2026-03-01T01:00:00Z'),
  source: 'service@huiyin.example',
  destinations: ['li.na@example.com'],
  configurationSet: 'desk',
  tags: {},
  raw: () => Buffer.from(raw),
});

const MAIL = [
  'From: =?UTF-8?B?5Zue6Z+z?= <service@huiyin.example>',
  'To: li.na@example.com',
  'Subject: =?UTF-8?B?5oKo55qE5bel5Y2V?= <script>alert(1)</script>',
  'In-Reply-To: <a@example.com>',
  'X-Twice: 1',
  'X-Twice: 2',
  'Content-Type: multipart/alternative; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  '您好 <b>Li</b>',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p class="x">您好</p><script>top.location="//evil.example"</script>',
  '--b--',
].join('\r\n');

async function viewer(...mails: SentMail[]): Promise<string> {
  const service = await startMailbox({ ses: { sent: () => mails } });
  running.push(service);
  return service.url;
}

afterEach(async () => {
  for (const service of running.splice(0)) await service.close();
});

describe('the list for programs', () => {
  test('puts pictures that came with a mail into their places, and names the files', async () => {
    const raw = [
      'Content-Type: multipart/related; boundary=b',
      '',
      '--b',
      'Content-Type: text/html',
      '',
      '<img src="cid:f1@picture">',
      '--b',
      'Content-Type: image/png; name=leak.png',
      'Content-ID: <f1@picture>',
      'Content-Disposition: inline; filename=leak.png',
      'Content-Transfer-Encoding: base64',
      '',
      'AAEC',
      '--b--',
    ].join('\r\n');
    const url = await viewer(sentMail('m1', raw));
    expect(await (await fetch(`${url}/messages`)).json()).toMatchObject([
      {
        html: expect.stringContaining('<img src="data:image/png;base64,AAEC">'),
        files: [{ name: 'leak.png', bytes: 3 }],
      },
    ]);
  });

  test('gives every mail, oldest first, decoded', async () => {
    const url = await viewer(sentMail('m1', MAIL), sentMail('m2', 'Subject: plain\r\n\r\nhello'));
    const mails = await (await fetch(`${url}/messages`)).json();
    expect(mails).toMatchObject([
      {
        id: 'm1',
        at: '2026-03-01T01:00:00.000Z',
        from: 'service@huiyin.example',
        to: ['li.na@example.com'],
        subject: '您的工单 <script>alert(1)</script>',
        headers: { 'In-Reply-To': '<a@example.com>', 'X-Twice': '2' },
        raw: MAIL,
      },
      { id: 'm2', subject: 'plain', html: '' },
    ]);
    expect(mails).toHaveProperty('0.text', expect.stringContaining('您好 <b>Li</b>'));
    expect(mails).toHaveProperty('0.html', expect.stringContaining('<p class="x">您好</p>'));
  });

  test('is empty before the first mail', async () => {
    expect(await (await fetch(`${await viewer()}/messages`)).json()).toEqual([]);
  });
});

describe('the pages', () => {
  test('speak Chinese or English', async () => {
    const url = await viewer(sentMail('m1', MAIL));
    const zh = await fetch(url, { headers: { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' } });
    expect(await zh.text()).toContain('<h1>已发送的邮件</h1>');
    const en = await fetch(url, { headers: { 'accept-language': 'en-GB' } });
    expect(await en.text()).toContain('<h1>Sent mail</h1>');
  });

  test('show a mail without letting it do anything', async () => {
    const url = await viewer(sentMail('m1', MAIL));
    const answer = await fetch(`${url}/messages/m1`);
    const page = await answer.text();
    expect(page).toContain('<iframe sandbox=""');
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;p class=&quot;x&quot;&gt;您好');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('say so when there is no such mail, and take nothing but GET', async () => {
    const url = await viewer();
    expect((await fetch(`${url}/messages/none`)).status).toBe(404);
    expect((await fetch(url, { method: 'POST' })).status).toBe(405);
  });
});
