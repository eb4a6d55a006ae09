import { once } from 'node:events';
import { connect } from 'node:net';
import fc from 'fast-check';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, test } from 'vitest';
import type { ReceiptRule } from '#local/smtp/receipt-rules.ts';
import { type MailStore, type Smtp, startSmtp } from '#local/smtp/smtp.ts';
import { takeVerdicts } from '#local/smtp/verdicts.ts';

const NOON = Date.parse('2026-03-02T04:00:00Z');
const RULES: readonly ReceiptRule[] = [
  {
    recipients: ['service@huiyin.example', 'reply.huiyin.example'],
    scan: true,
    bucket: 'mail',
    prefix: 'incoming/',
  },
];

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function shelf() {
  const objects: { bucket: string; key: string; bytes: Buffer }[] = [];
  const store: MailStore = {
    putObject: async (bucket, key, bytes) =>
      objects.push({ bucket, key, bytes: Buffer.from(bytes) }),
  };
  return { objects, store };
}

async function desk(store: MailStore, rules = RULES): Promise<Smtp> {
  const smtp = await startSmtp({ clock: { now: () => NOON }, rules, store });
  closers.push(() => smtp.close());
  return smtp;
}

/** Says each line when the answer to the one before has come; `data` goes out as it is. */
async function talk({ host, port }: Smtp, lines: readonly (string | Buffer)[]) {
  const socket = connect(port, host);
  const answers: string[] = [];
  let text = '';
  const answered = async () => {
    while (!/^\d{3} .*\r\n$/m.test(text)) {
      const [chunk] = await once(socket, 'data');
      text += String(chunk);
    }
    answers.push(text.trim().split('\r\n').at(-1) ?? '');
    text = '';
  };
  await answered();
  for (const line of lines) {
    socket.write(typeof line === 'string' ? `${line}\r\n` : line);
    await answered();
  }
  socket.destroy();
  return answers;
}

const dialogue = (
  mail: Buffer | string,
  { from = 'wei@kehu.example', to = ['service@huiyin.example'] } = {},
) => [
  'EHLO mx.kehu.example',
  `MAIL FROM:<${from}>`,
  ...to.map((address) => `RCPT TO:<${address}>`),
  'DATA',
  Buffer.concat([Buffer.from(mail), Buffer.from('.\r\n')]),
];

const MAIL = [
  'From: =?utf-8?B?5byg5Lyf?= <wei@kehu.example>',
  'To: service@huiyin.example',
  'Subject: =?utf-8?B?5omT5Y2w5py65Z2P5LqG?=',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  '打印机坏了，请尽快处理。',
  '',
].join('\r\n');

const headersOf = async (bytes: Buffer) => (await PostalMime.parse(bytes)).headers;
const topmost = async (bytes: Buffer, key: string) =>
  (await headersOf(bytes)).find((header) => header.key === key)?.value;

