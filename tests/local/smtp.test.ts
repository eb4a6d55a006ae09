import { once } from 'node:events';
import { connect } from 'node:net';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ReceiptRule } from '#local/smtp/receipt-rules.ts';
import { type MailStore, type Smtp, startSmtp } from '#local/smtp/smtp.ts';

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
  vi.restoreAllMocks();
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

describe('recipients', () => {
  const rule = (...recipients: string[]): readonly ReceiptRule[] => [
    { recipients, scan: true, bucket: 'mail', prefix: '' },
  ];

  test.each([
    ['service@huiyin.example', 'SERVICE@Huiyin.Example', 250],
    ['service@huiyin.example', 'service+x@huiyin.example', 550],
    ['huiyin.example', 'anyone@huiyin.example', 250],
    ['huiyin.example', '任何@huiyin.example', 553],
    ['huiyin.example', 'a@sub.huiyin.example', 550],
    ['.huiyin.example', 'a@sub.huiyin.example', 250],
    ['.huiyin.example', 'a@huiyin.example', 550],
    ['huiyin.example', 'a@evilhuiyin.example', 550],
  ])('of a rule for %s: %s is answered with %i', async (condition, address, code) => {
    const smtp = await desk(shelf().store, rule(condition));
    const answers = await talk(smtp, ['EHLO a', 'MAIL FROM:<a@b.example>', `RCPT TO:<${address}>`]);

    expect(answers.at(-1)?.slice(0, 3)).toBe(String(code));
  });

  test('of no rule are refused one by one; the others get the mail', async () => {
    const { objects, store } = shelf();
    const answers = await talk(
      await desk(store),
      dialogue(MAIL, { to: ['nobody@huiyin.example', 'service@huiyin.example'] }),
    );

    expect(answers.map((answer) => answer.slice(0, 3))).toEqual([
      '220',
      '250',
      '250',
      '550',
      '250',
      '354',
      '250',
    ]);
    expect(objects).toHaveLength(1);
  });

  test('of two rules bring the mail once for each, under one message id', async () => {
    const { objects, store } = shelf();
    const copies: ReceiptRule = { recipients: [], scan: false, bucket: 'copies', prefix: 'all/' };
    await talk(await desk(store, [...RULES, copies]), dialogue(MAIL));

    const [first, second] = objects;
    expect(objects.map(({ bucket }) => bucket)).toEqual(['mail', 'copies']);
    expect(second?.key).toBe(first?.key.replace('incoming/', 'all/'));
    const copy = second?.bytes ?? Buffer.alloc(0);
    expect(await topmost(copy, 'x-ses-virus-verdict')).toBe('DISABLED');
  });
});

describe('nothing is lost after 250', { timeout: 60_000 }, () => {
  test('a mail that the bucket does not take is not accepted, so that the sender tries again', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const smtp = await desk({ putObject: async () => Promise.reject(new Error('disk full')) });

    expect((await talk(smtp, dialogue(MAIL))).at(-1)).toMatch(/^451 /);
  });

  test('a mail that breaks off in the middle is not stored', async () => {
    const { objects, store } = shelf();
    const smtp = await desk(store);
    await talk(smtp, dialogue(MAIL).slice(0, 4));
    const socket = connect(smtp.port, smtp.host);
    socket.write(
      ['EHLO a', 'MAIL FROM:<a@b.example>', 'RCPT TO:<service@huiyin.example>', 'DATA', MAIL].join(
        '\r\n',
      ),
    );
    socket.end();
    await once(socket.resume(), 'close');

    // The server has finished with that client once a later one was served whole.
    await talk(smtp, dialogue(MAIL));
    expect(objects).toHaveLength(1);
  });

  test('a mail above 40 MB is refused with 552 and the connection goes on', async () => {
    const { objects, store } = shelf();
    const large = Buffer.concat([
      Buffer.from(MAIL),
      Buffer.alloc(40 * 1024 * 1024, 'a'),
      Buffer.from('\r\n'),
    ]);
    const answers = await talk(await desk(store), [...dialogue(large), 'NOOP']);

    expect(answers.slice(-2).map((answer) => answer.slice(0, 3))).toEqual(['552', '250']);
    expect(objects).toEqual([]);
  });

  test('a port that is taken is told by its code', async () => {
    const { port } = await desk(shelf().store);
    const second = startSmtp({ port, clock: { now: () => NOON }, rules: [], store: shelf().store });

    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
