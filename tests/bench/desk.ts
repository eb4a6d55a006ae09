/** A started local desk under eight customers or agents at once, beside a bare HTTP server asked the same way. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { issuerFolder } from '#local/cognito/issuer-folder.ts';
import { mintToken } from '#local/cognito/mint-token.ts';
import { pause } from '#local/event-sources/pause.ts';
import { deskClient } from '#tests/support/desk-client.ts';
import { type LocalDesk, startLocalDesk } from '#tests/support/local-desk.ts';
import { type Bench, type Figure, ms, percentile, perSecond } from './support/figures.ts';
import { atOnce, customerAddress, postForm, readSheets } from './support/posting.ts';
import { firstMails } from './support/sent-mails.ts';

const CONCURRENCY = 8;
const WARM_UP = 40;
const FORMS = 800;
const READS = 1_500;
const MESSAGES = 20;
const LIST = 50;
const DRAIN_WITHIN_MS = 300_000;
const LOOK_EVERY_MS = 100;
const AGENT = 'zhao';

/** What this client and this machine reach when the answer costs nothing. */
async function floorOf(body: string): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.end(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const began = performance.now();
  await atOnce({ count: READS, concurrency: CONCURRENCY }, async () => {
    await (await fetch(`http://127.0.0.1:${port}`)).text();
  });
  const rate = perSecond(READS, performance.now() - began);
  server.close();
  server.closeAllConnections();
  return `${rate} for a bare server`;
}

async function untilConfirmed(data: string, count: number): Promise<void> {
  const end = performance.now() + DRAIN_WITHIN_MS;
  while (performance.now() < end) {
    const mails = firstMails(data);
    const confirmed = Array.from({ length: count }, (_, number) => customerAddress(number));
    if (confirmed.every((address) => mails.has(address))) return;
    await pause(LOOK_EVERY_MS);
  }
  throw new Error('Not every form was confirmed.');
}

async function forms(desk: LocalDesk): Promise<readonly Figure[]> {
  const { form } = desk.addresses();
  const sheets = await readSheets(form, WARM_UP + FORMS, CONCURRENCY);
  const post = (number: number) => postForm(form, sheets[number] ?? '', number);
  await atOnce({ count: WARM_UP, concurrency: CONCURRENCY }, post);
  await untilConfirmed(desk.data, WARM_UP);
  const began = performance.now();
  const took = await atOnce({ count: FORMS, concurrency: CONCURRENCY }, (number) =>
    post(WARM_UP + number),
  );
  const acceptedMs = performance.now() - began;
  await untilConfirmed(desk.data, WARM_UP + FORMS);
  const drainedMs = performance.now() - began;
  return [
    {
      what: `forms accepted, ${CONCURRENCY} at once`,
      measured: perSecond(FORMS, acceptedMs),
      beside: await floorOf(''),
      goal: '>= 130/s',
    },
    { what: 'a form, p95', measured: ms(percentile(took, 0.95)) },
    {
      what: 'forms confirmed, queues drained',
      measured: perSecond(FORMS, drainedMs),
      beside: `${Math.round(drainedMs - acceptedMs)} ms after the last was accepted`,
    },
  ];
}

/** One token for all: an agent signs in once, and here the reading is measured. */
async function bearer({ data }: LocalDesk): Promise<Record<string, string>> {
  const minted = await mintToken({ dir: issuerFolder(data), user: AGENT, realNow: Date.now() });
  if (!minted.ok) throw new Error(minted.refusal.code);
  return { authorization: `Bearer ${minted.value}` };
}

async function readRate(
  desk: LocalDesk,
  { what, path, goal }: { readonly what: string; readonly path: string; readonly goal: string },
): Promise<Figure> {
  const agent = deskClient(desk).as(AGENT);
  const answer = await agent.get(path);
  const body = await answer.text();
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${body}`);
  const authorization = await bearer(desk);
  const url = `${desk.addresses().api}${path}`;
  const read = async () => {
    await (await fetch(url, { headers: authorization })).text();
  };
  await atOnce({ count: WARM_UP, concurrency: CONCURRENCY }, read);
  const began = performance.now();
  await atOnce({ count: READS, concurrency: CONCURRENCY }, read);
  const measured = perSecond(READS, performance.now() - began);
  return { what, measured, beside: await floorOf(body), goal };
}

async function ticketWithMessages(desk: LocalDesk): Promise<string> {
  const client = deskClient(desk);
  const id = (await client.tickets())[0]?.id ?? '';
  for (let number = 1; number < MESSAGES; number += 1) {
    await client.work(AGENT, id, '/messages', { kind: 'note', text: `第 ${number} 条备注。` });
  }
  const { messages } = await client.ticket(id);
  if (messages.length !== MESSAGES) throw new Error(`The ticket has ${messages.length} messages.`);
  return id;
}

export const bench: Bench = async () => {
  const desk = await startLocalDesk();
  try {
    const written = await forms(desk);
    const ticket = await ticketWithMessages(desk);
    return [
      ...written,
      await readRate(desk, {
        what: `list of ${LIST}`,
        path: `/v1/tickets?limit=${LIST}`,
        goal: '>= 200/s',
      }),
      await readRate(desk, {
        what: `ticket with ${MESSAGES} messages`,
        path: `/v1/tickets/${ticket}`,
        goal: '>= 250/s',
      }),
    ];
  } finally {
    await desk.dispose();
  }
};
