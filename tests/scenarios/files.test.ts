/** Attachments from end to end on the local cloud: through HTTP and SMTP only. */
import { setTimeout } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { issuerFolder } from '#local/cognito/issuer-folder.ts';
import { mintToken } from '#local/cognito/mint-token.ts';
import { fileView, listView, submittedView, uploadView } from '#shared/contracts/agent-api.ts';
import { type LocalDesk, startLocalDesk } from '../support/local-desk.ts';

const START_MS = 180_000;
const SLOW_MS = 25_000;
/** An answer whose file is still being checked waits some seconds for it. */
const MAIL_MS = 60_000;
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

let desk: LocalDesk;
let agent = '';

beforeAll(async () => {
  desk = await startLocalDesk();
  const minted = await mintToken({
    dir: issuerFolder(desk.data),
    user: 'zhao',
    realNow: Date.now(),
  });
  if (!minted.ok) throw new Error(minted.refusal.code);
  agent = minted.value;
}, START_MS);
afterAll(() => desk.dispose());

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${desk.addresses().api}${path}`, { redirect: 'manual', ...init });

const asAgent = (path: string, init: RequestInit = {}) =>
  ask(path, { ...init, headers: { authorization: `Bearer ${agent}`, ...init.headers } });

const post = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });

/** Looks again until it is so; a desk that never gets there fails by the test's own limit. */
const until = async <Value>(look: () => Promise<Value | undefined>): Promise<Value> => {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await setTimeout(100);
  }
};

const announced = async (file: { name: string; size: number; type: string }) => {
  const answer = await ask('/v1/uploads', post(file));
  expect(answer.status).toBe(201);
  return uploadView.parse(await answer.json());
};

const posted = (
  { url, fields }: { url: string; fields: Readonly<Record<string, string>> },
  bytes: Uint8Array<ArrayBuffer>,
  name = 'x',
) => {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new File([bytes], name));
  return fetch(url, { method: 'POST', body: form, redirect: 'manual' });
};

const bytesOf = (text: string | Buffer): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(text));

const uploaded = async (name: string, bytes: Uint8Array<ArrayBuffer>, type = 'image/png') => {
  const form = await announced({ name, size: bytes.length, type });
  expect((await posted(form, bytes)).status).toBe(204);
  return form.id;
};

const request = {
  name: '李娜',
  email: 'li.na@example.com',
  subject: '洗衣机漏水',
  message: '照片见附件。',
  language: 'zh-CN',
};

const submitted = async (uploads: readonly string[]) => {
  const answer = await ask('/v1/tickets', post({ ...request, uploads }));
  expect(answer.status).toBe(201);
  return submittedView.parse(await answer.json());
};

const ticketOf = async (id: string) =>
  fileView.parse(await (await asAgent(`/v1/tickets/${id}`)).json());

const checkedFiles = (id: string, count: number) =>
  until(async () => {
    const files = (await ticketOf(id)).messages.flatMap((message) => message.files);
    return files.length === count && files.every(({ state }) => state !== 'pending')
      ? files
      : undefined;
  });

const redirectOf = async (answer: Promise<Response>): Promise<Response> => {
  const { status, headers } = await answer;
  expect(status).toBe(303);
  return fetch(headers.get('location') ?? '');
};

test('a file of a form reaches the agent, and one of an answer the customer, by mail and on the page', {
  timeout: MAIL_MS,
}, async () => {
  const photo = await uploaded('..\\照片\u202e.png', bytesOf(PNG));
  const ticket = await submitted([photo]);
  expect(await checkedFiles(ticket.id, 1)).toEqual([
    { id: photo, name: '照片.png', type: 'image/png', size: PNG.length, state: 'ready' },
  ]);

  const download = await redirectOf(asAgent(`/v1/files/${photo}`));
  expect(Buffer.from(await download.arrayBuffer())).toEqual(PNG);
  expect(download.headers.get('content-type')).toBe('application/octet-stream');
  expect(download.headers.get('content-disposition')).toBe(
    `attachment; filename="__.png"; filename*=UTF-8''%E7%85%A7%E7%89%87.png`,
  );
  expect((await ask(`/v1/files/${photo}`)).status).toBe(401);

  const plan = await uploaded('方案.txt', bytesOf('明天上门。\n'), 'text/plain');
  // The classifier may change the ticket between the look and the answer; then the agent looks again.
  const answer = await until(async () => {
    const { version } = await ticketOf(ticket.id);
    const answered = await asAgent(`/v1/tickets/${ticket.id}/messages`, {
      ...post({ kind: 'reply', text: '方案见附件。', uploads: [plan] }),
      headers: { authorization: `Bearer ${agent}`, 'if-match': `"${version}"` },
    });
    return answered.status === 412 ? undefined : answered;
  });
  expect(answer.status).toBe(200);
  const mail = await until(async () => {
    const sent = z
      .array(z.object({ subject: z.string(), raw: z.string() }))
      .parse(await (await fetch(`${desk.addresses().mailbox}/messages`)).json());
    return sent.find(({ subject }) => subject.includes('回复：洗衣机漏水'));
  });
  const { attachments } = await PostalMime.parse(mail.raw);
  expect(
    attachments.map(({ filename, content }) => [
      filename,
      typeof content === 'string' ? content : new TextDecoder().decode(content),
    ]),
  ).toEqual([['方案.txt', '明天上门。\n']]);

  const path = new URL(ticket.url).pathname;
  const page = await (await ask(path)).text();
  expect(page).toContain(`${path}/files/${plan}`);
  expect(await (await redirectOf(ask(`${path}/files/${plan}`))).text()).toBe('明天上门。\n');
});

test('without a script, a page offers a form for one file and leads back to the ticket', {
  timeout: SLOW_MS,
}, async () => {
  const ticket = await submitted([]);
  const path = new URL(ticket.url).pathname;
  const page = await (
    await ask(`${path}/uploads?lang=en`, {
      method: 'POST',
      body: new URLSearchParams({ uploads: '' }),
    })
  ).text();
  const [, url = ''] = /action="([^"]+)"/.exec(page) ?? [];
  const plain = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"');
  const fields = Object.fromEntries(
    [...page.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, plain(value)],
    ),
  );

  const back = await posted({ url, fields }, bytesOf(PNG), '铭牌.png');

  expect(back.status).toBe(303);
  const target = new URL(back.headers.get('location') ?? '');
  expect(target.pathname).toBe(path);
  const form = await (await ask(`${target.pathname}${target.search}`)).text();
  const uploads = target.searchParams.get('uploads') ?? '';
  expect(form).toContain(`name="uploads" value="${uploads}"`);

  const added = await ask(`${path}/messages`, {
    method: 'POST',
    body: new URLSearchParams({ message: '铭牌', once: 'o1', uploads }),
  });
  expect(added.status).toBe(303);
  expect(await checkedFiles(ticket.id, 1)).toMatchObject([
    { name: '铭牌.png', type: 'image/png', state: 'ready' },
  ]);
});

test('a form lets in nothing but the announced size and key, and a file opens on its own ticket only', {
  timeout: SLOW_MS,
}, async () => {
  const program = await uploaded('photo.png', bytesOf('MZ program'));
  const ticket = await submitted([]);
  const path = new URL(ticket.url).pathname;
  expect((await ask(`${path}/files/${program}`)).status).toBe(404);

  const form = await announced({ name: 'a.png', size: 5, type: 'image/png' });
  expect((await posted(form, bytesOf('123456'))).status).toBe(400);
  const moved = { ...form, fields: { ...form.fields, key: `files/${program}` } };
  expect((await posted(moved, bytesOf('12345'))).status).toBe(403);
});

test('a mail brings its files along', { timeout: SLOW_MS }, async () => {
  const { smtp, mail } = desk.addresses();
  const transport = createTransport({
    host: smtp.host,
    port: smtp.port,
    tls: { rejectUnauthorized: false },
  });
  const sent = (subject: string, headers = {}) =>
    transport.sendMail({
      from: 'Tom <tom@example.org>',
      to: mail.intake[0],
      subject,
      text: 'Please see the picture.',
      headers,
      attachments: [{ filename: 'évidence "1".png', content: PNG }],
    });
  await sent('Broken handle');
  await sent('Unscanned handle', { 'X-Local-Verdicts': 'virus=PROCESSING_FAILED' });

  const found = (subject: string) =>
    until(async () => {
      const list = listView.parse(await (await asAgent('/v1/tickets')).json());
      return list.items.find((item) => item.subject === subject)?.id;
    });
  const name = 'évidence _1_.png';
  expect(await checkedFiles(await found('Broken handle'), 1)).toMatchObject([
    { name, type: 'image/png', size: PNG.length, state: 'ready' },
  ]);
  expect(await checkedFiles(await found('Unscanned handle'), 1)).toMatchObject([
    { name, state: 'refused', reason: 'not-scanned' },
  ]);
});
