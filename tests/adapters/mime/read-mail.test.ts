import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMail } from '#shared/adapters/mime/read-mail.ts';
import { multipart, rawMail, USUAL_HEADERS, withHeaders } from '../../support/mail-builder.ts';

const recordOf = async (raw: Uint8Array) => (await readMail(raw)).record;

const shape = expect.objectContaining({ subject: expect.any(String), problems: expect.any(Array) });

describe('any bytes at all', () => {
  test('become a record', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(await recordOf(bytes)).toEqual(shape);
      }),
    );
  });

  test('become a record when they look like mail', async () => {
    const pieces = fc.constantFrom(
      'From: ',
      '<a@b.example>',
      '\r\n',
      '\n',
      ' ',
      ':',
      ';',
      '"',
      '(',
      '=?utf-8?b?',
      '?=',
      '5L2g5aW9',
      '--b',
      '--',
      '\r\n\r\n',
      'Content-Type: multipart/mixed; boundary=b',
      'Content-Type: text/html',
      'Content-Transfer-Encoding: base64',
      '<div>',
      '&amp;',
      '> ',
      'On 1 May wrote:',
      '\u4f60\u597d',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 60 }), async (chosen) => {
        const record = await recordOf(Buffer.from(chosen.join('')));
        expect(record).toEqual(shape);
        expect(record.problems).not.toContain('mail.unreadable');
        expect(record.text === '' || record.reply !== '').toBe(true);
      }),
    );
  });

  test('an empty mail says that it is empty', async () => {
    expect((await recordOf(new Uint8Array())).problems).toEqual(['mail.empty']);
    expect((await recordOf(Buffer.from('\r\n \r\n'))).problems).toEqual(['mail.empty']);
  });
});

