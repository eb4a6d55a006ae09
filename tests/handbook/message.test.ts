/** Messages for colleagues who are out (P003): taken, repeated, passed on within half an hour, or put through. */
import { beforeEach, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#shared/kernel/instant.ts';
import { keep, recordOf } from '#tests/support/kept-records.ts';
import { type PlayingDesk, playingDesk } from '#tests/support/playing-desk.ts';
import { value } from '#tests/support/tickets.ts';

let desk: PlayingDesk;
let clerk: ReturnType<PlayingDesk['colleague']>;
let chen: ReturnType<PlayingDesk['colleague']>;
let boss: ReturnType<PlayingDesk['colleague']>;
let other: ReturnType<PlayingDesk['colleague']>;

const CHEN = { name: '陈浩', boss: 'sun', roles: ['agent'], active: true };

beforeEach(async () => {
  desk = playingDesk();
  clerk = desk.colleague('lin', 'agent', 'team.general');
  chen = desk.colleague('chen', 'agent', 'team.general');
  boss = desk.colleague('sun', 'supervisor', 'team.general');
  other = desk.colleague('wang', 'agent', 'team.general');
  await keep(
    desk.ports.desk,
    recordOf('person', 'chen', CHEN),
    recordOf('person', 'sun', { name: '孙经理', roles: ['supervisor'], active: true }),
  );
});

const caller = { caller: 'Emma Clarke', phone: '+44 20 7946 0958', addressee: 'chen', rings: '2' };
const message = {
  message: '请今天下班前回复报价',
  takenAt: '2026-03-02T02:05:00.000Z',
  repeated: true,
  clerk: { name: '林晓' },
};

test('a message is taken, repeated to the caller, and dealt with by the colleague it is for', async () => {
  const id = await clerk.begins('message-taking');
  expect(await clerk.takes(id, 'take.message', { ...caller, wish: 'message', ...message })).toBe(
    'done',
  );
  expect(await other.takes(id, 'pass.done', { result: '我来' })).toBe('step.not-yours');
  expect(await chen.takes(id, 'pass.calledBack', { result: '已报价' })).toBe('outcome.not-now');
  expect(await chen.takes(id, 'pass.done', { result: '已报价' })).toBe('done');
  expect(await desk.state(id)).toBe('closed');
});

test('nothing is taken down that was not repeated and signed', async () => {
  const id = await clerk.begins('message-taking');
  const said = { ...caller, wish: 'message', message: '请回电', takenAt: message.takenAt };
  expect(await clerk.takes(id, 'take.message', { ...said, repeated: false })).toBe(
    'form.refused repeated not-valid, clerk missing',
  );
});

test('after more than three rings the clerk apologises', async () => {
  const id = await clerk.begins('message-taking');
  const late = { ...caller, wish: 'transfer', rings: '5' };
  expect(await clerk.takes(id, 'take.through', late)).toBe('form.refused apologised missing');
  expect(await clerk.takes(id, 'take.through', { ...late, apologised: true })).toBe('done');
  expect(await desk.state(id)).toBe('closed');
});

test('a caller who is put through leaves no message', async () => {
  const id = await clerk.begins('message-taking');
  const outcome = await clerk.takes(id, 'take.message', {
    ...caller,
    wish: 'transfer',
    ...message,
  });
  expect(outcome).toBe('outcome.not-now');
});

test('what is not passed on within half an hour is raised to the superior, who acts while the other is away', async () => {
  const id = await clerk.begins('message-taking');
  await clerk.takes(id, 'take.message', { ...caller, wish: 'call-back', ...message });
  await desk.passes(25 * MINUTE);
  expect(await desk.timeline(id)).not.toContain('ticket.due-breached pass.1.passed-on');
  await desk.passes(11 * MINUTE);
  expect(await desk.timeline(id)).toContain('ticket.due-breached pass.1.passed-on');
  expect((await desk.ticket(id)).priority).toBe('high');
  const answered = { result: '已代为回电' };
  expect(await boss.takes(id, 'pass.calledBack', answered)).toBe('step.not-yours');
  const before = recordOf('person', 'chen', CHEN);
  const after = { ...before, version: 2, fields: { ...before.fields, away: true } };
  value(await desk.ports.desk.commit({ at: desk.now(), records: [{ before, after }] }));
  expect(await boss.takes(id, 'pass.calledBack', answered)).toBe('done');
  await desk.passes(HOUR);
  expect(await desk.state(id)).toBe('closed');
});
