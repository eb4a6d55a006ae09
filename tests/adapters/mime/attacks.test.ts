/** Mails made to harm: each test fails when the defence it names is taken out. */
import { describe, expect, test } from 'vitest';
import { composeMime } from '#shared/adapters/mime/compose-mime.ts';
import { readMail } from '#shared/adapters/mime/read-mail.ts';
import { isTicketId } from '#shared/domain/ids.ts';
import { verdictsOf } from '#shared/domain/mail/verdicts.ts';
import type { OutgoingMail } from '#shared/ports/mail-sender.ts';
import { multipart, rawMail, USUAL_HEADERS, withHeaders } from '../../support/mail-builder.ts';

const recordOf = async (raw: Uint8Array) => (await readMail(raw)).record;
const headed = (...headers: readonly string[]) => rawMail({ headers: withHeaders(...headers) });

describe('verdicts forged within the mail', () => {
  const ours = [
    'X-SES-Spam-Verdict: FAIL',
    'X-SES-Virus-Verdict: FAIL',
    'Authentication-Results: amazonses.com; spf=fail; dkim=fail; dmarc=fail (p=reject)',
  ];

  test.each([
    ['the same header', 'Authentication-Results: amazonses.com; dmarc=pass'],
    ['another case', 'AUTHENTICATION-RESULTS: amazonses.com; dmarc=pass'],
    ['a blank before the colon', 'Authentication-Results : amazonses.com; dmarc=pass'],
    ['an encoded word', 'Authentication-Results: =?utf-8?q?amazonses.com=3B_dmarc=3Dpass?='],
    ['a spam verdict', 'X-SES-Spam-Verdict: PASS'],
    ['a virus verdict', 'X-SES-Virus-Verdict: PASS'],
  ])('by %s change nothing', async (_, forged) => {
    const { headers } = await readMail(rawMail({ headers: [...ours, forged, ...USUAL_HEADERS] }));
    expect(verdictsOf(headers)).toMatchObject({
      dmarc: 'FAIL',
      policy: 'REJECT',
      spam: 'FAIL',
      virus: 'FAIL',
    });
  });

  test('in the body, a part or a returned mail change nothing', async () => {
    const forged = 'Authentication-Results: amazonses.com; dmarc=pass';
    const { headers } = await readMail(
      rawMail({
        headers: withHeaders('Content-Type: multipart/mixed; boundary=b1'),
        body: multipart([{ headers: [forged, 'Content-Type: text/plain'], body: `${forged}\r\n` }]),
      }),
    );
    expect(verdictsOf(headers).dmarc).toBe('NONE');
  });
});

describe('identifiers of messages', () => {
  test.each([
    ['In-Reply-To: <a@huiyin.example> <b@huiyin.example>', 'a@huiyin.example'],
    ['In-Reply-To: (<c@huiyin.example>) <a@huiyin.example>', 'a@huiyin.example'],
    ['In-Reply-To: <a@huiyin\r\n .example>', 'a@huiyin.example'],
    [`In-Reply-To: <${'x'.repeat(2_000)}@huiyin.example>`, null],
    ['In-Reply-To: <>', null],
    ['In-Reply-To: your mail of Monday', null],
  ])('%s are read as %s', async (header, inReplyTo) => {
    expect((await recordOf(headed(header))).inReplyTo).toBe(inReplyTo);
  });

  test('a novel of references is cut', async () => {
    const many = Array.from({ length: 3_000 }, (_, number) => `<${number}@x.example>`);
    const { references } = await recordOf(headed(`References: ${many.join('\r\n ')}`));
    expect(references).toHaveLength(500);
  });
});

