import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlToText } from '#shared/domain/mail/html-text.ts';
import { languageOf } from '#shared/domain/mail/language.ts';
import { splitReply } from '#shared/domain/mail/reply-text.ts';

describe('what a person wrote', () => {
  test('is never empty when the mail has text', () => {
    const line = fc.constantFrom(
      '> quoted',
      'words',
      '',
      '-- ',
      'From: a@b.example',
      'Subject: x',
      'Sent from my iPhone',
      'Thanks,',
      '发自我的iPhone',
      'On 2 March, A wrote:',
      '-----Original Message-----',
      '________',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const text = lines.join('\n');
        expect(splitReply(text).reply === '').toBe(text.trim() === '');
      }),
    );
  });

  test('does not depend on line ends or blank lines around it', () => {
    const plain = splitReply('Yes.\n\nOn 2 March 2026, A <a@b.example> wrote:\n> No?\n');
    expect(
      splitReply('\r\n\r\nYes.\r\n\r\nOn 2 March 2026, A <a@b.example> wrote:\r\n> No?\r\n\r\n'),
    ).toEqual(plain);
    expect(plain.reply).toBe('Yes.');
  });

  test('leaves quote and signature apart', () => {
    expect(
      splitReply('好的\n\n此致\n敬礼\n李雷\n\n在 2026年3月2日，客服 写道：\n> 可以吗？'),
    ).toEqual({
      reply: '好的',
      quoted: '在 2026年3月2日，客服 写道：\n> 可以吗？',
      signature: '此致\n敬礼\n李雷',
    });
  });

  test('a forwarded mail without a word is shown itself', () => {
    expect(
      splitReply(
        '---------- Forwarded message ---------\nFrom: A <a@b.example>\nSubject: x\n\nHelp!',
      ).reply,
    ).toContain('Help!');
  });

  test('thanks at the end with no name below are words', () => {
    expect(splitReply('Please check.\n\nThanks!').reply).toBe('Please check.\n\nThanks!');
  });
});

describe('what an HTML mail says', () => {
  test.each([
    ['<p>one</p><p>two</p>', 'one\n\ntwo'],
    ['one<br>two', 'one\ntwo'],
    ['<ul><li>苹果</li><li>梨</li></ul>', '- 苹果\n- 梨'],
    ['<blockquote>a<blockquote>b</blockquote></blockquote>', '> a\n>>\n>> b'],
    ['<style>p{}</style><title>x</title>5 < 6 &amp; 7 &#62; 6 &hellip;', '5 < 6 & 7 > 6 …'],
    ['<a title="a > b">link</a>', 'link'],
    ['<script>never closed', 'never closed'],
    ['<!-- a comment --><b>bold</b>', 'bold'],
  ])('%s', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });
});

test.each([
  ['我的订单在哪里', 'zh'],
  ['注文はどこですか', 'ja'],
  ['주문은 어디에 있나요', 'ko'],
  ['Where is my order and when is it shipped?', 'en'],
  ['Wo ist meine Bestellung und wann kommt sie?', 'de'],
  ['Où est ma commande et quand est-ce que vous livrez ?', 'fr'],
  ['Где мой заказ?', 'ru'],
  ['4711', null],
])('%s is written in %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});
