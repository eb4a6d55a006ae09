/** A colleague hands on to the desk what a customer wrote to them. */
import { beforeEach, describe, expect, test } from 'vitest';
import { keep, recordOf } from '#tests/support/kept-records.ts';
import { type Mail, type MailDesk, mailDesk } from '#tests/support/mail-desk.ts';

const COLLEAGUE = 'zhang.wei@huiyin.example';
const HAN = 'han.meimei@customer.example';

let at: MailDesk;

beforeEach(async () => {
  at = mailDesk();
  await keep(
    at.desk.ports.desk,
    recordOf('person', 'zhang', { name: '张伟', mail: COLLEAGUE }),
    recordOf('person', 'liu', { name: '刘洋', mail: 'liu.yang@huiyin.example', active: false }),
  );
});

const forward = (mail: Mail) => at.mailIn({ from: `张伟 <${COLLEAGUE}>`, ...mail }, 'handed-on');

const GMAIL = `请帮忙处理。

---------- Forwarded message ---------
From: Han Meimei <${HAN}>
Date: Mon, Mar 2, 2026 at 9:12 AM
Subject: Pump is leaking
To: <zhang.wei@huiyin.example>


The pump has leaked since Friday.`;

const OUTLOOK = `请帮忙处理。

发件人: 韩梅梅 <${HAN}>
发送时间: 2026年3月2日 9:12
收件人: 张伟 <zhang.wei@huiyin.example>
主题: Pump is leaking

The pump has leaked since Friday.`;

const OUTLOOK_DE = `请帮忙处理。

Von: Han Meimei [mailto:${HAN}]
Gesendet: Montag, 2. März 2026 09:12
An: Zhang Wei
Betreff: Pump is leaking

The pump has leaked since Friday.`;

const APPLE = `请帮忙处理。

Begin forwarded message:

> From: Han Meimei <${HAN}>
> Subject: Pump is leaking
> Date: 2 March 2026 at 09:12:33 GMT+8
> To: zhang.wei@huiyin.example
> 
> The pump has leaked since Friday.`;

const QQ = `请帮忙处理。


------------------ 原始邮件 ------------------
发件人: "韩梅梅" <${HAN}>;
发送时间: 2026年3月2日(星期一) 上午9:12
收件人: "张伟"<zhang.wei@huiyin.example>;
主题: Pump is leaking

The pump has leaked since Friday.`;

const NETEASE = `请帮忙处理。

-------- 转发邮件信息 --------
发件人：韩梅梅 <${HAN}>
发送日期：2026-03-02 09:12:33
收件人：zhang.wei@huiyin.example
主题：Pump is leaking

The pump has leaked since Friday.`;

const FOXMAIL = `请帮忙处理。

发件人： 韩梅梅
发送时间： 2026-03-02 09:12
收件人： zhang.wei
主题： Pump is leaking

The pump has leaked since Friday.`;

const THUNDERBIRD = `请帮忙处理。

-------- Forwarded Message --------
Subject: \tPump is leaking
Date: \tMon, 2 Mar 2026 09:12:33 +0800
From: \tHan Meimei <${HAN}>
To: \tzhang.wei@huiyin.example


The pump has leaked since Friday.`;

describe('a colleague’s forwarded mail opens a ticket for who wrote it', () => {
  test.each([
    ['Gmail', 'Fwd: Pump is leaking', GMAIL],
    ['Outlook, Chinese', '转发: Pump is leaking', OUTLOOK],
    ['Outlook, German', 'WG: Pump is leaking', OUTLOOK_DE],
    ['Apple Mail', 'Fwd: Pump is leaking', APPLE],
    ['QQ', '转发：Pump is leaking', QQ],
    ['163', 'Fw:Pump is leaking', NETEASE],
    [
      'Foxmail with the address',
      'Fw: Pump is leaking',
      FOXMAIL.replace('韩梅梅', `韩梅梅 <${HAN}>`),
    ],
    ['Thunderbird', 'Fwd: Pump is leaking', THUNDERBIRD],
  ])('%s', async (_client, subject, text) => {
    expect(await forward({ subject, text })).toBe('ticket');
    const ticket = at.only();
    expect(ticket).toMatchObject({
      subject: 'Pump is leaking',
      customer: { email: HAN },
      participants: [HAN, COLLEAGUE],
    });
    expect(['Han Meimei', '韩梅梅']).toContain(ticket.customer.name);
    expect((await at.desk.file(ticket.id)).messages).toMatchObject([
      {
        kind: 'customer',
        text: 'The pump has leaked since Friday.',
        mail: {
          from: HAN,
          reason: 'forwarded.by-colleague',
          forwardedBy: COLLEAGUE,
          verified: false,
        },
      },
      { kind: 'note', text: '请帮忙处理。', by: { kind: 'agent', id: 'zhang' } },
    ]);
  });

  test('handed on as an enclosed mail, with what was enclosed in that', async () => {
    const inner = [
      `From: =?utf-8?B?6Z+p5qKF5qKF?= <${HAN}>`,
      'To: zhang.wei@huiyin.example',
      'Subject: Pump is leaking',
      'Message-ID: <inner@customer.example>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="in"',
      '',
      '--in\r\nContent-Type: text/plain\r\n\r\nThe pump has leaked since Friday.',
      '--in\r\nContent-Type: text/plain; name="pump.txt"\r\nContent-Disposition: attachment; filename="pump.txt"\r\n\r\nserial 4711',
      '--in--',
    ].join('\r\n');
    await forward({
      subject: 'Fwd: Pump is leaking',
      headers: ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="out"'],
      text: `--out\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n请帮忙处理。\r\n--out\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--out--\r\n`,
    });
    const ticket = at.only();
    expect(ticket.customer).toMatchObject({ name: '韩梅梅', email: HAN });
    const { files, messages } = await at.desk.file(ticket.id);
    expect(messages[0]?.files).toHaveLength(2);
    expect(files.map(({ name }) => name)).toContain('pump.txt');
  });
});

describe('whoever writes it stays the customer', () => {
  const customer = () => at.only().customer.email;

  test('when a stranger forwards', async () => {
    await at.mailIn({ from: 'mallory@evil.example', subject: 'Fwd: Pump', text: GMAIL });
    expect(customer()).toBe('mallory@evil.example');
  });

  test.each(['none', 'temperror', 'fail (p=none)'])(
    'when nobody vouches for the colleague’s address: dmarc=%s',
    async (dmarc) => {
      await forward({ subject: 'Fwd: Pump', text: GMAIL, verdicts: { dmarc } });
      expect(customer()).toBe(COLLEAGUE);
    },
  );

  test('when the colleague has left', async () => {
    await at.mailIn({ from: 'liu.yang@huiyin.example', subject: 'Fwd: Pump', text: GMAIL });
    expect(customer()).toBe('liu.yang@huiyin.example');
  });

  test('when the colleague answers below a customer’s words', async () => {
    await forward({ subject: 'Re: Pump', text: OUTLOOK });
    expect(customer()).toBe(COLLEAGUE);
  });

  test('when no address stands in the forwarded mail', async () => {
    await forward({ subject: 'Fw: Pump', text: FOXMAIL });
    expect(customer()).toBe(COLLEAGUE);
  });

  test('when the forwarded mail is a colleague’s own', async () => {
    await forward({ subject: 'Fwd: Pump', text: GMAIL.replace(HAN, COLLEAGUE) });
    expect(customer()).toBe(COLLEAGUE);
  });
});
