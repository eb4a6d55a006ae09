/** Credit review (P052): the clock asks for it, banks and site are looked at, the group sends it back once and then decides. */
import { expect } from 'vitest';
import type { TicketId } from '#shared/domain/ids.ts';
import { DAY } from '#shared/kernel/instant.ts';
import { recordOf } from '#tests/support/kept-records.ts';
import type { Play } from '#tests/support/playing-desk.ts';
import { dayIn, done, there } from './at-hand.ts';

const castOf = ({ colleague }: Play) => ({
  agent: colleague('lin', 'agent', 'team.general'),
  sales: colleague('wu', 'sales', 'team.general'),
  finance: colleague('zheng', 'finance', 'team.general'),
  head: colleague('zhao', 'credit-group', 'team.general'),
  member: colleague('qian', 'credit-group', 'team.general'),
});

type Cast = ReturnType<typeof castOf>;

/** A month from this day on is over in one to four days, whatever month it is. */
const MONTH_AGO = -27;

const setUp = (desk: Play): Promise<void> =>
  desk.keeps(
    recordOf('customer', 'CREDIT-1', {
      name: '上海晨光贸易有限公司',
      active: true,
      creditClass: 'C',
      creditReviewedOn: dayIn(desk, MONTH_AGO),
    }),
    recordOf('person', 'zhao', { name: '赵总', roles: ['credit-group'], active: true }),
    recordOf('person', 'qian', { name: 'Qian Wei', roles: ['credit-group'], active: true }),
  );

const proposal = {
  conclusion: '付款及时，经营稳定',
  class: 'A',
  termSales: '500000',
  limit: '400000',
  paymentDays: '60',
};

const written = async (desk: Play, { agent, finance }: Cast, id: TicketId): Promise<void> => {
  await done(finance.takes(id, 'assess.assessed', { assessment: '资产负债率 38%' }));
  const tooMuch = { ...proposal, limit: '500001' };
  expect(await agent.takes(id, 'write.written', tooMuch)).toBe('form.refused limit not-valid');
  await done(agent.takes(id, 'write.written', proposal));
  await desk.settles();
};

/** Banks and site side by side; after a week finance is reminded of the banks alone. */
const investigated = async (desk: Play, cast: Cast, id: TicketId): Promise<void> => {
  const { agent, sales, finance } = cast;
  const plan = { reason: '月度复核', sources: ['bank', 'site'] };
  await done(agent.takes(id, 'plan.investigate', plan));
  expect((await desk.steps(id)).toSorted()).toEqual(['bank', 'site']);
  await done(sales.takes(id, 'site.done', { site: '仓库满载' }));
  expect(await agent.takes(id, 'bank.done', { bank: '往来正常' })).toBe('step.not-yours');
  await desk.passes(10 * DAY);
  const breaches = (await desk.timeline(id)).filter((line) => line.includes('due-breached'));
  expect(breaches).toEqual(['ticket.due-breached bank.1.bank']);
  await done(finance.takes(id, 'bank.done', { bank: '往来正常' }));
  await written(desk, cast, id);
};

export const playCredit = async (desk: Play): Promise<void> => {
  await setUp(desk);
  const cast = castOf(desk);
  const { agent, sales, finance, head, member } = cast;
  await desk.passes(5 * DAY);
  const id = there((await desk.tickets('credit-review'))[0]);
  expect((await desk.ticket(id)).about).toBe('CREDIT-1');

  await investigated(desk, cast, id);
  await done(member.takes(id, 'decide.back', { opinion: '补充内部信息' }));
  expect(await desk.steps(id)).toEqual(['plan']);
  await done(agent.takes(id, 'plan.investigate', { reason: '补充', sources: ['internal'] }));
  await done(sales.does(id, 'alarm'));
  await done(finance.does(id, 'alarm'));
  await done(agent.takes(id, 'internal.done', { internal: '无逾期' }));
  await written(desk, cast, id);

  await done(head.takes(id, 'decide.set', { opinion: '同意' }));
  expect(await head.takes(id, 'decide.set', { opinion: '同意' })).toBe('step.voted-already');
  await done(member.takes(id, 'decide.set', { opinion: 'agreed' }));
  await desk.settles();
  expect(await desk.state(id)).toBe('closed');
  expect(await desk.record('customer', 'CREDIT-1')).toMatchObject({
    creditClass: 'A',
    creditLimit: '400000',
    paymentDays: '60',
  });
  expect(await desk.tickets('credit-emergency')).toHaveLength(1);
};
