/** A callback campaign (P030): who is called is drawn from the archive, shared out by ability, called within three days, reported. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { TicketId } from '#shared/domain/ids.ts';
import { DAY, HOUR } from '#shared/kernel/instant.ts';
import { keep, recordOf } from '#tests/support/kept-records.ts';
import { type PlayingDesk, playingDesk } from '#tests/support/playing-desk.ts';

let desk: PlayingDesk;
let people: ReturnType<typeof peopleOf>;

const peopleOf = ({ colleague }: PlayingDesk) => ({
  chief: colleague('sun', 'supervisor', 'team.general'),
  manager: colleague('zhao', 'service-manager', 'team.general'),
  lin: colleague('lin', 'callback-specialist', 'team.general'),
  chen: colleague('chen', 'callback-specialist', 'team.general'),
});

/** More than one decision opens by itself. */
const MEMBERS = 30;

beforeEach(async () => {
  desk = playingDesk();
  people = peopleOf(desk);
  const members = Array.from({ length: MEMBERS }, (_, n) =>
    recordOf('customer', `M-${n}`, {
      name: n % 2 === 0 ? `王芳${n}` : `Emma Clarke ${n}`,
      mail: `member${n}@customer.example`,
      phone: `138001380${String(n).padStart(2, '0')}`,
      class: 'member',
      active: true,
    }),
  );
  await keep(
    desk.ports.desk,
    ...members,
    recordOf('customer', 'M-NO', { name: '张伟', class: 'member', active: true, doNotCall: true }),
    recordOf('customer', 'M-OLD', { name: '李娜', class: 'member', active: false }),
    recordOf('customer', 'K-1', { name: '上海晨光贸易有限公司', class: 'key', active: true }),
  );
});

const planned = async (): Promise<TicketId> => {
  const id = await people.chief.begins('callback-campaign');
  const plan = {
    purpose: '会员年度回访',
    feature: 'regular',
    audience: 'member',
    callers: [
      { person: 'lin', ability: '2' },
      { person: 'chen', ability: '1' },
    ],
  };
  expect(await people.chief.takes(id, 'plan.extract', plan)).toBe('done');
  return id;
};

const started = async (): Promise<TicketId> => {
  const id = await planned();
  expect(await people.chief.takes(id, 'review.start')).toBe('done');
  await desk.passes(HOUR);
  return id;
};

const callsOf = async (id: TicketId) =>
  Promise.all((await desk.children(id)).map((child) => desk.ticket(child)));

const reached = async (id: TicketId, by: typeof people.lin, content = 'yes'): Promise<void> => {
  expect(await by.takes(id, 'call.reached', { via: 'phone', verified: true })).toBe('done');
  const said = content === 'yes' ? { content } : { content, unsatisfactory: '安装师傅迟到' };
  expect(await by.takes(id, 'talk.done', said)).toBe('done');
};

test('the list holds whoever belongs to the audience and may be called', async () => {
  const id = await planned();
  const { list, count } = await desk.fields(id);
  expect(count).toBe(String(MEMBERS));
  expect(JSON.stringify(list)).not.toMatch(/M-NO|M-OLD|K-1/);
});

test('each customer is called once, by callers in proportion to their ability', async () => {
  const id = await started();
  const calls = await callsOf(id);
  expect(new Set(calls.map(({ about }) => about)).size).toBe(MEMBERS);
  const of = (name: string) => calls.filter(({ assignee }) => assignee === name).length;
  expect([of('lin'), of('chen')]).toEqual([20, 10]);
  expect(calls[0]?.customer).toMatchObject({ name: expect.any(String), email: expect.any(String) });
});

test('before it starts everybody sees who would get how many', async () => {
  const id = await planned();
  const { version } = await desk.ticket(id);
  const answer = await people.chief.asks(`POST /v1/tickets/${id}/steps/review/start/preview`, {
    headers: { 'if-match': `"${version}"` },
    body: '{"fields":{}}',
  });
  expect(answer.json).toMatchObject({
    total: MEMBERS,
    owners: [
      { id: 'lin', total: 20 },
      { id: 'chen', total: 10 },
    ],
  });
  expect(await desk.children(id)).toEqual([]);
});

test('the campaign waits for the last call, then is reported, read by the manager, and filed', async () => {
  const id = await started();
  const calls = await callsOf(id);
  for (const [n, call] of calls.entries()) {
    const by = call.assignee === 'lin' ? people.lin : people.chen;
    if (n === calls.length - 1) {
      await desk.passes(HOUR);
      expect(await desk.steps(id)).toEqual(['calling']);
    }
    await reached(call.id, by);
  }
  await desk.passes(HOUR);
  expect(await desk.steps(id)).toEqual(['report']);
  expect(await desk.fields(id)).toMatchObject({ done: String(MEMBERS) });
  expect(await people.chief.takes(id, 'report.written', { analysis: '满意率 100%' })).toBe('done');
  await desk.passes(HOUR);
  expect(await people.chief.takes(id, 'file.filed')).toBe('step.not-yours');
  expect(await people.manager.takes(id, 'file.filed')).toBe('done');
  expect(await desk.state(id)).toBe('closed');
  expect((await desk.fields(id))['report']).toMatchObject({ version: expect.anything() });
});

describe('one call', () => {
  const first = async () => {
    const call = (await callsOf(await started()))[0];
    if (call === undefined) throw new Error('nobody is called');
    return {
      id: call.id,
      by: call.assignee === 'lin' ? people.lin : people.chen,
      about: call.about ?? '',
    };
  };
  const customer = async (id: string) => {
    const record = await desk.ports.records.record({ kind: 'customer', id });
    return record?.state === 'kept' ? record.fields : {};
  };

  test('that nobody answers is tried again after four working hours, three times in all', async () => {
    const { id, by } = await first();
    for (const _ of [1, 2]) {
      expect(await by.takes(id, 'call.noAnswer', { via: 'phone' })).toBe('done');
      expect(await desk.steps(id)).toEqual(['hold']);
      await desk.passes(DAY);
      expect(await desk.steps(id)).toEqual(['call']);
    }
    expect(await by.takes(id, 'call.noAnswer', { via: 'phone' })).toBe('outcome.not-now');
    expect(await by.takes(id, 'call.unreachable', { via: 'phone' })).toBe('done');
    expect(await desk.state(id)).toBe('closed');
  });

  test('of somebody who is not content becomes a complaint, and of the customer it is known when they were called', async () => {
    const { id, by, about } = await first();
    await reached(id, by, 'no');
    await desk.passes(HOUR);
    expect(await desk.state(id)).toBe('closed');
    const [complaint] = await desk.tickets('complaint');
    if (complaint === undefined) throw new Error('no complaint');
    expect(await desk.fields(complaint)).toMatchObject({ content: '安装师傅迟到' });
    expect((await desk.ticket(complaint)).about).toBe(about);
    expect(await customer(about)).toMatchObject({ lastContactAt: expect.any(String) });
  });

  test('to somebody who wants none is the last', async () => {
    const { id, by, about } = await first();
    expect(await by.takes(id, 'call.refused', { via: 'phone' })).toBe('done');
    await desk.passes(HOUR);
    expect(await customer(about)).toMatchObject({ doNotCall: true });
  });

  test('that was not made within three days is raised', async () => {
    const { id } = await first();
    await desk.passes(4 * DAY);
    expect(await desk.timeline(id)).toContain('ticket.due-breached within');
  });
});
