/** Credit investigation (P052) and the class it leads to (P051), from the salesperson's question to the customer's new limit. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { TicketId } from '#shared/domain/ids.ts';
import { DAY, HOUR } from '#shared/kernel/instant.ts';
import { keep, recordOf } from '#tests/support/kept-records.ts';
import { type PlayingDesk, playingDesk } from '#tests/support/playing-desk.ts';

let desk: PlayingDesk;
let people: ReturnType<typeof peopleOf>;

const peopleOf = ({ colleague }: PlayingDesk) => ({
  agent: colleague('lin', 'agent', 'team.general'),
  sales: colleague('wu', 'sales', 'team.general'),
  finance: colleague('zheng', 'finance', 'team.general'),
  head: colleague('zhao', 'credit-group', 'team.general'),
  member: colleague('qian', 'credit-group', 'team.general'),
  both: colleague('lin', 'agent', 'credit-group', 'team.general'),
});

beforeEach(async () => {
  desk = playingDesk();
  people = peopleOf(desk);
  await keep(
    desk.ports.desk,
    recordOf('customer', 'C-1', { name: '上海晨光贸易有限公司', active: true, creditClass: 'C' }),
    recordOf('person', 'zhao', { name: '赵总', roles: ['credit-group'], active: true }),
    recordOf('person', 'qian', { name: 'Qian Wei', roles: ['credit-group'], active: true }),
  );
});

const planned = async (sources: readonly string[]): Promise<TicketId> => {
  const id = await people.agent.begins('credit-review', 'C-1');
  const plan = { reason: '业务员申请提高额度', sources: [...sources] };
  expect(await people.agent.takes(id, 'plan.investigate', plan)).toBe('done');
  return id;
};

const proposal = {
  conclusion: '付款及时，经营稳定',
  class: 'A',
  termSales: '500000',
  limit: '400000',
  paymentDays: '60',
};

/** As far as the credit-limit group. */
const written = async (fields: Partial<typeof proposal> = {}): Promise<TicketId> => {
  const id = await planned(['bank']);
  await people.finance.takes(id, 'bank.done', { bank: '往来正常' });
  await people.finance.takes(id, 'assess.assessed', { assessment: '资产负债率 38%' });
  expect(await people.agent.takes(id, 'write.written', { ...proposal, ...fields })).toBe('done');
  await desk.passes(HOUR);
  return id;
};

const customer = async () => {
  const record = await desk.ports.records.record({ kind: 'customer', id: 'C-1' });
  return record?.state === 'kept' ? record.fields : {};
};

describe('the routes of the investigation', () => {
  test('run side by side, and finance assesses when all that were chosen are back', async () => {
    const id = await planned(['bank', 'trade', 'site']);
    expect((await desk.steps(id)).toSorted()).toEqual(['bank', 'site', 'trade']);
    expect(await desk.timeline(id)).toContain('step.passed-over internal');

    expect(await people.sales.takes(id, 'site.done', { site: '仓库满载' })).toBe('done');
    expect(await people.agent.takes(id, 'trade.done', { trade: '同业评价良好' })).toBe('done');
    expect(await desk.steps(id)).toEqual(['bank']);
    expect(await people.agent.takes(id, 'bank.done', { bank: '往来正常' })).toBe('step.not-yours');
    expect(await people.finance.takes(id, 'bank.done', { bank: '往来正常' })).toBe('done');
    expect(await desk.steps(id)).toEqual(['assess']);
  });

  test('are reminded after a week, each of its own', async () => {
    const id = await planned(['bank', 'site']);
    await people.sales.takes(id, 'site.done', { site: '仓库满载' });
    await desk.passes(8 * DAY);
    const breaches = (await desk.timeline(id)).filter((line) => line.includes('due-breached'));
    expect(breaches).toEqual(['ticket.due-breached bank.1.bank']);
  });
});

describe('the report', () => {
  test.each([
    ['above the contracted sales of the term for class A', { limit: '500001' }, 'limit not-valid'],
    ['any limit for class D', { class: 'D', paymentDays: '0' }, 'limit not-valid'],
    ['a payment term for class C', { class: 'C' }, 'paymentDays not-valid'],
    ['fractions of a fen', { limit: '1.001' }, 'limit too-many-decimals'],
  ])('does not propose %s', async (_, fields, problem) => {
    const id = await planned(['bank']);
    await people.finance.takes(id, 'bank.done', { bank: '往来正常' });
    await people.finance.takes(id, 'assess.assessed', { assessment: '正常' });
    const outcome = await people.agent.takes(id, 'write.written', { ...proposal, ...fields });
    expect(outcome).toBe(`form.refused ${problem}`);
  });
});

describe('the credit-limit group', () => {
  test('decides together: with the last consent the customer has the new class, limit and term', async () => {
    const id = await written();
    expect(await people.head.takes(id, 'decide.set', { opinion: '同意' })).toBe('done');
    expect(await desk.steps(id)).toEqual(['decide']);
    expect(await people.head.takes(id, 'decide.set', { opinion: '同意' })).toBe(
      'step.voted-already',
    );
    expect(await people.member.takes(id, 'decide.set', { opinion: 'agreed' })).toBe('done');
    await desk.passes(HOUR);
    expect(await desk.state(id)).toBe('closed');
    expect(await customer()).toMatchObject({
      creditClass: 'A',
      creditLimit: '400000',
      paymentDays: '60',
      creditReviewedOn: '2026-03-02',
    });
  });

  test('does not include who wrote the report', async () => {
    const id = await written();
    expect(await people.both.takes(id, 'decide.set', { opinion: '同意' })).toBe('step.four-eyes');
  });

  test('sends it back with one voice, and the investigation begins anew', async () => {
    const id = await written();
    expect(await people.member.takes(id, 'decide.back', { opinion: '补充银行流水' })).toBe('done');
    expect(await desk.steps(id)).toEqual(['plan']);
    expect(await customer()).toMatchObject({ creditClass: 'C' });
  });
});

test('a sudden change opens an emergency at once, and only one', async () => {
  const id = await planned(['bank']);
  expect(await people.sales.does(id, 'alarm')).toBe('done');
  expect(await people.finance.does(id, 'alarm')).toBe('done');
  await desk.passes(HOUR);
  expect(await desk.tickets('credit-emergency')).toHaveLength(1);
});
