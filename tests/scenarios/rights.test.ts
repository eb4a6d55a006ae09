/** Every right that a role of the template gives, and every call that its function makes, against one another. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { ticketView, uploadView } from '#shared/contracts/agent-api.ts';
import { type DeskClient, deskClient, eventually } from '#tests/support/desk-client.ts';
import { type LocalDesk, startLocalDesk } from '#tests/support/local-desk.ts';
import { callsIn, rightsOfAll } from '#tests/support/recorded-calls.ts';
import { letter, smtpClient } from '#tests/support/smtp-client.ts';

/** A day in twelve seconds: the survey of a resolved ticket comes soon. */
const FAST = 7_200;
const CALLS = 'calls.jsonl';
/** A start, a life and a restart, on a machine that runs other desks too. */
const LIVES_WITHIN_MS = 300_000;

/** Rights that the flow below cannot use, each with its reason. */
const UNUSED_HERE: ReadonlyMap<string, string> = new Map([
  ['submit-ticket dynamodb:UpdateItem', 'counts sources, which only the prod stage does'],
  ['presign-upload dynamodb:UpdateItem', 'counts sources, which only the prod stage does'],
  ['presign-upload s3:PutObject', 'lies in the signed form, by which the customer uploads'],
  ['download-file s3:GetObject', 'lies in the signed link, by which the browser downloads'],
  ['agent-api dynamodb:UpdateItem', 'posts to accounts, which no playbook of the flow does'],
  ['customer-pages dynamodb:UpdateItem', 'posts to accounts, which no playbook of the flow does'],
  ['follow-up dynamodb:UpdateItem', 'posts to accounts, which no playbook of the flow does'],
  ['open-tickets dynamodb:UpdateItem', 'posts to accounts, which no playbook of the flow does'],
  ['open-tickets dynamodb:DeleteItem', 'moves a timer, which no new ticket has'],
  ['survey-answer dynamodb:UpdateItem', 'posts to accounts, which no playbook of the flow does'],
  ['survey-answer dynamodb:DeleteItem', 'moves a timer, which this survey has none of'],
  ['survey-answer dynamodb:Query', 'asks for facts, which no playbook of the flow does'],
  ['submit-ticket dynamodb:Query', 'asks for facts, which no playbook of the flow does'],
  ['take-in-mail dynamodb:Query', 'asks for facts, which no playbook of the flow does'],
  ['download-file dynamodb:PutItem', 'notes who looks into what is secret'],
  ['figures dynamodb:DeleteItem', 'ends a recount'],
  ['figures sqs:SendMessage', "Lambda sends a batch that failed to the mapping's dead letters"],
  ['plan-triggers sqs:SendMessage', 'the scheduler sends what failed to the dead letters'],
  ['verify-file s3:ListBucket', 'makes S3 answer 404 and not 403 where nothing was uploaded'],
  ['changes sqs:SendMessage', "Lambda sends a batch that failed to the mapping's dead letters"],
  ['activate-receipt-rules ses:DescribeActiveReceiptRuleSet', 'runs while a stack is deployed'],
  ['activate-receipt-rules ses:SetActiveReceiptRuleSet', 'runs while a stack is deployed'],
]);

/** Functions that the flow does not enter, with what would: of their rights it proves nothing. */
const NOT_ENTERED: ReadonlyMap<string, string> = new Map([
  ['call', 'a playbook that calls a webhook'],
  ['export-sheet', 'an export of records or of a register'],
  ['figures-api', 'a look at a figure or a register'],
  ['import', 'an import of a sheet'],
  ['make-document', 'a playbook that makes a document'],
  ['playbook-api', 'a setting, or a playbook of the desk'],
  ['records', 'a look into the archive'],
  ['sign-document', 'a party that signs by link'],
]);

/** Rights whose use hangs on which of two was faster, each with its reason. */
const USED_BY_CHANCE: ReadonlyMap<string, string> = new Map([
  ['notify dynamodb:GetItem', "looks anew where SES's own event was faster than the mark"],
]);

let desk: LocalDesk;
let client: DeskClient;
let notes = '';

const made = (): ReadonlySet<string> => callsIn(join(notes, CALLS));

const intake = () => desk.addresses().mail.intake[0] ?? '';

const PHOTO = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

/** The same mail with the photo attached. */
const withPhoto = (mail: string): string => {
  const [head = '', body = ''] = mail.split('\r\n\r\n');
  const [plain, encoding] = [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ];
  return [
    head.replace(`${plain}\r\n${encoding}`, 'Content-Type: multipart/mixed; boundary="cut"'),
    '',
    '--cut',
    plain,
    encoding,
    '',
    body,
    '--cut',
    'Content-Type: image/png',
    'Content-Disposition: attachment; filename="photo.png"',
    encoding,
    '',
    PHOTO.toString('base64'),
    '--cut--',
    '',
  ].join('\r\n');
};

const post = async (of: { readonly to: string; readonly id: string; readonly text: string }) => {
  const from = 'rosa.klein@customer.example';
  const raw = letter({
    from,
    name: 'Rosa Klein',
    to: of.to,
    subject: 'Heizung bleibt kalt / heater stays cold',
    messageId: `<${of.id}@customer.example>`,
    text: of.text,
  });
  await smtpClient(() => desk.addresses().smtp).send({ from, to: of.to, raw: withPhoto(raw) });
};