describe('the way a mail was carried does not change what it says', () => {
  const words = fc.array(
    fc.constantFrom('订单', '没有', '发货', 'where', 'is', 'my', 'parcel', 'für', 'ご注文'),
    { minLength: 1, maxLength: 12 },
  );
  const encoded = (text: string, encoding: string): string => {
    if (encoding === 'base64')
      return Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n');
    if (encoding === '8bit') return text;
    return [...Buffer.from(text)]
      .map((byte) =>
        byte > 0x20 && byte < 0x7f && byte !== 0x3d
          ? String.fromCharCode(byte)
          : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
      )
      .join('')
      .replace(/(?:=..|[^=]){24}/g, '$&=\r\n');
  };
  const mailOf = (text: string, encoding: string): string =>
    Buffer.from(
      rawMail({
        headers: withHeaders(
          'Content-Type: text/plain; charset=utf-8',
          `Content-Transfer-Encoding: ${encoding}`,
        ),
        body: encoded(text, encoding),
      }),
    ).toString('utf8');

  test('transfer encodings', async () => {
    await fc.assert(
      fc.asyncProperty(words, async (chosen) => {
        const text = chosen.join(' ');
        const records = await Promise.all(
          ['8bit', 'base64', 'quoted-printable'].map((encoding) =>
            recordOf(Buffer.from(mailOf(text, encoding))),
          ),
        );
        for (const record of records) expect(record).toEqual(records[0]);
        expect(records[0]?.text).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  test('line ends, blank lines above, an mbox line, folding', async () => {
    await fc.assert(
      fc.asyncProperty(words, async (chosen) => {
        const mail = mailOf(`${chosen.join(' ')}\r\n\r\nsecond line`, '8bit');
        const plain = await recordOf(Buffer.from(mail));
        const variants = [
          mail.replaceAll('\r\n', '\n'),
          mail.replaceAll('\r\n', '\r'),
          `\r\n\r\n${mail}`,
          `\ufeff${mail}`,
          `From li.lei@customer.example Mon Mar  2 09:00:00 2026\r\n${mail}`,
          mail.replace('To: service', 'To:\r\n service').replace('Order 4711', 'Order\r\n 4711'),
        ];
        for (const variant of variants) expect(await recordOf(Buffer.from(variant))).toEqual(plain);
      }),
      { numRuns: 30 },
    );
  });

  test('a subject is read whole when its characters are cut between encoded words', async () => {
    const bytes = Buffer.from('您的订单已经发货');
    const cut = [bytes.subarray(0, 7), bytes.subarray(7, 16), bytes.subarray(16)];
    const subject = cut.map((piece) => `=?UTF-8?B?${piece.toString('base64')}?=`).join('\r\n ');
    const record = await recordOf(
      rawMail({ headers: [`Subject: ${subject}`, 'From: a@b.example'] }),
    );
    expect(record.subject).toBe('您的订单已经发货');
  });
});

describe('attachments', () => {
  test('come out byte for byte in every transfer encoding', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        fc.constantFrom('base64', 'binary', 'quoted-printable'),
        async (bytes, encoding) => {
          const body =
            encoding === 'base64'
              ? Buffer.from(bytes).toString('base64')
              : encoding === 'binary'
                ? bytes
                : [...bytes].map((byte) => `=${byte.toString(16).padStart(2, '0')}`).join('');
          const raw = rawMail({
            headers: withHeaders('Content-Type: multipart/mixed; boundary="a-b+c"'),
            body: multipart(
              [
                { headers: ['Content-Type: text/plain'], body: 'see file' },
                {
                  headers: [
                    'Content-Type: application/octet-stream; name="x.bin"',
                    `Content-Transfer-Encoding: ${encoding}`,
                  ],
                  body,
                },
              ],
              'a-b+c',
            ),
          });
          const { record, files } = await readMail(raw);
          expect(Buffer.from(files[0]?.bytes ?? [])).toEqual(Buffer.from(bytes));
          expect(record.attachments[0]).toEqual({
            name: 'x.bin',
            type: 'application/octet-stream',
            size: bytes.length,
            sha256: createHash('sha256').update(bytes).digest('hex'),
            inline: false,
            contentId: null,
          });
        },
      ),
    );
  });

  test.each([
    ["filename*=UTF-8''%E5%8F%91%E7%A5%A8.pdf", '发票.pdf'],
    ["filename*0*=UTF-8''%E5%8F%91; filename*1*=%E7%A5%A8; filename*2=.pdf", '发票.pdf'],
    ['filename="=?gb2312?B?t6LGsS5wZGY=?="', '发票.pdf'],
    ['filename=my invoice.pdf', 'my invoice.pdf'],
    ['filename="a\u202Efdp.exe"', 'afdp.exe'],
  ])('a file named by %s is called %s', async (parameter, name) => {
    const raw = rawMail({
      headers: withHeaders(
        'Content-Type: application/pdf',
        `Content-Disposition: attachment; ${parameter}`,
      ),
      body: '%PDF',
    });
    expect((await recordOf(raw)).attachments[0]?.name).toBe(name);
  });
});

describe('who wrote', () => {
  test.each([
    ['From: "xclow3n@gmail.com x"@internal.domain', ''],
    ['From: a@a@a.example', ''],
    ['From: <@relay.example:li@customer.example>', 'li@customer.example'],
    ['From: li@customer.example (Li Lei)', 'li@customer.example'],
    [
      'From: =?utf-8?B?5p2O6Zu3LCA8eEBldmlsLmV4YW1wbGU+?= <li@customer.example>',
      'li@customer.example',
    ],
    ['From: undisclosed', ''],
  ])('%s is read as %s', async (header, address) => {
    const record = await recordOf(rawMail({ headers: [header, 'To: service@huiyin.example'] }));
    expect(record.from).toBe(address);
    expect(record.problems.includes('from.malformed')).toBe(address === '');
  });

  test('thousands of recipients are all kept', async () => {
    const to = Array.from({ length: 5_000 }, (_, number) => `u${number}@example.com`).join(
      ',\r\n ',
    );
    expect(
      (await recordOf(rawMail({ headers: ['From: a@b.example', `To: ${to}`] }))).to,
    ).toHaveLength(5_000);
  });
});

describe('structure', () => {
  test('a boundary that never comes does not lose the body', async () => {
    const raw = rawMail({
      headers: withHeaders('Content-Type: multipart/mixed; boundary=never'),
      body: 'I still need help.\r\n',
    });
    const record = await recordOf(raw);
    expect(record.reply).toBe('I still need help.');
    expect(record.problems).toContain('boundary.missing');
  });

  test('twenty thousand empty parts are cut off and said so', async () => {
    const raw = rawMail({
      headers: withHeaders('Content-Type: multipart/mixed; boundary=b'),
      body: '--b\r\n\r\n'.repeat(20_000),
    });
    const { record } = await readMail(raw);
    expect(record.problems).toContain('parts.too-many');
    expect(record.attachments.length).toBeLessThanOrEqual(200);
  });

  test('no header at all is all body', async () => {
    const record = await recordOf(Buffer.from('just some words\nand more\n'));
    expect(record.text).toBe('just some words\nand more');
    expect(record.problems).toContain('headers.none');
  });

  test('what cannot be read as a date is no date', async () => {
    const record = await recordOf(
      rawMail({
        headers: [...USUAL_HEADERS.filter((line) => !line.startsWith('Date')), 'Date: yesterday'],
      }),
    );
    expect(record.date).toBeNull();
    expect(record.problems).toContain('date.unreadable');
  });
});
