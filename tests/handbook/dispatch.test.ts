/** Orders from sales visits (P072): taken down, held or bought in, sent with a vehicle, signed for, booked, called back. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { TicketId } from '#shared/domain/ids.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/instant.ts';
import { keep, recordOf } from '#tests/support/kept-records.ts';
import { type PlayingDesk, playingDesk } from '#tests/support/playing-desk.ts';
import { value } from '#tests/support/tickets.ts';

let desk: PlayingDesk;
let people: ReturnType<typeof peopleOf>;

const peopleOf = ({ colleague }: PlayingDesk) => ({
  agent: colleague('lin', 'agent', 'team.orders'),
  sales: colleague('wu', 'sales', 'team.orders'),
  finance: colleague('zheng', 'finance', 'team.orders'),
  purchaser: colleague('he', 'purchaser', 'team.orders'),
  store: colleague('kong', 'storekeeper', 'team.orders', 'team.warehouse'),
  operator: colleague('shen', 'order-operator', 'team.warehouse'),
  driver: colleague('ma', 'driver', 'team.orders'),
  otherDriver: colleague('luo', 'driver', 'team.orders'),
});

const SHOP = { name: '杭州西湖便利店', address: '杭州市西湖区文三路 268 号', active: true };

beforeEach(async () => {
  desk = playingDesk();
  people = peopleOf(desk);
  await keep(
    desk.ports.desk,
    recordOf('customer', 'C-1', SHOP),
    recordOf('customer', 'C-2', { name: 'Harbour Foods Ltd', address: '12 Pier Road, Ningbo' }),
    recordOf('goods', 'TEA', { code: 'TEA-250', name: '龙井茶 250 克', price: '68.50' }),
    recordOf('goods', 'OIL', { code: 'OIL-5', name: 'Rapeseed oil 5 l', price: '54.90' }),
  );
  await desk.posts('stock', 'supplier', 'main/TEA/good', '20');
  await desk.posts('stock', 'supplier', 'main/OIL/good', '5');
});

/** Tuesday, 14:00 in Shanghai. */
const TUESDAY_TWO = '2026-03-03T06:00:00.000Z';

const tea = { goods: 'TEA', amount: '8' };
const oil = { goods: 'OIL', amount: '3' };

type Lines = readonly { readonly goods: string; readonly amount: string }[];

const ordered = async (lines: Lines = [tea, oil], customer = 'C-1'): Promise<TicketId> => {
  const id = await people.agent.begins('delivery-order', customer);
  const order = { salesperson: 'wu', deliverAt: TUESDAY_TWO, lines: [...lines] };
  expect(await people.agent.takes(id, 'record.recorded', order)).toBe('done');
  return id;
};

const ready = async (lines?: Lines, customer?: string): Promise<TicketId> => {
  const id = await ordered(lines, customer);
  expect(await people.store.takes(id, 'pick.picked')).toBe('done');
  return id;
};

const trip = {
  vehicle: '浙A·8K921',
  driver: 'ma',
  leavesAt: '2026-03-03T01:00:00.000Z',
  part: 'morning',
  route: '文三路 → 古墩路',
};

interface WaitingOrder {
  readonly id: string;
}

const waitingOn = async (dispatch: TicketId): Promise<readonly WaitingOrder[]> => {
  const { waiting } = await desk.fields(dispatch);
  return JSON.parse(JSON.stringify(waiting));
};

/** Plans a vehicle that takes these of the orders that wait. */
const plans = async (dispatch: TicketId, taken: readonly TicketId[], fields = {}) => {
  const rows = await waitingOn(dispatch);
  const waiting = rows.map((row) => ({ ...row, take: taken.some((id) => id === row.id) }));
  return people.agent.takes(dispatch, 'plan.planned', { ...trip, ...fields, waiting });
};

/** A vehicle that has left with these orders. */
const underWay = async (taken: readonly TicketId[], fields = {}): Promise<TicketId> => {
  const dispatch = await people.agent.begins('dispatch');
  expect(await plans(dispatch, taken, fields)).toBe('done');
  expect(await people.driver.takes(dispatch, 'load.loaded')).toBe('done');
  await desk.passes(MINUTE);
  return dispatch;
};

const signed = { name: '周店长' };

