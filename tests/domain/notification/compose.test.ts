import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTicketNumber, type TicketNumber } from '#shared/domain/ids.ts';
import { composeConfirmation } from '#shared/domain/notification/compose-confirmation.ts';
import { composeReply } from '#shared/domain/notification/compose-reply.ts';
import { composeResolved } from '#shared/domain/notification/compose-resolved.ts';
import { composeSurvey } from '#shared/domain/notification/compose-survey.ts';
import type { ComposedMail } from '#shared/domain/notification/mail-body.ts';
import { LANGUAGES, type Language } from '#shared/kernel/language.ts';

const numberOf = (text: string): TicketNumber => {
  if (!isTicketNumber(text)) throw new Error(`${text} is no number`);
  return text;
};

const number = numberOf('HY-7K3M-9QWX');
const link = 'https://desk.example/tickets/01hx.abc.k1.mac?lang=en&x=1';
const promisedAt = '2026-03-02T09:00:00.000Z';

const everyMail = (language: Language): readonly ComposedMail[] => [
  composeConfirmation({ number, link, promisedAt }, language),
  composeReply({ number, link, subject: '发票抬头错误', text: '您好，发票已重开。' }, language),
  composeResolved({ number, link }, language),
  composeSurvey({ number, link, unsubscribe: `${link}&stop=1` }, language),
];

describe.each(LANGUAGES)('every mail in %s', (language) => {
  test('carries the number in its subject, and number and link in both bodies', () => {
    for (const { subject, text, html } of everyMail(language)) {
      expect(subject).toMatch(/^\[HY-7K3M-9QWX\] \S/);
      expect(text).toContain('HY-7K3M-9QWX');
      expect(text).toContain(link);
      expect(html).toContain('HY-7K3M-9QWX');
      expect(html).toContain('https://desk.example/tickets/01hx.abc.k1.mac?lang=en&amp;x=1');
    }
  });

  test('says its language and loads nothing', () => {
    for (const { html } of everyMail(language)) {
      expect(html).toContain(`<html lang="${language}">`);
      expect(html).not.toMatch(/<(img|script|table|iframe|link|object|form)\b|url\(/i);
    }
  });

  test('leaves no place unfilled', () => {
    for (const { subject, text, html } of everyMail(language)) {
      expect(`${subject}${text}${html}`).not.toMatch(/\{[a-z]+\}/);
    }
  });

  test('says in plain text all that it says in HTML', () => {
    for (const { text, html } of everyMail(language)) {
      const shown = html
        .replace(/^[\s\S]*<body[^>]*>/, '')
        .replace(/<[^>]*>/g, ' ')
        .replaceAll('&amp;', '&')
        .replaceAll('&#39;', "'")
        .split(/\s+/)
        .filter((word) => word !== '');
      for (const word of shown) expect(text).toContain(word);
    }
  });
});

describe('the confirmation', () => {
  test('names the promised time on the desk’s clock', () => {
    expect(composeConfirmation({ number, link, promisedAt }, 'zh-CN').text).toContain(
      '2026年3月2日',
    );
    expect(composeConfirmation({ number, link, promisedAt }, 'en').text).toContain('17:00');
  });

  test('promises no time where there is none', () => {
    expect(composeConfirmation({ number, link }, 'en').text).not.toContain('answer from us by');
  });
});

describe('a reply', () => {
  const reply = (subject: string, text = 'Done.') =>
    composeReply({ number, link, subject, text }, 'en');

  test('keeps the agent’s lines in both bodies', () => {
    const { text, html } = reply('x', '王女士，您好：\r\n退款 ¥128 已原路退回。\n\n祝好');
    expect(text).toContain('王女士，您好：\n退款 ¥128 已原路退回。\n\n祝好');
    expect(html).toContain('王女士，您好：<br>\n退款 ¥128 已原路退回。<br>\n<br>\n祝好');
  });

  test('runs nothing that its text contains', () => {
    const { html } = reply('x', '<img src=x onerror=alert(1)> & "quoted"');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quoted&quot;');
  });

  test('answers under the customer’s own subject', () => {
    expect(reply('Invoice 4711 is wrong').subject).toBe('[HY-7K3M-9QWX] Re: Invoice 4711 is wrong');
    expect(composeReply({ number, link, subject: '空调不制冷', text: '好' }, 'zh-CN').subject).toBe(
      '[HY-7K3M-9QWX] 回复：空调不制冷',
    );
  });

  test('does not pile up what earlier answers put before the subject', () => {
    expect(reply('Re: RE: 回复：[HY-7K3M-9QWX] 转发: Fwd: 订单 8812').subject).toBe(
      '[HY-7K3M-9QWX] Re: 订单 8812',
    );
    expect(reply('Re: [HY-7K3M-9QWX] Re: ').subject).toBe('[HY-7K3M-9QWX] Re: Your request');
  });

  test('cannot be made to begin another header', () => {
    expect(reply('hi\r\nBcc: victim@example.com\u2028x').subject).toBe(
      '[HY-7K3M-9QWX] Re: hi Bcc: victim@example.com x',
    );
  });

  test('shows the subject in the direction it is read in', () => {
    expect(reply('photo\u202egnp.exe').subject).toBe('[HY-7K3M-9QWX] Re: photognp.exe');
  });

  test('always has a subject on one line of bounded length, whatever the customer wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (subject) => {
        const line = reply(subject).subject;
        expect(line).toMatch(/^\[HY-7K3M-9QWX\] Re: \S/u);
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect([...line].length).toBeLessThanOrEqual(150);
      }),
      { numRuns: 60 },
    );
  });

  test('never lets text become markup, whatever the agent wrote', () => {
    const plain = reply('x', '')
      .html.match(/<[a-z/!][^>]*>/gi)
      ?.filter((tag) => tag !== '<br>');
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', ' ', '\n', '/') }),
        (text) => {
          const tags = reply('x', text)
            .html.match(/<[a-z/!][^>]*>/gi)
            ?.filter((tag) => tag !== '<br>');
          expect(tags).toEqual(plain);
        },
      ),
      { numRuns: 200 },
    );
  });
});