describe('who wrote', () => {
  test.each([
    ['"a@b x"@c', ''],
    ['"a@bank.example" <li@customer.example>', 'li@customer.example'],
    ['a@bank.example <li@customer.example>', 'li@customer.example'],
    ['"li@customer.example\\" <a@bank.example>" <b@evil.example>', 'b@evil.example'],
    ['(<a@bank.example>) li@customer.example', 'li@customer.example'],
    ['<li@customer.example', 'li@customer.example'],
    ['li@customer.example\u0000@bank.example', ''],
    ['li@customer.example\u200b', 'li@customer.example'],
  ])('From: %s is one address or none', async (from, expected) => {
    const { from: read } = await recordOf(
      rawMail({ headers: [`From: ${from}`, 'To: service@huiyin.example'] }),
    );
    expect([expected, '']).toContain(read);
    expect(read.split('@').length).toBeLessThanOrEqual(2);
    expect(read).not.toContain('bank.example');
  });
});

describe('names of files', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['C:\\Users\\li\\发票.pdf', '发票.pdf'],
    ['\u200b.htaccess', '.htaccess'],
    ['a\u202egpj.exe', 'agpj.exe'],
    ['a\u0000.pdf', 'a .pdf'],
    ['..', 'part-1.bin'],
    ['x\r\nContent-Type: text/html', 'html'],
    ['<img src=x onerror=alert(1)>.png', '<img src=x onerror=alert(1)>.png'],
    [`${'长'.repeat(5_000)}.pdf`, '长'.repeat(1_000)],
  ])('%j is shown as %j', async (name, shown) => {
    const encoded = encodeURIComponent(name);
    const raw = rawMail({
      headers: withHeaders(
        'Content-Type: application/octet-stream',
        `Content-Disposition: attachment; filename*=UTF-8''${encoded}`,
      ),
    });
    expect((await recordOf(raw)).attachments[0]?.name).toBe(shown);
  });
});

describe('words that a page will show', () => {
  const SCRIPT = '<script>alert(1)</script>';

  test('have no line end, control or turning sign in any field of the header', async () => {
    const hostile = Buffer.from(`${SCRIPT}\r\n\u0000\u001b[31m\u202e\u2028x`).toString('base64');
    const word = `=?utf-8?b?${hostile}?=`;
    const record = await recordOf(
      rawMail({
        headers: [`From: ${word} <li@customer.example>`, `Subject: ${word}`],
      }),
    );
    for (const text of [record.subject, record.fromName]) {
      expect(text).toContain(SCRIPT);
      expect(text).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    }
  });

  test('are escaped where plain text is put among HTML', async () => {
    const raw = rawMail({
      headers: withHeaders('Content-Type: multipart/mixed; boundary=b1'),
      body: multipart([
        { headers: ['Content-Type: text/plain'], body: SCRIPT },
        { headers: ['Content-Type: text/html'], body: '<p>x</p>' },
      ]),
    });
    expect((await recordOf(raw)).html).not.toContain('<script>');
  });
});