describe('taking an order down', () => {
  test('says when, where, what and how many; price and place come from the records', async () => {
    const id = await ordered();
    expect(await desk.fields(id)).toMatchObject({ place: SHOP.address, total: '712.7' });
    expect(await desk.steps(id)).toEqual(['pick']);
  });

  test('is refused without goods, and with none of a kind', async () => {
    const id = await people.agent.begins('delivery-order', 'C-1');
    const order = { salesperson: 'wu', deliverAt: TUESDAY_TWO };
    expect(await people.agent.takes(id, 'record.recorded', order)).toBe(
      'form.refused lines missing',
    );
    const none = { ...order, lines: [{ goods: 'TEA', amount: '0' }] };
    expect(await people.agent.takes(id, 'record.recorded', none)).toBe(
      'form.refused lines.1.amount not-valid',
    );
  });

  test('a customer who thinks better of it gets nothing', async () => {
    const id = await people.agent.begins('delivery-order', 'C-1');
    expect(await people.agent.takes(id, 'record.dropped')).toBe('done');
    expect(await desk.state(id)).toBe('closed');
  });
});

describe('a customer whose supply is held', () => {
  const held = recordOf('customer', 'C-9', { ...SHOP, supplyHeld: true });

  const heldOrder = async (): Promise<TicketId> => {
    await keep(desk.ports.desk, held);
    const id = await ordered([tea], 'C-9');
    expect(await desk.steps(id)).toEqual(['held']);
    return id;
  };

  test('gets nothing until it is lifted', async () => {
    const id = await heldOrder();
    expect(await people.agent.takes(id, 'held.lifted')).toBe('step.not-yours');
    expect(await people.finance.takes(id, 'held.lifted')).toBe('outcome.not-now');
    const after = { ...held, version: 2, fields: { ...held.fields, supplyHeld: false } };
    value(await desk.ports.desk.commit({ at: desk.now(), records: [{ before: held, after }] }));
    expect(await people.finance.takes(id, 'held.lifted')).toBe('done');
    expect(await desk.steps(id)).toEqual(['pick']);
  });

  test('may lose the order, with the reason', async () => {
    const id = await heldOrder();
    expect(await people.finance.takes(id, 'held.dropped')).toBe('form.refused heldBecause missing');
    const why = { heldBecause: '逾期 90 天未付' };
    expect(await people.finance.takes(id, 'held.dropped', why)).toBe('done');
    expect(await desk.state(id)).toBe('closed');
  });
});

describe('what is short', () => {
  const short = async (): Promise<readonly [order: TicketId, purchase: TicketId]> => {
    const id = await ordered([{ goods: 'OIL', amount: '12' }]);
    expect(await desk.steps(id)).toEqual(['buy']);
    await desk.passes(MINUTE);
    await desk.passes(HOUR);
    const [bought] = await desk.tickets('purchase');
    if (bought === undefined) throw new Error('nothing was bought');
    return [id, bought];
  };

  const supplier = {
    supplier: '嘉兴粮油公司',
    supplierMail: 'orders@jx-oil.example',
    comesOn: '2026-03-03',
  };

  /** As far as the goods at the door. */
  const arrived = async (purchase: TicketId): Promise<TicketId> => {
    expect(await people.purchaser.takes(purchase, 'order.ordered', supplier)).toBe('done');
    expect(await people.store.takes(purchase, 'arrive.arrived')).toBe('done');
    await desk.passes(MINUTE);
    const receipt = (await desk.tickets('goods-receipt')).at(-1);
    if (receipt === undefined) throw new Error('nothing is to be received');
    return receipt;
  };

  const received = async (receipt: TicketId) => {
    const fields = { receivedAt: desk.now(), signed: { name: '孔' } };
    expect(await people.store.takes(receipt, 'receive.received', fields)).toBe('done');
    expect(await people.store.takes(receipt, 'book.entered', { inBook: true })).toBe('done');
    expect(await people.operator.takes(receipt, 'system.booked')).toBe('done');
    await desk.passes(MINUTE);
  };

  test('is bought for the order, received into both books, and then picked', async () => {
    const [id, purchase] = await short();
    expect(await desk.fields(purchase)).toMatchObject({
      for: (await desk.ticket(id)).number,
      neededBy: '2026-03-03',
      lines: [{ goods: 'OIL', amount: '12' }],
    });
    const receipt = await arrived(purchase);
    expect(await desk.steps(id)).toEqual(['buy']);
    await received(receipt);
    expect(await desk.balance('stock', 'main/OIL/good')).toBe('17');
    expect(await desk.state(purchase)).toBe('closed');
    expect(await desk.steps(id)).toEqual(['pick']);
    expect(await people.store.takes(id, 'pick.picked')).toBe('done');
    expect(await desk.balance('stock', 'main/OIL/good')).toBe('5');
  });

  test('is booked within two hours by somebody else than whoever received it', async () => {
    const [, purchase] = await short();
    const receipt = await arrived(purchase);
    const both = desk.colleague('kong', 'storekeeper', 'order-operator', 'team.warehouse');
    const fields = { receivedAt: desk.now(), signed: { name: '孔' } };
    await both.takes(receipt, 'receive.received', fields);
    expect(await both.takes(receipt, 'system.booked')).toBe('step.four-eyes');
    await desk.passes(91 * MINUTE);
    expect(await desk.timeline(receipt)).toContain('ticket.due-warned system.1.system');
    expect(await desk.timeline(receipt)).not.toContain('ticket.due-breached system.1.system');
    await desk.passes(30 * MINUTE);
    expect(await desk.timeline(receipt)).toContain('ticket.due-breached system.1.system');
  });

  test('that cannot be bought is for the agent to settle with the customer', async () => {
    const [id, purchase] = await short();
    const no = { ...supplier, reason: '厂家停产' };
    expect(await people.purchaser.takes(purchase, 'order.impossible', no)).toBe('done');
    await desk.passes(MINUTE);
    expect(await desk.steps(id)).toEqual(['lacking']);
    expect(await people.agent.takes(id, 'lacking.dropped', { problem: '客户不愿等' })).toBe('done');
    expect(await desk.state(id)).toBe('closed');
  });

  test('and was taken by another order meanwhile is bought again', async () => {
    const [id, purchase] = await short();
    const receipt = await arrived(purchase);
    const fields = { receivedAt: desk.now(), signed: { name: '孔' } };
    await people.store.takes(receipt, 'receive.received', fields);
    expect(await people.operator.takes(receipt, 'system.booked')).toBe('done');
    await ready([{ goods: 'OIL', amount: '10' }], 'C-2');
    expect(await people.store.takes(receipt, 'book.entered', { inBook: true })).toBe('done');
    await desk.passes(MINUTE);
    expect(await desk.steps(id)).toEqual(['lacking']);
    expect(await people.agent.takes(id, 'lacking.again')).toBe('done');
    await desk.passes(MINUTE);
    expect(await desk.steps(id)).toEqual(['buy']);
    expect(await desk.tickets('purchase')).toHaveLength(2);
  });

  test('is raised when the delivery was to be by now', async () => {
    const [id] = await short();
    await desk.until(TUESDAY_TWO);
    await desk.passes(MINUTE);
    expect(await desk.timeline(id)).toContain('ticket.due-breached buy.1.restock');
  });

  test('only on the shelf goes back to the look into the books', async () => {
    const id = await ordered();
    expect(await people.store.takes(id, 'pick.short')).toBe('done');
    expect(await desk.steps(id)).toEqual(['pick']);
  });

  test('an order never takes what another has picked', async () => {
    const [first, second] = [await ordered([oil]), await ordered([oil], 'C-2')];
    expect(await people.store.takes(first, 'pick.picked')).toBe('done');
    expect(await people.store.takes(second, 'pick.picked')).toBe('ledger.refused');
    expect(await desk.balance('stock', 'main/OIL/good')).toBe('2');
  });
});

