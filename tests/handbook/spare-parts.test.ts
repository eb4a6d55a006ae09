/** Parts for the field (P090): free in warranty, paid first outside it, valuable old parts back or deducted at market price. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { TicketId } from '#shared/domain/ids.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/instant.ts';
import { keep, recordOf } from '#tests/support/kept-records.ts';
import { type PlayingDesk, playingDesk } from '#tests/support/playing-desk.ts';

let desk: PlayingDesk;
let people: ReturnType<typeof peopleOf>;

const peopleOf = ({ colleague }: PlayingDesk) => ({
  field: colleague('tang', 'field-staff', 'team.installation'),
  head: colleague('gu', 'install-head', 'team.installation'),
  store: colleague('kong', 'storekeeper', 'team.installation'),
  finance: colleague('zheng', 'finance', 'team.installation'),
});

beforeEach(async () => {
  desk = playingDesk();
  people = peopleOf(desk);
  await keep(
    desk.ports.desk,
    recordOf('device', 'D-NEW', {
      serial: 'WM-2041-7',
      shippedOn: '2025-09-01',
      warrantyMonths: '12',
    }),
    recordOf('device', 'D-OLD', {
      serial: 'WM-1007-3',
      shippedOn: '2023-01-10',
      warrantyMonths: '12',
    }),
    recordOf('part', 'PUMP', {
      code: 'BRG-6204',
      name: '排水泵',
      price: '186.50',
      class: 'valuable',
    }),
    recordOf('part', 'BELT', { code: 'BLT-1', name: '皮带', price: '18.80', class: 'wear' }),
  );
  await desk.posts('parts', 'supplier', 'main/PUMP/good', '3');
  await desk.posts('parts', 'supplier', 'main/BELT/good', '10');
});

const requested = async (
  device: string,
  lines: readonly { readonly part: string; readonly amount: string }[],
): Promise<TicketId> => {
  const id = await people.field.begins('spare-parts', device);
  const handedIn = { requester: 'tang', lines: lines.map((line) => ({ ...line, fault: '异响' })) };
  expect(await people.field.takes(id, 'request.handedIn', handedIn)).toBe('done');
  return id;
};

const pump = { part: 'PUMP', amount: '2' };
const belt = { part: 'BELT', amount: '1' };

/** As far as the old parts' way back. */
const issuedInWarranty = async (): Promise<TicketId> => {
  const id = await requested('D-NEW', [pump, belt]);
  expect(await people.head.takes(id, 'review.free', { swap: true })).toBe('done');
  expect(await people.store.takes(id, 'issue.sent', { waybill: 'SF1029384756' })).toBe('done');
  // The delivery note must be there before it is signed.
  await desk.passes(MINUTE);
  expect(await people.field.takes(id, 'receive.got', { got: { name: '唐' } })).toBe('done');
  return id;
};

describe('in warranty', () => {
  test('the shipping record decides, and the parts are free', async () => {
    const id = await requested('D-NEW', [pump, belt]);
    expect(await desk.steps(id)).toEqual(['review']);
    expect(await desk.fields(id)).toMatchObject({ inWarranty: true, total: '0', swap: true });
    expect(await people.field.takes(id, 'review.free', { swap: true })).toBe('step.not-yours');
    expect(await people.head.takes(id, 'review.paid', { swap: true })).toBe('outcome.not-now');
  });

  test('what is issued leaves the store, and valuable old parts are owed', async () => {
    await issuedInWarranty();
    expect(await desk.balance('parts', 'main/PUMP/good')).toBe('1');
    expect(await desk.balance('parts', 'main/BELT/good')).toBe('9');
    expect(await desk.balance('old-parts', 'tang/PUMP')).toBe('2');
    expect(await desk.balance('old-parts', 'tang/BELT')).toBe('0');
  });

  test('all old parts back: nothing is owed and nothing deducted', async () => {
    const id = await issuedInWarranty();
    const back = [{ part: 'PUMP', amount: '2' }];
    expect(await people.store.takes(id, 'oldBack.returned', { back })).toBe('done');
    expect(await desk.balance('old-parts', 'tang/PUMP')).toBe('0');
    expect(await desk.balance('service-fees', 'tang')).toBe('0');
    expect(await desk.state(id)).toBe('closed');
  });

  test('what does not come back is deducted from the service fee at market price', async () => {
    const id = await issuedInWarranty();
    expect(
      await people.store.takes(id, 'oldBack.returned', { back: [{ part: 'PUMP', amount: '1' }] }),
    ).toBe('done');
    expect(await desk.fields(id)).toMatchObject({ deducted: '186.5' });
    expect(await desk.balance('old-parts', 'tang/PUMP')).toBe('0');
    expect(await desk.balance('service-fees', 'tang')).toBe('-186.5');
  });

  test('earlier cases of the same device are shown to the head', async () => {
    const first = await issuedInWarranty();
    await people.store.takes(first, 'oldBack.returned', { back: [{ part: 'PUMP', amount: '2' }] });
    await desk.passes(DAY);
    const second = await requested('D-NEW', [belt]);
    const { earlier } = await desk.fields(second);
    expect(earlier).toEqual([
      { number: (await desk.ticket(first)).number, openedAt: expect.any(String) },
    ]);
  });
});

