/** The weekly stocktake (P067): counted, held against the books, approved by a manager who did not count, adjusted. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { TicketId } from '#shared/domain/ids.ts';
import { MINUTE } from '#shared/kernel/instant.ts';
import { HANDBOOK } from '#shared/playbooks/handbook.ts';
import { keep, recordOf } from '#tests/support/kept-records.ts';
import { type PlayingDesk, playingDesk } from '#tests/support/playing-desk.ts';
import { MONDAY_TEN } from '#tests/support/tickets.ts';

let desk: PlayingDesk;
let people: ReturnType<typeof peopleOf>;

const peopleOf = ({ colleague }: PlayingDesk) => ({
  store: colleague('kong', 'storekeeper', 'team.warehouse'),
  operator: colleague('shen', 'order-operator', 'team.warehouse'),
  manager: colleague('sun', 'service-manager', 'team.warehouse'),
  /** Holds every post of the process. */
  deng: colleague('deng', 'storekeeper', 'order-operator', 'service-manager', 'team.warehouse'),
});

const GOOD_TEA = 'main/TEA/good';
const GOOD_OIL = 'main/OIL/good';
const DAMAGED_OIL = 'main/OIL/damaged';

const onDesk = async (playing: PlayingDesk): Promise<void> => {
  desk = playing;
  people = peopleOf(desk);
  await keep(
    desk.ports.desk,
    recordOf('goods', 'TEA', { code: 'TEA-250', name: '龙井茶 250 克', price: '68.50' }),
    recordOf('goods', 'OIL', { code: 'OIL-5', name: 'Rapeseed oil 5 l', price: '54.90' }),
  );
  await desk.posts('stock', 'supplier', GOOD_TEA, '20');
  await desk.posts('stock', 'supplier', GOOD_OIL, '6');
  await desk.posts('stock', 'supplier', DAMAGED_OIL, '2');
  await desk.posts('stock', 'supplier', 'branch/TEA/good', '4');
};

beforeEach(() => onDesk(playingDesk()));

type Counts = Readonly<Record<string, string>>;

const AS_BOOKED: Counts = { [GOOD_TEA]: '20', [GOOD_OIL]: '6', [DAMAGED_OIL]: '2' };

/** What stands on the counted sheet; each account in one line. */
const sheet = (counts: Counts) => ({
  lines: Object.entries(counts).map(([account, counted]) => ({ account, counted, apart: true })),
});

const counted = async (counts: Counts, by = people.store): Promise<TicketId> => {
  const id = await by.begins('stocktake');
  expect(await by.takes(id, 'count.counted', sheet(counts))).toBe('done');
  return id;
};

/** As far as the manager: one piece of tea is lost, an oil is found. */
const differing = async (): Promise<TicketId> => {
  const id = await counted({ ...AS_BOOKED, [GOOD_TEA]: '19', [GOOD_OIL]: '7' });
  const analysis = { analysis: '样品未登记,一件油错放' };
  expect(await people.operator.takes(id, 'reconcile.differ', analysis)).toBe('done');
  return id;
};

const stockOf = async (account: string) => desk.balance('stock', account);

test('the list is every account of the main store, as the system has it', async () => {
  const id = await people.store.begins('stocktake');
  const { lines } = await desk.fields(id);
  expect(lines).toMatchObject([
    { account: DAMAGED_OIL, balance: '2' },
    { account: GOOD_OIL, balance: '6' },
    { account: GOOD_TEA, balance: '20' },
  ]);
});

test('the clock asks for it on Friday at 13:00, once a week, and it is counted and closed by 18:00', async () => {
  const playbooks = HANDBOOK.filter(({ id }) => id === 'stocktake');
  await onDesk(playingDesk(MONDAY_TEN, { playbooks }));
  await desk.livesTo('2026-03-06T05:00:00.000Z');
  expect(await desk.tickets('stocktake')).toEqual([]);
  await desk.livesTo('2026-03-06T05:01:00.000Z');
  const [id, ...others] = await desk.tickets('stocktake');
  if (id === undefined) throw new Error('nothing has opened');
  expect(others).toEqual([]);
  expect(await desk.steps(id)).toEqual(['count']);
  expect(await people.store.takes(id, 'count.counted', sheet(AS_BOOKED))).toBe('done');
  expect(await people.operator.takes(id, 'reconcile.agree')).toBe('done');
  await desk.livesTo('2026-03-12T05:01:00.000Z');
  expect(await desk.timeline(id)).not.toContain('ticket.due-breached count.1.week');
  expect(await desk.tickets('stocktake')).toEqual([id]);
  await desk.livesTo('2026-03-13T05:01:00.000Z');
  expect(await desk.tickets('stocktake')).toHaveLength(2);
});

describe('the count', () => {
  test('names what lies there for every line', async () => {
    const id = await people.store.begins('stocktake');
    expect(await people.store.takes(id, 'count.counted')).toBe(
      'form.refused lines.1.counted not-valid, lines.2.counted not-valid, lines.3.counted not-valid',
    );
  });

  test.each([
    ['fewer than nothing', { [GOOD_TEA]: '-1' }, 'lines.1.counted not-valid'],
    ['an account of another store', { 'branch/TEA/good': '4' }, 'lines.1.account not-valid'],
    ['a condition that there is not', { 'main/TEA/old': '4' }, 'lines.1.account not-valid'],
  ])('does not take %s', async (_, counts, problem) => {
    const id = await people.store.begins('stocktake');
    expect(await people.store.takes(id, 'count.counted', sheet(counts))).toBe(
      `form.refused ${problem}`,
    );
  });

  test('has each account once', async () => {
    const id = await people.store.begins('stocktake');
    const line = { account: GOOD_TEA, counted: '10' };
    expect(await people.store.takes(id, 'count.counted', { lines: [line, line] })).toBe(
      'form.refused lines not-valid',
    );
  });

  test('is due on Friday at 18:00, and then raised', async () => {
    const id = await people.store.begins('stocktake');
    await desk.until('2026-03-06T10:00:00.000Z');
    expect(await desk.timeline(id)).not.toContain('ticket.due-breached count.1.week');
    await desk.passes(MINUTE);
    expect(await desk.timeline(id)).toContain('ticket.due-breached count.1.week');
  });
});

