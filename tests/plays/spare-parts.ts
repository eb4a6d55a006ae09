/** Parts for the field (P090): free in warranty with the old part owed, short in store, and out of warranty paid first. */
import { expect } from 'vitest';
import type { TicketId } from '#shared/domain/ids.ts';
import { DAY } from '#shared/kernel/instant.ts';
import { recordOf } from '#tests/support/kept-records.ts';
import type { Play } from '#tests/support/playing-desk.ts';
import { dayIn, done } from './at-hand.ts';

const castOf = ({ colleague }: Play) => ({
  field: colleague('tang', 'field-staff', 'team.installation'),
  head: colleague('gu', 'install-head', 'team.installation'),
  store: colleague('kong', 'storekeeper', 'team.installation'),
  finance: colleague('zheng', 'finance', 'team.installation'),
});

type Cast = ReturnType<typeof castOf>;

const setUp = async (desk: Play): Promise<void> => {
  const device = (id: string, serial: string, days: number) =>
    recordOf('device', id, { serial, shippedOn: dayIn(desk, days), warrantyMonths: '12' });
  const part = (id: string, code: string, fields: Readonly<Record<string, string>>) =>
    recordOf('part', id, { code, ...fields });
  await desk.keeps(
    device('D-NEW', 'WM-2041-7', -180),
    device('D-OLD', 'WM-1007-3', -1000),
    part('PUMP', 'BRG-6204', { name: '排水泵', price: '186.50', class: 'valuable' }),
    part('BELT', 'BLT-1', { name: '皮带', price: '18.80', class: 'wear' }),
  );
  await desk.posts('parts', 'supplier', 'main/PUMP/good', '3');
  await desk.posts('parts', 'supplier', 'main/BELT/good', '10');
};

const requested = async (
  { field }: Cast,
  device: string,
  lines: Readonly<Record<string, string>>,
): Promise<TicketId> => {
  const id = await field.begins('spare-parts', device);
  const wanted = Object.entries(lines).map(([part, amount]) => ({ part, amount, fault: '异响' }));
  await done(field.takes(id, 'request.handedIn', { requester: 'tang', lines: wanted }));
  return id;
};

const inWarranty = async (desk: Play, cast: Cast): Promise<TicketId> => {
  const { field, head, store } = cast;
  const id = await requested(cast, 'D-NEW', { PUMP: '2', BELT: '1' });
  expect(await desk.fields(id)).toMatchObject({ inWarranty: true, total: '0' });
  expect(await field.takes(id, 'review.free', { swap: true })).toBe('step.not-yours');
  expect(await head.takes(id, 'review.paid', { swap: true })).toBe('outcome.not-now');
  const remark = '请先现场确认';
  await done(head.takes(id, 'review.refused', { swap: false, remark }));
  await done(field.takes(id, 'request.handedIn', {}));
  await done(head.takes(id, 'review.free', { swap: true }));
  await done(store.takes(id, 'issue.sent', { waybill: 'SF1029384756' }));
  // The delivery note must be there before it is signed.
  await desk.settles();
  await done(field.takes(id, 'receive.got', { got: { name: '唐' } }));
  expect(await desk.balance('old-parts', 'tang/PUMP')).toBe('2');
  return id;
};

const outOfWarranty = async (desk: Play, cast: Cast): Promise<TicketId> => {
  const id = await requested(cast, 'D-OLD', { BELT: '2', PUMP: '1' });
  expect(await desk.fields(id)).toMatchObject({ inWarranty: false, total: '224.1' });
  await done(cast.head.takes(id, 'review.paid', { swap: false }));
  expect(await cast.store.takes(id, 'issue.sent')).toBe('step.not-open');
  return id;
};

/** A day later one old part is back, and the price of the other is deducted. */
const partlyReturned = async (desk: Play, { store }: Cast, id: TicketId): Promise<void> => {
  const back = [{ part: 'PUMP', amount: '1' }];
  await done(store.takes(id, 'oldBack.returned', { back }));
  expect(await desk.fields(id)).toMatchObject({ deducted: '186.5' });
  expect(await desk.balance('old-parts', 'tang/PUMP')).toBe('0');
  expect(await desk.balance('service-fees', 'tang')).toBe('-186.5');
};

export const playSpareParts = async (desk: Play): Promise<void> => {
  await setUp(desk);
  const cast = castOf(desk);
  const { field, head, store, finance } = cast;
  const free = await inWarranty(desk, cast);
  const paid = await outOfWarranty(desk, cast);
  const short = await requested(cast, 'D-NEW', { PUMP: '2' });
  await done(head.takes(short, 'review.free', { swap: false }));
  expect(await store.takes(short, 'issue.sent')).toBe('outcome.not-now');
  await done(store.takes(short, 'issue.short'));
  await partlyReturned(desk, cast, free);
  const dropped = await outOfWarranty(desk, cast);

  await desk.passes(15 * DAY);
  for (const id of [paid, dropped]) {
    expect(await desk.timeline(id)).toContain('ticket.due-breached pay.1.pay');
  }
  expect(await finance.takes(paid, 'pay.paid', { received: '200' })).toBe('outcome.not-now');
  await done(finance.takes(paid, 'pay.paid', { received: '224.10' }));
  await done(finance.takes(dropped, 'pay.never', { received: '0.01' }));
  await done(store.takes(paid, 'issue.sent'));
  await desk.settles();
  await done(field.takes(paid, 'receive.got', { got: { name: '唐' } }));
  await desk.settles();

  for (const id of [free, paid, dropped]) expect(await desk.state(id)).toBe('closed');
  expect(await desk.steps(short)).toEqual(['stock']);
  expect(await desk.tickets('purchase')).toHaveLength(1);
  expect(await desk.balance('parts', 'main/PUMP/good')).toBe('0');
  expect(await desk.balance('parts', 'main/BELT/good')).toBe('7');
  for (const id of [paid, dropped]) expect(await desk.balance('service-dues', id)).toBe('0');
};
