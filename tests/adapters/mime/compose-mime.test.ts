/** Our own mails as bytes, read back as a customer's desk would read them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeMime } from '#shared/adapters/mime/compose-mime.ts';
import { readMail } from '#shared/adapters/mime/read-mail.ts';
import { isTicketId } from '#shared/domain/ids.ts';
import { kindOf } from '#shared/domain/mail/kind.ts';
import type { OutgoingMail } from '#shared/ports/mail-sender.ts';

const ticket = '01jabcdefghjkmnpqrstvwxyz0';
if (!isTicketId(ticket)) throw new Error(`${ticket} is no ticket id`);

const letter: OutgoingMail = {
  from: { name: '回音客服（上海）', address: 'service@huiyin.example' },
  to: { name: '欧阳文博', address: 'ouyang@customer.example' },
  copies: [],
  replyTo: 'r+x.k1.abc@reply.huiyin.example',
  subject: 'Re: 关于2026年3月采购的12台中央空调无法制冷、漏水并发出异响的维修安排与费用说明',
  text: '欧阳先生：\n\n师傅周三上门。\n',
  html: '<p>欧阳先生：</p><p>师傅周三上门。</p>',
  language: 'zh-CN',
  references: ['first@customer.example', 'ses-1@eu-west-1.amazonses.com'],
  attachments: [],
  tags: { job: 'j1', ticket },
};

const written = async (change: Partial<OutgoingMail> = {}) => {
  const raw = await composeMime({ ...letter, ...change });
  const { record, headers } = await readMail(raw);
  return { raw: raw.toString('latin1'), record, headers };
};

describe('a mail that leaves', () => {
  test('reads back as it was written, in Chinese', async () => {
    const { record } = await written();
    expect(record).toMatchObject({
      subject: letter.subject,
      from: letter.from.address,
      fromName: letter.from.name,
      to: [letter.to.address],
      replyTo: [letter.replyTo],
      text: letter.text.trim(),
      html: expect.stringContaining('师傅周三上门。'),
      inReplyTo: 'ses-1@eu-west-1.amazonses.com',
      references: letter.references,
      language: 'zh',
      problems: [],
    });
  });

  test('has only ASCII in its header, and no line over 78 characters but where nothing can be folded', async () => {
    const { raw } = await written({
      text: `${'很长的一行'.repeat(5_000)}\n${'x'.repeat(5_000)}`,
      copies: Array.from({ length: 10 }, (_, n) => `colleague.number.${n}@customer.example`),
    });
    const lines = raw.split('\r\n');
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]|[^\x20-\x7e\t]/);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(78);
  });

  test('names the oldest and the newest of a long conversation, within one header of 998', async () => {
    const many = Array.from({ length: 200 }, (_, n) => `message-number-${n}@customer.example`);
    const { record, raw } = await written({ references: many });
    expect(record.references[0]).toBe(many[0]);
    expect(record.references.at(-1)).toBe(many.at(-1));
    const header = /^References:.*(?:\r\n[ \t].*)*/m.exec(raw)?.[0] ?? '';
    expect(header.length).toBeLessThan(998);
  });

  test('names copies in Cc, and the first mail of a conversation answers nothing', async () => {
    const { record } = await written({ copies: ['boss@customer.example'], references: [] });
    expect(record.cc).toEqual(['boss@customer.example']);
    expect(record.inReplyTo).toBeNull();
    expect(record.references).toEqual([]);
  });

  test('carries files byte for byte, under their Chinese names, and pictures in the text', async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 31) % 256);
    const { record } = await written({
      html: '<p>见图</p><p><img src="cid:f1@picture" alt="[漏水点.png]"></p>',
      attachments: [
        { name: '漏水点.png', type: 'image/png', bytes, contentId: 'f1@picture' },
        { name: '维修报价单（最终版）2026年3月2日.pdf', type: 'application/pdf', bytes },
      ],
    });
    expect(record.attachments).toMatchObject([
      {
        name: '漏水点.png',
        type: 'image/png',
        size: 70_000,
        inline: true,
        contentId: 'f1@picture',
      },
      { name: '维修报价单（最终版）2026年3月2日.pdf', size: 70_000, inline: false },
    ]);
    expect(new Set(record.attachments.map(({ sha256 }) => sha256)).size).toBe(1);
  });

  test.each([
    ['a confirmation', { automatic: 'replied' }, 'auto-replied'],
    ['a survey', { automatic: 'generated' }, 'auto-generated'],
    ['a person’s answer', {}, undefined],
  ] as const)('%s says whether a machine wrote it', async (_, change, said) => {
    const { headers } = await written(change);
    expect(headers.get('auto-submitted')?.[0]).toBe(said);
  });

  test('is known as our own when it comes back', async () => {
    const { record, headers } = await written({ automatic: 'generated' });
    const own = { domains: ['reply.huiyin.example'], intake: ['service@huiyin.example'] };
    expect(kindOf(record, headers, own).automatic).toBe('own');
  });

  test('names the address at which one click stops it, and the body that is posted there', async () => {
    const url = `https://desk.example/unsubscribe/${ticket}.${'m'.repeat(9)}.k1.${'a'.repeat(26)}`;
    const { headers } = await written({ unsubscribe: url });
    expect(headers.get('list-unsubscribe')).toEqual([`<${url}>`]);
    expect(headers.get('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
    expect((await written()).headers.has('list-unsubscribe')).toBe(false);
  });

  test('says any words as they are', async () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
      .map((text) =>
        `x ${text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s\p{Mn}]+/gu, ' ').normalize()} y`.replace(
          / +/g,
          ' ',
        ),
      );
    await fc.assert(
      fc.asyncProperty(words, words, async (subject, text) => {
        const { record } = await written({ subject, text });
        expect(record.subject).toBe(subject);
        expect(record.text).toBe(text);
      }),
      { numRuns: 60 },
    );
  });
});