describe('the reconciliation', () => {
  test('ends where all agree, and leaves the books alone', async () => {
    const id = await counted(AS_BOOKED);
    expect(await desk.fields(id)).toMatchObject({ wrong: '0', right: '3' });
    expect(await people.operator.takes(id, 'reconcile.differ', { analysis: '无' })).toBe(
      'outcome.not-now',
    );
    expect(await people.operator.takes(id, 'reconcile.agree')).toBe('done');
    expect(await desk.state(id)).toBe('closed');
    expect(await stockOf(GOOD_TEA)).toBe('20');
  });

  test('of what differs says why', async () => {
    const id = await counted({ ...AS_BOOKED, [GOOD_TEA]: '19' });
    expect(await people.operator.takes(id, 'reconcile.agree')).toBe('outcome.not-now');
    expect(await people.operator.takes(id, 'reconcile.differ')).toBe(
      'form.refused analysis missing',
    );
  });

  test('holds the count against the books of that moment, not of when the list was printed', async () => {
    const id = await people.store.begins('stocktake');
    await desk.posts('stock', GOOD_TEA, 'customer', '5');
    const counts = { ...AS_BOOKED, [GOOD_TEA]: '15' };
    expect(await people.store.takes(id, 'count.counted', sheet(counts))).toBe('done');
    expect(await desk.fields(id)).toMatchObject({ wrong: '0' });
  });

  test('may ask for another count, which begins from the books as they are then', async () => {
    const id = await counted({ ...AS_BOOKED, [GOOD_TEA]: '12' });
    expect(await people.operator.takes(id, 'reconcile.again')).toBe('done');
    await desk.posts('stock', GOOD_TEA, 'customer', '3');
    const counts = { ...AS_BOOKED, [GOOD_TEA]: '17' };
    expect(await people.store.takes(id, 'count.counted', sheet(counts))).toBe('done');
    expect(await people.operator.takes(id, 'reconcile.agree')).toBe('done');
  });

  test('is not for whoever counted', async () => {
    const id = await counted(AS_BOOKED, people.deng);
    expect(await people.deng.takes(id, 'reconcile.agree')).toBe('step.four-eyes');
  });
});

describe('the adjustment', () => {
  test('is made up and down once the manager has approved it, and the books still add up', async () => {
    const id = await differing();
    expect(await desk.fields(id)).toMatchObject({ wrong: '2', right: '1' });
    expect(await stockOf(GOOD_TEA)).toBe('20');
    expect(await people.operator.takes(id, 'approve.approved')).toBe('step.not-yours');
    expect(await people.manager.takes(id, 'approve.approved')).toBe('done');
    expect(await desk.state(id)).toBe('closed');
    expect(await stockOf(GOOD_TEA)).toBe('19');
    expect(await stockOf(GOOD_OIL)).toBe('7');
    expect(await stockOf(DAMAGED_OIL)).toBe('2');
    expect(await stockOf('branch/TEA/good')).toBe('4');
    expect(await desk.ports.book.trialBalance('stock')).toMatchObject({ sum: 0 });
  });

  test('brings goods into the books that nobody had entered', async () => {
    const id = await counted({ ...AS_BOOKED, 'main/TEA/gift': '3' });
    await people.operator.takes(id, 'reconcile.differ', { analysis: '赠品未入账' });
    expect(await people.manager.takes(id, 'approve.approved')).toBe('done');
    expect(await stockOf('main/TEA/gift')).toBe('3');
  });

  test('is the difference, whatever has left the store since the count', async () => {
    const id = await differing();
    await desk.posts('stock', GOOD_TEA, 'customer', '4');
    expect(await people.manager.takes(id, 'approve.approved')).toBe('done');
    expect(await stockOf(GOOD_TEA)).toBe('15');
  });

  test('never takes the books below nothing: the manager sends it back to be counted', async () => {
    const id = await counted({ ...AS_BOOKED, [GOOD_OIL]: '1' });
    await people.operator.takes(id, 'reconcile.differ', { analysis: '五件不见' });
    await desk.posts('stock', GOOD_OIL, 'customer', '4');
    expect(await people.manager.takes(id, 'approve.approved')).toBe('ledger.refused');
    expect(await people.manager.takes(id, 'approve.refused')).toBe(
      'form.refused objection missing',
    );
    const objection = { objection: '盘点后有出货,请重新盘点' };
    expect(await people.manager.takes(id, 'approve.refused', objection)).toBe('done');
    expect(await desk.steps(id)).toEqual(['count']);
    expect(await stockOf(GOOD_OIL)).toBe('2');
  });

  test.each(['counted', 'reconciled'] as const)('is not approved by whoever %s', async (did) => {
    const id = await counted(
      { ...AS_BOOKED, [GOOD_TEA]: '19' },
      did === 'counted' ? people.deng : people.store,
    );
    const reconciler = did === 'reconciled' ? people.deng : people.operator;
    expect(await reconciler.takes(id, 'reconcile.differ', { analysis: '少一件' })).toBe('done');
    expect(await people.deng.takes(id, 'approve.approved')).toBe('step.four-eyes');
    expect(await people.manager.takes(id, 'approve.approved')).toBe('done');
  });
});