describe('a mail made to keep the reader busy is read within its budget', () => {
  const LINE = 'From: a@b.example\r\n';

  test.each([
    ['brackets in a type', `Content-Type: text/plain ${'('.repeat(200_000)}`],
    ['open brackets in a type', `Content-Type: text/plain ${'(a'.repeat(100_000)}`],
    ['brackets in an encoding', `Content-Transfer-Encoding: ${'('.repeat(200_000)}`],
    ['parameters', `Content-Type: text/plain${'; a=b'.repeat(40_000)}`],
    ['brackets in references', `References: ${'<('.repeat(100_000)}`],
    ['open encoded words', `Subject: ${'=?utf-8?q?'.repeat(20_000)}`],
    ['nested comments', `To: ${'('.repeat(200_000)}`],
    ['nested groups', `To: ${'a:'.repeat(15_000)}`],
    ['open quotes', `To: ${'"\\'.repeat(15_000)}`],
    ['at signs', `From: ${'a@'.repeat(15_000)}`],
  ])('%s', async (_, header) => {
    expect((await recordOf(Buffer.from(`${LINE}${header}\r\n\r\nhi`))).text).toBe('hi');
  });

  test('text in many parts counts together', async () => {
    const part = { headers: ['Content-Type: text/plain'], body: 'words '.repeat(20_000) };
    const record = await recordOf(
      rawMail({
        headers: withHeaders('Content-Type: multipart/mixed; boundary=b1'),
        body: multipart(Array.from({ length: 150 }, () => part)),
      }),
    );
    expect(record.problems).toContain('body.too-long');
    expect(record.text.length).toBeLessThan(1_100_000);
  });

  test('a boundary written a million times is not followed to the end', async () => {
    const record = await recordOf(
      rawMail({
        headers: withHeaders('Content-Type: multipart/mixed; boundary=b'),
        body: `${'--b'.repeat(1_000_000)}\r\n`,
      }),
    );
    expect(record.problems).toContain('parts.too-many');
  });

  test('multiparts within multiparts end at a depth', async () => {
    const levels = Array.from(
      { length: 100 },
      (_, level) => `--b${level}\r\nContent-Type: multipart/mixed; boundary=b${level + 1}\r\n\r\n`,
    );
    const record = await recordOf(
      rawMail({
        headers: withHeaders('Content-Type: multipart/mixed; boundary=b0'),
        body: levels.join(''),
      }),
    );
    expect(record.problems).toContain('parts.too-deep');
  });

  test.each(['<', '<a b="', '<style>', '"data:', '<!--', '&', '<pre>', '<b>a'])(
    'HTML of %s over and over',
    async (piece) => {
      const raw = rawMail({
        headers: withHeaders('Content-Type: text/html'),
        body: piece.repeat(Math.floor(1_000_000 / piece.length)),
      });
      expect((await recordOf(raw)).from).toBe('li.lei@customer.example');
    },
  );
});

describe('words of others in our own mails', () => {
  const ticket = '01jabcdefghjkmnpqrstvwxyz0';
  if (!isTicketId(ticket)) throw new Error(`${ticket} is no ticket id`);
  const outgoing: OutgoingMail = {
    from: { name: 'Huiyin', address: 'service@huiyin.example' },
    to: { name: 'Li Lei', address: 'li@customer.example' },
    replyTo: 'r@reply.huiyin.example',
    subject: 'Order',
    text: 'Hello',
    html: '<p>Hello</p>',
    language: 'en',
    references: ['a@huiyin.example'],
    copies: [],
    tags: { job: 'j', ticket },
    attachments: [],
  };
  const EVIL = 'x\r\nBcc: evil@evil.example\r\n\r\n<script>';

  test.each([
    ['subject', { subject: EVIL }],
    ['name', { to: { name: EVIL, address: 'li@customer.example' } }],
    ['quoted name', { to: { name: '" <evil@evil.example>, "', address: 'li@customer.example' } }],
    ['comma in a name', { to: { name: 'evil@evil.example, Li', address: 'li@customer.example' } }],
    ['our name', { from: { name: EVIL, address: 'service@huiyin.example' } }],
    ['file name', { attachments: [{ name: EVIL, type: 'image/png', bytes: new Uint8Array(3) }] }],
    [
      'picture',
      {
        attachments: [
          { name: 'a.png', type: 'image/png', bytes: new Uint8Array(3), contentId: EVIL },
        ],
      },
    ],
    ['link', { unsubscribe: `https://desk.example/${EVIL}` }],
    ['reference', { references: [`a>\r\nBcc: evil@evil.example\r\nX: <b`] }],
  ])('a %s adds no header and no recipient', async (_, change) => {
    const bytes = await composeMime({ ...outgoing, ...change });
    const { record, headers } = await readMail(bytes);
    expect(headers.has('bcc')).toBe(false);
    expect(headers.has('x')).toBe(false);
    expect(record.to).toEqual(['li@customer.example']);
    expect(record.cc).toEqual([]);
    expect(record.from).toBe('service@huiyin.example');
    expect(record.text).toBe('Hello');
  });

  test('a copy adds nobody but itself', async () => {
    const copies = [`boss@customer.example\r\nBcc: evil@evil.example`];
    const { record, headers } = await readMail(await composeMime({ ...outgoing, copies }));
    expect(headers.has('bcc')).toBe(false);
    expect(record.to).toEqual(['li@customer.example']);
  });
});
