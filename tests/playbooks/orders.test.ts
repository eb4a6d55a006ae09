import { describe, expect, test } from 'vitest';
import { instantOf } from '#shared/kernel/instant.ts';
import { ordersProcesses } from '#shared/playbooks/catalogue/orders.ts';
import { deliveryOrder } from '#shared/playbooks/orders/delivery-order.ts';
import { dispatch } from '#shared/playbooks/orders/dispatch.ts';
import { goodsReceipt } from '#shared/playbooks/orders/goods-receipt.ts';
import {
  ordersGuides,
  ordersKinds,
  ordersLedgers,
  ordersPlaybooks,
} from '#shared/playbooks/orders/orders.ts';
import { parcelTrouble } from '#shared/playbooks/orders/parcel-trouble.ts';
import { returnExchange } from '#shared/playbooks/orders/return-exchange.ts';
import { stocktake } from '#shared/playbooks/orders/stocktake.ts';
import { duesOf, sectionServes } from '#tests/playbooks/serves.ts';
import { workOut } from '#tests/playbooks/work-out.ts';
import { colleague, running } from '../support/runs.ts';

const storekeeper = colleague('wang', 'storekeeper');
const shop = colleague('lin', 'shop-service');

describe('P063 to P081 are served', () => {
  sectionServes({
    first: 63,
    last: 81,
    processes: ordersProcesses,
    playbooks: ordersPlaybooks,
    guides: ordersGuides,
    kinds: ordersKinds,
    ledgers: ordersLedgers,
  });
});

describe('the limits are those of the handbook', () => {
  test.each([
    ['goods-receipt', 'system', { within: '2h' }],
    ['goods-receipt', 'book', { by: 'end of day' }],
    ['goods-issue', 'report', { by: '16:30' }],
    ['damage', 'day', { by: 'end of day' }],
    ['distributor-return', 'day', { by: 'end of day' }],
  ])('%s: %s', (id, limit, ends) => {
    const playbook = ordersPlaybooks.find((one) => one.id === id);
    expect(duesOf(playbook).find((due) => due.id === limit)?.ends).toEqual(ends);
  });

  test('stock never falls below zero, and its condition is part of its name', () => {
    const stock = ordersLedgers.find(({ id }) => id === 'stock');
    expect(stock).toMatchObject({ floor: '0', account: 'store/goods/condition' });
    expect(stock?.soft).toBeUndefined();
  });
});

describe('goods that came in', () => {
  const at = (hour: number) => instantOf(Date.UTC(2026, 0, 5, hour - 8));
  const received = () => {
    const run = running(goodsReceipt, { from: at(10) });
    run.take('receive', 'received', {
      by: storekeeper,
      fields: {
        from: '华北轴承厂',
        lines: [{ goods: 'g1', amount: 40 }],
        receivedAt: at(9),
        signed: { by: 'wang', at: at(10), hash: 'x' },
      },
    });
    return run;
  };

  test('stand in the system two hours after they came, not after they were typed in', () => {
    const limits = received().dues();
    expect(limits.find(({ step }) => step === 'system')).toMatchObject({ at: at(11) });
  });

  test('are not received as long as one of the two books is silent', () => {
    const run = received();
    expect(run.steps()).toEqual(['system', 'book']);
    run.take('book', 'entered', { by: storekeeper, fields: { inBook: true } });
    expect(run.steps()).toEqual(['system']);
    expect(run.last().phase).toBe('active');
  });

  test('are not in the manual book by saying that they are not', () => {
    const run = received();
    expect(run.take('book', 'entered', { by: storekeeper, fields: { inBook: false } }).ok).toBe(
      false,
    );
  });
});

describe('a stocktake', () => {
  test('counts the lines that agree and those that differ', () => {
    const lines = [{ difference: 0 }, { difference: -2 }, { difference: 1 }];
    expect(workOut(stocktake.fields['wrong'], { lines })).toBe('2');
    expect(workOut(stocktake.fields['right'], { lines, wrong: 2 })).toBe('1');
  });

  test('adjusts nothing before the manager agrees', () => {
    const posting = Object.entries(stocktake.steps).filter(([, { outcomes }]) =>
      Object.values(outcomes).some(({ effects }) => effects?.some((effect) => 'post' in effect)),
    );
    expect(posting.map(([step, { by }]) => [step, by])).toEqual([
      ['approve', { who: '@service-manager', not: ['$counter', '$reconciler'] }],
    ]);
  });
});

test('an exchange pays back what was paid, less the new price and the freight', () => {
  const values = { paid: 299, newPrice: 199.9, freight: 12.35 };
  expect(workOut(returnExchange.fields['difference'], values)).toBe('86.75');
});

describe('a damaged parcel', () => {
  const told = { order: '20260105-7', what: 'damaged', item: '玻璃茶壶' };

  test('that is not signed for is refused on the spot', () => {
    const run = running(parcelTrouble);
    run.take('ask', 'unsigned', { by: shop, fields: { ...told, signed: false } });
    expect(run.steps()).toEqual(['refuse']);
  });

  test('that is signed for goes to after-sales', () => {
    const run = running(parcelTrouble);
    run.take('ask', 'signed', { by: shop, fields: { ...told, signed: true } });
    expect(run.last().effects).toMatchObject([{ kind: 'open', playbook: 'return-exchange' }]);
  });
});

test('what a dispatch tells the orders it takes is something that an order can be told', () => {
  const tells = Object.values(dispatch.steps)
    .flatMap(({ outcomes }) => Object.values(outcomes))
    .flatMap(({ effects = [] }) => effects)
    .flatMap((effect) => ('tell' in effect ? [effect.outcome] : []));
  const heard = Object.values(deliveryOrder.steps).flatMap(({ outcomes }) => Object.keys(outcomes));
  expect(tells).toEqual(['loaded']);
  expect(heard).toEqual(expect.arrayContaining(tells));
});
