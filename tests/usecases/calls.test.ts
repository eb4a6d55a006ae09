import { beforeEach, describe, expect, test } from 'vitest';
import { installedPlaybooks } from '#shared/adapters/installed-playbooks.ts';
import { ticketView, webhooksView } from '#shared/contracts/agent-api.ts';
import { both, field } from '#shared/domain/playbook/define.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { HOUR } from '#shared/kernel/instant.ts';
import type { Call, CallOutcome } from '#shared/ports/webhooks.ts';
import { type CallJob, callWebhook } from '#shared/usecases/call-webhook.ts';
import { followUpJob } from '#shared/usecases/follow-up.ts';
import { type DeskApi, deskApi, PEOPLE } from '#tests/support/desk-api.ts';
import { type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';
import { playbookWith, title } from '#tests/support/runs.ts';

const secret = `whsec_${Buffer.from('a secret of thirty-two bytes here').toString('base64')}`;

const enquiry: Playbook = {
  ...playbookWith({
    fields: {
      order: field('text', ['运单号', 'Order']),
      state: field('text', ['物流状态', 'State']),
    },
    steps: {
      ask: {
        title,
        by: '@agent',
        form: ['order!'],
        outcomes: {
          look: {
            title,
            to: 'wait',
            effects: [{ call: 'courier.order', with: { order: 'order' }, into: 'state' }],
          },
        },
      },
      wait: { title, by: '@agent', outcomes: { known: { title, to: 'end' } } },
      tell: { title, by: '@agent', outcomes: { told: { title, to: 'end' } } },
    },
    responses: [{ on: 'signal:courier.order', to: 'tell' }],
  }),
  id: 'courier',
  title: both('快递查询', 'Courier enquiry'),
};

let desk: MemoryDesk;
let api: DeskApi;
let called: Call[];
let answers: CallOutcome[];

const ports = () => ({
  ...desk.ports,
  playbooks: installedPlaybooks([enquiry]),
  caller: {
    call: async (call: Call): Promise<CallOutcome> => {
      called.push(call);
      return answers.shift() ?? { outcome: 'answered', answer: { state: '已到济南' } };
    },
  },
});

const keep = (
  name: string,
  body: object,
  caller: (typeof PEOPLE)[keyof typeof PEOPLE] = PEOPLE.zhao,
) => api('PUT /v1/webhooks/{name}', { caller, path: { name }, json: body });

beforeEach(async () => {
  desk = memoryDesk();
  called = [];
  answers = [];
  api = deskApi({ ports: ports() });
  await keep('courier.order', { url: 'https://courier.example/orders', secret });
});

const asked = async () => {
  const opened = ticketView.parse(
    (
      await api('POST /v1/agent/tickets', {
        caller: PEOPLE.chen,
        json: {
          channel: 'phone',
          name: '欧阳静',
          phone: '+86 139 1234 5678',
          subject: '快递到哪了',
          message: '三天没动静',
          playbook: 'courier',
        },
      })
    ).json,
  );
  const answer = await api('POST /v1/tickets/{id}/steps/{step}/{outcome}', {
    caller: PEOPLE.zhao,
    path: { id: opened.id, step: 'ask', outcome: 'look' },
    headers: { 'if-match': `"${opened.version}"` },
    json: { fields: { order: 'SF1234567890' } },
  });
  const ticket = ticketView.parse(answer.json);
  for (const job of desk.jobs())
    if (job.queue === 'follow-up' && job.due <= desk.now()) await followUpJob(ports(), job);
  return ticket.id;
};

const jobs = (): readonly CallJob[] => desk.jobs().filter((job) => job.queue === 'calls');

const newest = (): CallJob => {
  const job = jobs()
    .toSorted((a, b) => a.attempt - b.attempt)
    .at(-1);
  if (job === undefined) throw new Error('nobody is to be called');
  return job;
};

describe('a call of a playbook', () => {
  test('asks the webhook, puts the answer into its field, and the ticket goes on', async () => {
    const id = await asked();
    expect(await callWebhook(ports(), newest())).toBe('answered');
    expect(called).toHaveLength(1);
    expect(called[0]?.webhook.url).toBe('https://courier.example/orders');
    expect(called[0]?.body).toMatchObject({
      type: 'courier.order',
      data: { order: 'SF1234567890' },
    });
    const { ticket, events } = await desk.file(id);
    expect(ticket.run.fields['state']).toBe('已到济南');
    expect(ticket.run.steps.map((step) => step.id)).toEqual(['tell']);
    expect(events.map(({ type }) => type)).toContain('signal.heard');
  });

  test('is heard once, however often its job comes and whoever dies after the answer', async () => {
    const id = await asked();
    const twice = [callWebhook(ports(), newest()), callWebhook(ports(), newest())];
    await Promise.all(twice);
    expect(await callWebhook(ports(), newest())).toBe('nothing-to-do');
    const { events } = await desk.file(id);
    expect(events.filter(({ type }) => type === 'signal.heard')).toHaveLength(1);
    expect(new Set(called.map((call) => call.id)).size).toBe(1);
  });

  test('is tried again under the same id while the other side is down', async () => {
    await asked();
    answers = [
      { outcome: 'failed', reason: 'time-out', again: true },
      { outcome: 'failed', reason: 'server-error', again: true },
    ];
    expect(await callWebhook(ports(), newest())).toBe('put-off');
    expect(await callWebhook(ports(), newest())).toBe('put-off');
    expect(newest().due > desk.now()).toBe(true);
    desk.pass(HOUR);
    expect(await callWebhook(ports(), newest())).toBe('answered');
    expect(new Set(called.map((call) => call.id)).size).toBe(1);
  });

  test('that nobody answers ends, and stands on the timeline once', async () => {
    const id = await asked();
    answers = Array.from({ length: 50 }, () => ({
      outcome: 'failed',
      reason: 'unreachable',
      again: true,
    }));
    let outcome = 'put-off';
    let tries = 0;
    while (outcome === 'put-off' && tries < 50) {
      outcome = await callWebhook(ports(), newest());
      tries += 1;
    }
    expect(outcome).toBe('given-up');
    expect(await callWebhook(ports(), newest())).toBe('nothing-to-do');
    const failed = (await desk.file(id)).events.filter(({ type }) => type === 'effect.failed');
    expect(failed).toMatchObject([{ effect: 'call', reason: 'unreachable' }]);
  });

  test('whose answer is no value of its field changes nothing', async () => {
    const id = await asked();
    answers = [{ outcome: 'answered', answer: { state: ['a', 'b'] } }];
    expect(await callWebhook(ports(), newest())).toBe('given-up');
    const { ticket, events } = await desk.file(id);
    expect(ticket.run.steps.map((step) => step.id)).toEqual(['wait']);
    expect(events.at(-1)).toMatchObject({ type: 'effect.failed', reason: 'signal.answer-refused' });
  });

  test('may be answered later, once for its key', async () => {
    const id = await asked();
    const later = (name: string, key: string, answer: unknown) =>
      api('POST /v1/tickets/{id}/signals/{name}', {
        caller: PEOPLE.chen,
        path: { id, name },
        headers: { 'idempotency-key': key },
        json: { answer },
      });
    expect((await later('weather.rain', 'a', {})).status).toBe(404);
    expect((await later('courier.order', 'a', '派送中')).status).toBe(200);
    const again = ticketView.parse((await later('courier.order', 'a', '派送中')).json);
    expect(again.fields['state']).toBe('派送中');
    const { events } = await desk.file(again.id);
    expect(events.filter(({ type }) => type === 'signal.heard')).toHaveLength(1);
  });
});

describe('a webhook', () => {
  test('is kept by administrators only, and its secret is never shown', async () => {
    expect((await keep('erp', { url: 'https://erp.example/', secret }, PEOPLE.chen)).status).toBe(
      403,
    );
    const answer = await keep('erp', { url: 'https://erp.example/', secret });
    expect(answer.status).toBe(200);
    expect(answer.body).not.toContain('whsec_');
    const list = await api('GET /v1/webhooks', { caller: PEOPLE.zhao });
    expect(webhooksView.parse(list.json).items.map(({ name }) => name)).toEqual([
      'courier.order',
      'erp',
    ]);
    expect(list.body).not.toContain('whsec_');
    expect((await api('GET /v1/webhooks', { caller: PEOPLE.lin })).status).toBe(403);
  });

  test.each([
    ['erp', { url: 'http://erp.example/', secret }],
    ['erp', { url: 'http://127.0.0.1/', secret }],
    ['erp', { url: 'ftp://erp.example/', secret }],
    ['erp', { url: 'https://me:pass@erp.example/', secret }],
    ['erp', { url: '邮箱', secret }],
    ['erp', { url: 'https://erp.example/', secret: 'short' }],
    ['ERP 系统', { url: 'https://erp.example/', secret }],
  ])('%s %j is refused', async (name, body) => {
    expect((await keep(name, body)).status).toBe(400);
  });
});
