import { beforeEach, describe, expect, test } from 'vitest';
import { submittedView } from '#shared/contracts/agent-api.ts';
import { isTicketId, type TicketId } from '#shared/domain/ids.ts';
import { signToken } from '#shared/domain/signing/token.ts';
import { DAY, later, MINUTE } from '#shared/kernel/instant.ts';
import { followUpJob } from '#shared/usecases/follow-up.ts';
import { surveyPath } from '#shared/usecases/links.ts';
import { type DeskApi, deskApi, PEOPLE, REQUEST } from '#tests/support/desk-api.ts';
import { type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';

const ADD = 'POST /tickets/{token}/messages';
const SHOW = 'GET /tickets/{token}';
const VOTE = 'POST /surveys/{token}';
const ASK = 'GET /surveys/{token}';

let desk: MemoryDesk;
let call: DeskApi;
let id: TicketId;
let token = '';
let survey = '';

beforeEach(async () => {
  desk = memoryDesk();
  call = deskApi(desk);
  const view = submittedView.parse((await call('POST /v1/tickets', { json: REQUEST })).json);
  id = view.id;
  token = view.url.split('/tickets/')[1] ?? '';
  survey = surveyPath((await desk.file(id)).ticket, desk.ports.keys).slice('/surveys/'.length);
  desk.pass(MINUTE);
});

const said = async () => (await desk.file(id)).messages.map(({ text }) => text);

describe('the ticket’s page', () => {
  test('takes a word of the customer, once for every click', async () => {
    const form = { message: '下午可以吗？', once: 'click-1' };
    const first = await call(ADD, { path: { token }, form });
    expect(first.status).toBe(303);
    expect(first.headers['location']).toContain(`/tickets/${token}`);
    expect((await call(ADD, { path: { token }, form })).status).toBe(303);
    expect(await said()).toEqual([REQUEST.message, '下午可以吗？']);
  });

  test('loses no words of a customer who went back and wrote others', async () => {
    await call(ADD, { path: { token }, form: { message: 'first', once: 'c' } });
    desk.pass(MINUTE);
    await call(ADD, { path: { token }, form: { message: 'second', once: 'c' } });
    expect((await said()).slice(1)).toEqual(['first', 'second']);
  });

  test('loses no words because somebody else’s click has the same name', async () => {
    const other = submittedView.parse((await call('POST /v1/tickets', { json: REQUEST })).json);
    const form = { message: '一样的话', once: '' };
    await call(ADD, { path: { token: other.url.split('/tickets/')[1] ?? '' }, form });
    await call(ADD, { path: { token }, form });
    expect(await said()).toEqual([REQUEST.message, '一样的话']);
  });

  test.each([
    {},
    { message: '', once: 'a' },
    { message: ' \r\n ', once: 'a' },
    { message: 'a\u0000b', once: 'a' },
    { message: '长'.repeat(20_001), once: 'a' },
    { message: 'x', once: 'o'.repeat(65) },
    { message: 'x', once: 'a', kind: 'reply' },
  ])('%#: refuses what is amiss, and stores nothing', async (form) => {
    const before = desk.everything();
    const answer = await call(ADD, { path: { token }, form: { ...form } });
    expect(answer.status).toBe(400);
    expect(desk.everything()).toBe(before);
  });

  test('does not show what colleagues say among themselves', async () => {
    await call('POST /v1/tickets/{id}/messages', {
      caller: PEOPLE.lin,
      path: { id },
      headers: { 'if-match': '"1"' },
      json: { kind: 'note', text: 'a difficult customer' },
    });
    expect((await call(SHOW, { path: { token } })).body).not.toContain('difficult');
  });

  test('takes no more words once the ticket is closed', async () => {
    const { ticket } = await desk.file(id);
    await desk.ports.desk.commit({
      at: desk.now(),
      decisions: [
        {
          before: ticket,
          after: {
            ...ticket,
            version: 2,
            status: { state: 'closed', since: desk.now() },
            dues: [],
          },
          events: [],
          messages: [],
          jobs: [],
          effects: [],
        },
      ],
    });
    const answer = await call(ADD, { path: { token }, form: { message: 'x', once: 'a' } });
    expect(answer.status).toBe(404);
    expect(await said()).toEqual([REQUEST.message]);
  });
});

describe('a signed link', () => {
  const altered = (text: string) => [
    '',
    'x',
    text.slice(0, -1),
    `${text}0`,
    text.toUpperCase(),
    text.replace('.k1.', '.k2.'),
    text.replace(/^./, '7'),
    text.replace(/\.(\w+)\.k1/, '.zzzzzzzz.k1'),
    `${text}'--`,
    'a'.repeat(5000),
  ];

  test.each([SHOW, ASK, ADD, VOTE])(
    '%s opens to nobody who altered it, and all see the same',
    async (route) => {
      const own = route === SHOW || route === ADD ? token : survey;
      const before = desk.everything();
      const forms = route.startsWith('POST') ? { form: { message: 'x', once: 'a' } } : {};
      const bodies = new Set<string>();
      for (const path of altered(own)) {
        const answer = await call(route, { path: { token: path }, ...forms });
        if (path !== '') bodies.add(answer.body);
        expect(answer.status).toBe(404);
      }
      expect(bodies.size).toBe(1);
      expect(desk.everything()).toBe(before);
    },
  );

  test('for one thing opens no other', async () => {
    expect((await call(SHOW, { path: { token: survey } })).status).toBe(404);
    expect((await call(ASK, { path: { token } })).status).toBe(404);
    const form = { score: '1', comment: '' };
    expect((await call(VOTE, { path: { token }, form })).status).toBe(404);
  });

  test('ends', async () => {
    desk.pass(181 * DAY);
    expect((await call(SHOW, { path: { token } })).status).toBe(410);
    expect((await call(ASK, { path: { token: survey } })).status).toBe(410);
  });

  test('about what is no ticket opens nothing', async () => {
    const until = later(desk.now(), DAY);
    const odd = signToken({ purpose: 'ticket', subject: 'head', until }, desk.ports.keys);
    expect((await call(SHOW, { path: { token: odd } })).status).toBe(404);
    const gone = isTicketId('01kjp00000000000000000zzzz') ? '01kjp00000000000000000zzzz' : '';
    const missing = signToken({ purpose: 'survey', subject: gone, until }, desk.ports.keys);
    expect((await call(ASK, { path: { token: missing } })).status).toBe(404);
  });
});

describe('the survey', () => {
  test.each([
    {},
    { score: '0', comment: '' },
    { score: '6', comment: '' },
    { score: '1.0', comment: '' },
    { score: '٣', comment: '' },
    { score: '1', comment: 'c'.repeat(20_001) },
    { score: '1', comment: '', ticket: 'x' },
  ])('%#: counts no vote that is none', async (form) => {
    const before = desk.everything();
    expect((await call(VOTE, { path: { token: survey }, form: { ...form } })).status).toBe(400);
    expect(desk.everything()).toBe(before);
  });

  test('counts the last vote, and opens one callback for a bad one', async () => {
    const vote = (score: string, comment: string) =>
      call(VOTE, { path: { token: survey }, form: { score, comment } });
    expect((await vote('1', '等了太久')).status).toBe(200);
    expect((await vote('1', '等了太久')).status).toBe(200);
    expect((await vote('2', '还行')).status).toBe(200);
    const { ticket } = await desk.file(id);
    expect(ticket.survey).toMatchObject({ state: 'answered', score: 2 });
    for (const job of desk.jobs()) {
      if (job.queue === 'follow-up' && 'effects' in job) {
        await followUpJob(desk.ports, job);
        await followUpJob(desk.ports, job);
      }
    }
    expect(desk.heads().filter(({ channel }) => channel === 'playbook')).toHaveLength(1);
  });
});

test('looking changes nothing', async () => {
  const caller = PEOPLE.zhao;
  await call(VOTE, { path: { token: survey }, form: { score: '1', comment: '慢' } });
  const before = desk.everything();
  for (const route of ['GET /', SHOW, ASK, 'GET /v1/health', 'GET /v1/openapi.json']) {
    const path = { token: route === ASK ? survey : token };
    for (let turn = 0; turn < 2; turn++) expect((await call(route, { path })).status).toBe(200);
  }
  for (const route of [
    'GET /v1/tickets',
    'GET /v1/tickets/{id}',
    'GET /v1/mails',
    'GET /v1/changes',
  ]) {
    const query = route.endsWith('changes') ? { query: { team: 'general' } } : {};
    expect((await call(route, { caller, path: { id }, ...query })).status).toBe(200);
  }
  expect(desk.everything()).toBe(before);
});

describe('words that are also code', () => {
  const ATTACKS = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus='alert(1)",
    '</textarea><svg onload=alert(1)>',
    '{{7*7}}<%= 7*7 %>',
    '&lt;script&gt;',
  ];
  const isHarmless = (html: string) => {
    expect(html).not.toMatch(/<script>alert|<img|<svg onload|" ?onerror|[^&]' autofocus onfocus='/);
  };

  test.each(ATTACKS)('stand on the pages as words: %s', async (attack) => {
    const json = { ...REQUEST, name: attack, subject: attack, message: attack };
    const view = submittedView.parse((await call('POST /v1/tickets', { json })).json);
    const own = view.url.split('/tickets/')[1] ?? '';
    isHarmless((await call(SHOW, { path: { token: own } })).body);
    isHarmless(
      (await call(SHOW, { path: { token: own }, query: { lang: attack, added: attack } })).body,
    );
    await call(ADD, { path: { token: own }, form: { message: attack, once: attack.slice(0, 64) } });
    isHarmless((await call(SHOW, { path: { token: own } })).body);
    const { ticket } = await desk.file(view.id);
    const asked = surveyPath(ticket, desk.ports.keys).slice('/surveys/'.length);
    isHarmless((await call(ASK, { path: { token: asked }, query: { lang: attack } })).body);
    isHarmless(
      (await call(VOTE, { path: { token: asked }, form: { score: attack, comment: attack } })).body,
    );
    const form = { name: attack, email: attack, phone: attack, subject: attack, message: attack };
    const back = await call('POST /v1/tickets', {
      form: { ...form, language: attack, shown: attack, [attack]: attack },
      headers: { accept: 'text/html', 'accept-language': attack },
    });
    expect(back.status).toBe(400);
    isHarmless(back.body);
  });

  test('never come from the address of a page', async () => {
    const path = { token: '<script>alert(1)</script>' };
    for (const route of [SHOW, ASK]) isHarmless((await call(route, { path })).body);
  });
});