describe('out of warranty', () => {
  const billed = async (): Promise<TicketId> => {
    const id = await requested('D-OLD', [belt, { part: 'PUMP', amount: '1' }]);
    expect(await desk.fields(id)).toMatchObject({ inWarranty: false, total: '205.3' });
    expect(await people.head.takes(id, 'review.paid', { swap: false })).toBe('done');
    return id;
  };

  test('payment comes first, and exactly', async () => {
    const id = await billed();
    expect(await desk.balance('service-dues', id)).toBe('205.3');
    expect(await people.store.takes(id, 'issue.sent')).toBe('step.not-open');
    expect(await people.finance.takes(id, 'pay.paid', { received: '200' })).toBe('outcome.not-now');
    expect(await people.finance.takes(id, 'pay.paid', { received: '205.30' })).toBe('done');
    expect(await desk.balance('service-dues', id)).toBe('0');
    expect(await people.store.takes(id, 'issue.sent')).toBe('done');
    await desk.passes(MINUTE);
    expect(await people.field.takes(id, 'receive.got', { got: { name: '唐' } })).toBe('done');
    expect(await desk.state(id)).toBe('closed');
  });

  test('after a fortnight without payment the head is told, and it may be dropped', async () => {
    const id = await billed();
    await desk.passes(15 * DAY);
    expect(await desk.timeline(id)).toContain('ticket.due-breached pay.1.pay');
    expect(await people.finance.takes(id, 'pay.never')).toBe('form.refused received missing');
    expect(await people.finance.takes(id, 'pay.never', { received: '0.01' })).toBe('done');
    expect(await desk.balance('service-dues', id)).toBe('0');
    expect(await desk.balance('parts', 'main/BELT/good')).toBe('10');
  });
});

describe('the last piece', () => {
  test('goes to one of two who want it; the other order waits for more', async () => {
    const first = await requested('D-NEW', [{ part: 'PUMP', amount: '2' }]);
    const second = await requested('D-NEW', [{ part: 'PUMP', amount: '2' }]);
    for (const id of [first, second]) await people.head.takes(id, 'review.free', { swap: false });
    expect(await people.store.takes(first, 'issue.sent')).toBe('done');
    expect(await people.store.takes(second, 'issue.sent')).toBe('outcome.not-now');
    expect(await people.store.takes(second, 'issue.short')).toBe('done');
    await desk.passes(HOUR);
    expect(await desk.tickets('purchase')).toHaveLength(1);
    expect(await desk.steps(second)).toEqual(['stock']);
  });
});

test('a refusal says why, and the request begins again', async () => {
  const id = await requested('D-NEW', [belt]);
  expect(await people.head.takes(id, 'review.refused', { swap: false })).toBe(
    'form.refused remark missing',
  );
  expect(
    await people.head.takes(id, 'review.refused', { swap: false, remark: '请先现场确认' }),
  ).toBe('done');
  expect(await desk.steps(id)).toEqual(['request']);
});
