/** A callback campaign (P030): everybody of the audience is called once, in all ways a call can end, then it is reported and filed. */
import { expect } from 'vitest';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { DAY } from '#shared/kernel/instant.ts';
import { recordOf } from '#tests/support/kept-records.ts';
import type { Play } from '#tests/support/playing-desk.ts';
import { done, there } from './at-hand.ts';

const castOf = ({ colleague }: Play) => ({
  chief: colleague('shao', 'supervisor', 'team.general'),
  manager: colleague('sun', 'service-manager', 'team.general'),
  callers: [
    colleague('mei', 'callback-specialist', 'team.general'),
    colleague('bo', 'callback-specialist', 'team.general'),
  ] as const,
});

type Cast = ReturnType<typeof castOf>;

/** More than one decision opens by itself. */
const MEMBERS = 27;

const setUp = (desk: Play): Promise<void> => {
  const member = { class: 'member', active: true };
  const members = Array.from({ length: MEMBERS }, (_, n) =>
    recordOf('customer', `M-${n}`, {
      ...member,
      name: n % 2 === 0 ? `王芳${n}` : `Emma Clarke ${n}`,
      mail: `member${n}@customer.example`,
      phone: `138001380${String(n).padStart(2, '0')}`,
    }),
  );
  return desk.keeps(
    ...members,
    recordOf('customer', 'M-NO', { ...member, name: '张伟', doNotCall: true }),
    recordOf('customer', 'M-OLD', { ...member, name: '李娜', active: false }),
  );
};

const started = async (desk: Play, { chief, callers: [mei, bo] }: Cast): Promise<TicketId> => {
  const id = await chief.begins('callback-campaign');
  const callers = [
    { person: mei.name, ability: '2' },
    { person: bo.name, ability: '1' },
  ];
  const plan = { purpose: '会员年度回访', feature: 'regular', audience: 'member', callers };
  await done(chief.takes(id, 'plan.extract', plan));
  expect(await desk.fields(id)).toMatchObject({ count: String(MEMBERS) });
  const { version } = await desk.ticket(id);
  const preview = await chief.asks(`POST /v1/tickets/${id}/steps/review/start/preview`, {
    headers: { 'if-match': `"${version}"` },
    body: '{"fields":{}}',
  });
  const owners = [
    { id: 'mei', total: 18 },
    { id: 'bo', total: 9 },
  ];
  expect(preview.json).toMatchObject({ total: MEMBERS, owners });
  await done(chief.takes(id, 'review.start'));
  await desk.settles();
  return id;
};

const reached = async ({ callers }: Cast, call: Ticket, content: 'yes' | 'no'): Promise<void> => {
  const by = there(callers.find(({ name }) => name === call.assignee));
  await done(by.takes(call.id, 'call.reached', { via: 'phone', verified: true }));
  const said = content === 'yes' ? { content } : { content, unsatisfactory: '安装师傅迟到' };
  await done(by.takes(call.id, 'talk.done', said));
};

export const playCallbackCampaign = async (desk: Play): Promise<void> => {
  await setUp(desk);
  const cast = castOf(desk);
  const { chief, manager, callers } = cast;
  const [mei] = callers;
  const id = await started(desk, cast);
  const calls = await Promise.all((await desk.children(id)).map((child) => desk.ticket(child)));
  expect(new Set(calls.map(({ about }) => about)).size).toBe(MEMBERS);
  const ofMei = calls.filter(({ assignee }) => assignee === 'mei');
  expect(ofMei).toHaveLength(18);

  const [unheard, unhappy, unwilling, late] = ofMei.slice(0, 4).map(there);
  const special = [unheard, unhappy, unwilling, late];
  await done(mei.takes(there(unheard).id, 'call.noAnswer', { via: 'phone' }));
  await done(mei.takes(there(unwilling).id, 'call.refused', { via: 'phone' }));
  await reached(cast, there(unhappy), 'no');
  for (const call of calls) if (!special.includes(call)) await reached(cast, call, 'yes');
  await desk.settles();
  expect(await desk.steps(id)).toEqual(['calling']);
  expect(await desk.record('customer', there(there(unwilling).about))).toMatchObject({
    doNotCall: true,
  });
  const complaint = there((await desk.tickets('complaint'))[0]);
  expect(await desk.fields(complaint)).toMatchObject({ content: '安装师傅迟到' });

  const again = (await desk.fields(there(unheard).id))['slot'];
  await desk.until(String(again));
  await desk.settles();
  expect(await desk.steps(there(unheard).id)).toEqual(['call']);
  await reached(cast, there(unheard), 'yes');
  await desk.passes(5 * DAY);
  expect(await desk.timeline(there(late).id)).toContain('ticket.due-breached within');
  await reached(cast, there(late), 'yes');
  await desk.settles();

  expect(await desk.steps(id)).toEqual(['report']);
  expect(await desk.fields(id)).toMatchObject({ done: String(MEMBERS - 1) });
  await done(chief.takes(id, 'report.written', { analysis: '多数满意' }));
  await desk.settles();
  expect(await chief.takes(id, 'file.filed')).toBe('step.not-yours');
  await done(manager.takes(id, 'file.filed'));
  expect(await desk.state(id)).toBe('closed');
};