describe('a mail to the desk', () => {
  test('is in the bucket under a message id of its own before the client hears 250', async () => {
    const { objects, store } = shelf();
    const answers = await talk(await desk(store), dialogue(MAIL));

    const [stored] = objects;
    expect(objects).toHaveLength(1);
    expect(stored?.bucket).toBe('mail');
    expect(stored?.key).toMatch(/^incoming\/[0-9a-v]{38}g1$/);
    expect(answers.at(-1)).toBe(`250 OK ${stored?.key.slice('incoming/'.length)}`);
  });

  test('keeps every byte that was sent, below the headers that SES puts on top', async () => {
    const { objects, store } = shelf();
    const odd = Buffer.concat([
      Buffer.from(`${MAIL}GB18030: `),
      Buffer.from([0xb4, 0xf2, 0xd3, 0xa1, 0x00, 0xff]),
      Buffer.from('\r\nbare\nfeed\r\n..two dots\r\n'),
    ]);
    await talk(await desk(store), dialogue(odd));

    const sent = Buffer.from(odd.toString('latin1').replace('\r\n..two', '\r\n.two'), 'latin1');
    const stored = objects[0]?.bytes ?? Buffer.alloc(0);
    expect(stored.subarray(stored.length - sent.length).equals(sent)).toBe(true);
    const top = stored.subarray(0, stored.length - sent.length).toString();
    expect([...top.matchAll(/^[A-Z][\w-]*(?=:)/gm)].map(([name]) => name)).toEqual([
      'Return-Path',
      'Received',
      'X-SES-Spam-Verdict',
      'X-SES-Virus-Verdict',
      'Received-SPF',
      'Authentication-Results',
      'X-SES-RECEIPT',
    ]);
  });

  test('passes every check unless it asks for something else', async () => {
    const { objects, store } = shelf();
    await talk(await desk(store), dialogue(MAIL));
    const bytes = objects[0]?.bytes ?? Buffer.alloc(0);

    expect(await topmost(bytes, 'return-path')).toBe('<wei@kehu.example>');
    expect(await topmost(bytes, 'received')).toMatch(
      /^from mx\.kehu\.example \(mx\.kehu\.example \[127\.0\.0\.1\]\) by inbound-smtp\.us-east-1\.amazonaws\.com with SMTP id \w{40} for service@huiyin\.example; Mon, 02 Mar 2026 04:00:00 \+0000 \(UTC\)$/,
    );
    expect(await topmost(bytes, 'x-ses-spam-verdict')).toBe('PASS');
    expect(await topmost(bytes, 'x-ses-virus-verdict')).toBe('PASS');
    const spf =
      'pass (spfCheck: domain of kehu.example designates 127.0.0.1 as permitted sender) client-ip=127.0.0.1; envelope-from=wei@kehu.example; helo=mx.kehu.example;';
    expect(await topmost(bytes, 'received-spf')).toBe(spf);
    expect(await topmost(bytes, 'authentication-results')).toBe(
      `amazonses.com; spf=${spf} dkim=pass header.i=@kehu.example; dmarc=pass header.from=kehu.example;`,
    );
  });

  test('carries the verdicts it asks for, and the asking header is gone', async () => {
    const { objects, store } = shelf();
    const asking =
      'X-Local-Verdicts: spf=FAIL dkim=gray\r\n dmarc=FAIL policy=reject spam=FAIL virus=GRAY\r\n';
    await talk(await desk(store), dialogue(asking + MAIL));
    const bytes = objects[0]?.bytes ?? Buffer.alloc(0);

    expect(bytes.toString()).not.toMatch(/x-local/i);
    expect(bytes.toString().endsWith(MAIL)).toBe(true);
    expect(await topmost(bytes, 'x-ses-spam-verdict')).toBe('FAIL');
    expect(await topmost(bytes, 'x-ses-virus-verdict')).toBe('GRAY');
    expect(await topmost(bytes, 'authentication-results')).toMatch(
      /spf=fail .* dkim=none; dmarc=fail \(p=reject\) header\.from=kehu\.example;$/,
    );
  });

  test('is refused when it asks for a verdict that does not exist', async () => {
    const { objects, store } = shelf();
    const answers = await talk(
      await desk(store),
      dialogue(`X-Local-Verdicts: spf=MAYBE\r\n${MAIL}`),
    );

    expect(answers.at(-1)).toBe('554 5.6.0 X-Local-Verdicts does not know "spf=MAYBE".');
    expect(objects).toEqual([]);
  });

  test('cannot vouch for itself: what it wrote stays below what the desk found', async () => {
    const { objects, store } = shelf();
    const forged =
      'X-Local-Verdicts: dmarc=FAIL\r\nX-SES-Spam-Verdict: PASS\r\nAuthentication-Results: amazonses.com; dmarc=pass header.from=bank.example;\r\n';
    await talk(await desk(store), dialogue(forged + MAIL));
    const bytes = objects[0]?.bytes ?? Buffer.alloc(0);

    expect(await topmost(bytes, 'authentication-results')).toContain('dmarc=fail');
  });

  test('to several recipients is stored once, and names none of them', async () => {
    const { objects, store } = shelf();
    const to = ['service@huiyin.example', 'r+abc.k1.def@REPLY.huiyin.example'];
    await talk(await desk(store), dialogue(MAIL, { to }));

    expect(objects).toHaveLength(1);
    expect(await topmost(objects[0]?.bytes ?? Buffer.alloc(0), 'received')).not.toContain(' for ');
  });

  test('of the null sender, as bounces are, has an empty return path', async () => {
    const { objects, store } = shelf();
    await talk(await desk(store), dialogue(MAIL, { from: '' }));

    expect(await topmost(objects[0]?.bytes ?? Buffer.alloc(0), 'return-path')).toBe('<>');
  });

  test('from a usual mail client arrives with its attachment', async () => {
    const { objects, store } = shelf();
    const { host, port } = await desk(store);
    const client = createTransport({ host, port, ignoreTLS: true });

    await client.sendMail({
      from: 'Ada Smith <ada@example.com>',
      to: 'service@huiyin.example',
      subject: 'Printer jams 打印机卡纸',
      text: 'See the photo.\n.\n..\nThanks',
      attachments: [{ filename: '照片.png', content: Buffer.from([1, 2, 3, 255]) }],
    });
    client.close();

    const mail = await PostalMime.parse(objects[0]?.bytes ?? Buffer.alloc(0));
    expect(mail.subject).toBe('Printer jams 打印机卡纸');
    expect(mail.text?.trim()).toBe('See the photo.\n.\n..\nThanks');
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['照片.png']);
  });
});

test('taking the verdicts out of a mail changes no other byte, whatever the mail is', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, crlf) => {
      const end = crlf ? '\r\n' : '\n';
      const raw = Buffer.from(bytes);
      const plain = takeVerdicts(raw);
      const asking = takeVerdicts(
        Buffer.concat([
          Buffer.from(`x-local-verdicts: spam=FAIL${end}`),
          Buffer.from(`A: b${end}`),
          raw,
        ]),
      );
      expect(plain.ok && plain.value.mail.equals(raw)).toBe(true);
      expect(asking.ok && asking.value.verdicts.spam).toBe('FAIL');
      expect(asking.ok && asking.value.mail.subarray(3 + end.length + 1).equals(raw)).toBe(true);
    }),
  );
});