/** A photo is uploaded as a browser does it. @returns its id, to be named in a message */
const uploaded = async (): Promise<string> => {
  const announced = await client.postJson('/v1/uploads', {
    name: 'photo.png',
    size: PHOTO.length,
    type: 'image/png',
  });
  const { id, url, fields } = uploadView.parse(await announced.json());
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new File([new Uint8Array(PHOTO)], 'photo.png'));
  expect((await fetch(url, { method: 'POST', body: form, redirect: 'manual' })).status).toBe(204);
  return id;
};

/** One customer writes by form and page, one by mail; a bounce comes back; colleagues answer, resolve and are judged. */
const live = async (): Promise<void> => {
  for (const path of ['/', '/v1/health', '/v1/openapi.json']) await client.page(path);
  const email = 'bounce@simulator.amazonses.com';
  const created = await client.postJson('/v1/tickets', {
    name: '高远',
    email,
    subject: '取件码收不到',
    message: '快递柜的取件码一直没有收到，请补发。',
    uploads: [await uploaded()],
  });
  const { id, url } = z.object({ id: z.string(), url: z.url() }).parse(await created.json());
  await client.ticketWhen(id, 'whose mail came back', ({ deliveries }) =>
    deliveries.some(({ status }) => status.state === 'failed'),
  );
  const { messages } = await client.ticketWhen(id, 'whose photo is checked', (file) =>
    file.messages.some(({ files }) => files.some(({ state }) => state === 'ready')),
  );
  const photo = messages.flatMap(({ files }) => files)[0]?.id ?? '';
  expect((await client.as('zhao').get(`/v1/files/${photo}`)).ok).toBe(true);
  await client.work('zhao', id, '/assign', { team: 'general' });
  await client.work('zhao', id, '/take');
  await client.work('zhao', id, '/messages', { kind: 'note', text: '已联系快递公司。' });
  await client.work('zhao', id, '/resolve');
  const page = new URL(url).pathname;
  expect((await client.page(`${page}/files/${photo}`)).status).toBe(303);
  const once = /name="once" value="([^"]+)"/.exec(await (await client.page(page)).text())?.[1];
  await client.postForm(`${page}/messages`, { message: '还是没有收到。', once: once ?? '' });
  await client.ticketWhen(id, 'opened again by its customer', ({ state }) => state === 'open');
  const zhao = client.as('zhao');
  for (const path of ['/v1/mails', '/v1/changes?team=general']) await zhao.get(path);
  const opened = await zhao.post('/v1/agent/tickets', {
    channel: 'phone',
    name: 'Ben Archer',
    phone: '+44 20 7946 0000',
    subject: 'Called about a refund',
    message: 'Wants to know when the refund arrives.',
  });
  expect(opened.status).toBe(201);
  await byMail();
};

const byMail = async (): Promise<void> => {
  await post({
    to: intake(),
    id: 'heater-1',
    text: 'The heater in the flat stays cold. Please help.',
  });
  const [confirmation] = await client.mailsTo('rosa.klein@customer.example');
  const to = /r\+[^\s<>]+@[^\s<>]+/.exec(confirmation?.headers['Reply-To'] ?? '')?.[0] ?? '';
  const { id = '' } = (await client.tickets()).find(({ channel }) => channel === 'mail') ?? {};
  await client.work('zhao', id, '/messages', {
    kind: 'reply',
    text: 'We will come on Tuesday.',
    uploads: [await uploaded()],
  });
  await client.mailsTo('rosa.klein@customer.example', 2);
  await client.work('zhao', id, '/resolve');
  await post({ to, id: 'heater-2', text: 'It is cold again.' });
  await client.ticketWhen(id, 'opened again by a mail', ({ state }) => state === 'open');
  const resolved = await client.work('zhao', id, '/resolve');
  expect(ticketView.parse(await resolved.json()).state).toBe('resolved');
  await desk.restart(FAST);
  const survey = await eventually('the survey', async () =>
    (await client.mailbox()).find(({ text }) => text.includes('/surveys/')),
  );
  const link = new URL(/https?:\S*\/surveys\/\S+/.exec(survey.text)?.[0] ?? '').pathname;
  await client.page(link);
  await client.postForm(link, { score: '1', comment: 'Too slow.' });
};

beforeAll(async () => {
  notes = mkdtempSync(join(tmpdir(), 'huiyin-calls-'));
  desk = await startLocalDesk({ env: { HUIYIN_RECORD_CALLS: join(notes, CALLS) } });
  client = deskClient(desk);
  await live();
}, LIVES_WITHIN_MS);
afterAll(async () => {
  await desk.dispose();
  rmSync(notes, { recursive: true });
});

test('each function may do what it does', () => {
  const rights = rightsOfAll();
  expect([...made()].filter((one) => !rights.has(one))).toEqual([]);
});

const nameIn = (right: string): string => right.split(' ')[0] ?? '';

test('the flow enters every function but for a short list with reasons', () => {
  const entered = new Set([...made()].map(nameIn));
  const others = [...new Set([...rightsOfAll()].map(nameIn))].filter((name) => !entered.has(name));
  expect(others.toSorted()).toEqual(['activate-receipt-rules', ...NOT_ENTERED.keys()].toSorted());
});

test('each function does what it may, but for a short list with reasons', () => {
  const calls = made();
  const unused = [...rightsOfAll()].filter(
    (one) => !calls.has(one) && !USED_BY_CHANCE.has(one) && !NOT_ENTERED.has(nameIn(one)),
  );
  expect(unused.toSorted()).toEqual([...UNUSED_HERE.keys()].toSorted());
});