describe('a vehicle', () => {
  test('takes several orders, and moves each of them on', async () => {
    const [first, second, third] = [
      await ready([tea]),
      await ready([oil], 'C-2'),
      await ready([tea]),
    ];
    const dispatch = await underWay([first, second]);
    for (const id of [first, second]) {
      expect(await desk.steps(id)).toEqual(['underWay']);
      expect(await desk.fields(id)).toMatchObject({ vehicle: trip.vehicle, route: trip.route });
    }
    expect(await desk.steps(third)).toEqual(['ready']);
    const back = { position: '滨江', backAt: '2026-03-03T04:00:00.000Z' };
    expect(await people.driver.takes(dispatch, 'drive.back', back)).toBe('done');
    expect(await desk.state(dispatch)).toBe('closed');
  });

  test('does not go out without orders', async () => {
    expect(await desk.state(await people.agent.begins('dispatch'))).toBe('closed');
    await ready();
    expect(await plans(await people.agent.begins('dispatch'), [])).toBe('outcome.not-now');
  });

  test('goes out once each part of a day', async () => {
    const [first, second] = [await ready([tea]), await ready([oil])];
    await underWay([first]);
    const dispatch = await people.agent.begins('dispatch');
    expect(await plans(dispatch, [second])).toBe('ledger.refused');
    expect(await desk.steps(dispatch)).toEqual(['plan']);
    expect(await plans(dispatch, [second], { part: 'afternoon' })).toBe('done');
  });

  test('is loaded by its own driver', async () => {
    const order = await ready();
    const dispatch = await people.agent.begins('dispatch');
    await plans(dispatch, [order]);
    expect(await people.otherDriver.takes(dispatch, 'load.loaded')).toBe('step.not-yours');
  });

  test('that takes what another has on board tells it in vain', async () => {
    const id = await ready();
    const [first, second] = [
      await people.agent.begins('dispatch'),
      await people.agent.begins('dispatch'),
    ];
    await plans(first, [id]);
    await plans(second, [id], { vehicle: '浙A·3M777' });
    await people.driver.takes(first, 'load.loaded');
    await desk.passes(MINUTE);
    await people.driver.takes(second, 'load.loaded');
    await desk.passes(MINUTE);
    expect(await desk.fields(id)).toMatchObject({ vehicle: trip.vehicle });
    expect(await desk.timeline(second)).toContain('effect.failed tell told-in-vain');
  });

  test('that is not back by the end of the day is raised', async () => {
    const dispatch = await underWay([await ready()]);
    await desk.passes(DAY);
    expect(await desk.timeline(dispatch)).toContain('ticket.due-breached drive.1.back');
  });

  test('is asked for four hours before the delivery, and its want is raised when the time has come', async () => {
    const id = await ready();
    await desk.until('2026-03-03T02:01:00.000Z');
    expect(await desk.timeline(id)).toContain('ticket.due-warned ready.1.leave');
    expect(await desk.timeline(id)).not.toContain('ticket.due-breached ready.1.leave');
    await desk.until('2026-03-03T06:01:00.000Z');
    expect(await desk.timeline(id)).toContain('ticket.due-breached ready.1.leave');
  });

  test('may leave later once another time has been agreed', async () => {
    const id = await ready();
    const later = { deliverAt: '2026-03-04T06:00:00.000Z' };
    expect(await people.sales.does(id, 'reschedule', later)).toBe('done');
    await desk.until('2026-03-03T06:01:00.000Z');
    expect(await desk.timeline(id)).not.toContain('ticket.due-breached ready.1.leave');
  });
});

describe('at the door', () => {
  test('the customer signs: the claim is booked, and one callback follows', async () => {
    const id = await ready();
    await underWay([id]);
    expect(await people.driver.takes(id, 'underWay.delivered')).toBe('form.refused signed missing');
    expect(await people.driver.takes(id, 'underWay.delivered', { signed })).toBe('done');
    await desk.passes(HOUR);
    expect(await desk.state(id)).toBe('closed');
    expect(await desk.balance('exposure', 'C-1')).toBe('712.7');
    const callbacks = await desk.tickets('order-callback');
    expect(callbacks).toHaveLength(1);
    for (const callback of callbacks) {
      expect(await desk.ticket(callback)).toMatchObject({
        about: 'C-1',
        run: { fields: { orderNo: (await desk.ticket(id)).number } },
      });
    }
    await desk.passes(DAY);
    expect(await desk.tickets('order-callback')).toHaveLength(1);
  });

  test('nobody there: the order waits for another vehicle and is delivered by it', async () => {
    const id = await ready();
    await underWay([id]);
    const closed = { problem: '店门关闭' };
    expect(await people.driver.takes(id, 'underWay.notDelivered', closed)).toBe('done');
    expect(await desk.steps(id)).toEqual(['ready']);
    await underWay([id], { vehicle: '浙A·3M777', part: 'afternoon' });
    expect(await desk.fields(id)).toMatchObject({ vehicle: '浙A·3M777' });
    expect(await people.driver.takes(id, 'underWay.delivered', { signed })).toBe('done');
    expect(await desk.balance('exposure', 'C-1')).toBe('712.7');
    expect(await desk.balance('stock', 'main/TEA/good')).toBe('12');
  });

  test('refused: nothing is claimed, a return begins, and the goods come back into the stock', async () => {
    const id = await ready([tea]);
    await underWay([id]);
    expect(await people.driver.takes(id, 'underWay.refused', { problem: '包装破损' })).toBe('done');
    await desk.passes(MINUTE);
    expect(await desk.state(id)).toBe('closed');
    expect(await desk.balance('exposure', 'C-1')).toBe('0');
    expect(await desk.tickets('order-callback')).toEqual([]);
    const [back] = await desk.tickets('return-exchange');
    if (back === undefined) throw new Error('no return');
    const { number } = await desk.ticket(id);
    expect(await desk.fields(back)).toMatchObject({ problem: '包装破损', order: number });

    const [receipt] = await desk.tickets('goods-receipt');
    if (receipt === undefined) throw new Error('nothing comes back');
    const fields = { receivedAt: desk.now(), signed: { name: '孔' } };
    expect(await people.store.takes(receipt, 'receive.received', fields)).toBe('done');
    expect(await people.operator.takes(receipt, 'system.booked')).toBe('done');
    expect(await desk.balance('stock', 'main/TEA/good')).toBe('20');
    expect(await desk.balance('stock', 'customer')).toBe('0');
  });
});

test('every step of it stands in the books twice', async () => {
  const id = await ready();
  await underWay([id]);
  await people.driver.takes(id, 'underWay.delivered', { signed });
  for (const ledger of ['stock', 'exposure', 'vehicle-slots']) {
    expect(await desk.ports.book.trialBalance(ledger)).toMatchObject({ sum: 0 });
  }
});
