/** Selecting rows: who is called back, who has heard nothing for long, whom the lot draws. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fromJson,
  isRecord,
  type Json,
  type RecordValue,
} from '#shared/domain/expression/value.ts';
import type { Query } from '#shared/domain/playbook/query.ts';
import { queryLookup } from '#shared/domain/query/query-lookup.ts';
import { selectRows } from '#shared/domain/query/select-rows.ts';
import { workingCalendar } from '#shared/playbooks/calendars.ts';
import { MONDAY_TEN, value } from '#tests/support/tickets.ts';

const rowsOf = (json: readonly Json[]): readonly RecordValue[] =>
  json.map(fromJson).filter(isRecord);

const customers = rowsOf([
  { id: 'C-1', name: '王芳', class: 'key', spent: 1200, keeper: { id: 'lin' } },
  { id: 'C-2', name: 'Emma Clarke', class: 'member', spent: 90, keeper: { id: 'chen' } },
  { id: 'C-3', name: '张伟', class: 'key', spent: 300, keeper: { id: 'lin' } },
  { id: 'C-4', name: '李娜', class: 'member' },
]);

const select = (
  query: Omit<Query, 'of'>,
  more: { readonly rows?: readonly RecordValue[]; readonly others?: readonly RecordValue[] } = {},
  names: Readonly<Record<string, Json>> = {},
) =>
  selectRows(
    { of: 'customer', ...query },
    {
      rows: more.rows ?? customers,
      ...(more.others === undefined ? {} : { others: more.others }),
      names: Object.fromEntries(
        Object.entries(names).map(([name, json]) => [name, fromJson(json)]),
      ),
      facts: new Map(),
      calendar: workingCalendar,
      now: MONDAY_TEN,
      seed: '01kjp000000000000000000001',
    },
  );

const ids = (...args: Parameters<typeof select>) => value(select(...args)).map(({ id }) => id);

test('takes the rows that fulfil the condition, with what the asking ticket knows', () => {
  expect(
    ids(
      { where: 'row.class == audience && row.spent > limit' },
      {},
      { audience: 'key', limit: 500 },
    ),
  ).toEqual(['C-1']);
  expect(ids({ where: 'row.keeper == person' }, {}, { person: { id: 'lin' } })).toEqual([
    'C-1',
    'C-3',
  ]);
});

test('sorts by several columns; what is unset comes last in both directions', () => {
  expect(ids({ sort: 'spent' })).toEqual(['C-2', 'C-3', 'C-1', 'C-4']);
  expect(ids({ sort: '-spent' })).toEqual(['C-1', 'C-3', 'C-2', 'C-4']);
  expect(ids({ sort: 'class,-spent' })).toEqual(['C-1', 'C-3', 'C-2', 'C-4']);
});

test('takes the first so many of what is sorted', () => {
  expect(ids({ sort: '-spent', first: 'most' }, {}, { most: 2 })).toEqual(['C-1', 'C-3']);
});

describe('nothing for long', () => {
  const contacts = rowsOf([
    { customer: { id: 'C-1' }, at: '2026-02-27T02:00:00.000Z' },
    { customer: { id: 'C-3' }, at: '2025-06-01T02:00:00.000Z' },
  ]);
  const where = 'row.customer.id == outer.id && row.at > now - span("6mo")';

  test('finds whom nobody has spoken to within half a year', () => {
    const lacks = { of: 'contact', where };
    expect(ids({ lacks }, { others: contacts })).toEqual(['C-2', 'C-3', 'C-4']);
  });

  test('is the same with and without the short cut by the equation', () => {
    const many = fc.array(
      fc.record({
        customer: fc.constantFrom('C-1', 'C-2', 'C-3', 'C-4'),
        days: fc.integer({ min: 1, max: 400 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(many, (told) => {
        const others = rowsOf(
          told.map(({ customer, days }) => ({
            customer: { id: customer },
            at: new Date(Date.parse(MONDAY_TEN) - days * 86_400_000).toISOString(),
          })),
        );
        const plain = 'row.at > now - span("6mo") && (row.customer.id == outer.id || false)';
        expect(ids({ lacks: { of: 'contact', where } }, { others })).toEqual(
          ids({ lacks: { of: 'contact', where: plain } }, { others }),
        );
      }),
    );
  });
});

describe('by lot', () => {
  const many = rowsOf(Array.from({ length: 200 }, (_, n) => ({ id: `C-${n}` })));

  test('draws so many, each once, and the same ones for the same ticket', () => {
    const drawn = ids({ sample: '30' }, { rows: many });
    expect(new Set(drawn).size).toBe(30);
    expect(ids({ sample: '30' }, { rows: many })).toEqual(drawn);
  });

  test('favours nobody: over many tickets each is drawn about equally often', () => {
    const drawn = new Map<string, number>();
    for (let ticket = 0; ticket < 400; ticket++) {
      const found = value(
        selectRows(
          { of: 'customer', sample: '50' },
          {
            rows: many,
            names: {},
            facts: new Map(),
            calendar: workingCalendar,
            now: MONDAY_TEN,
            seed: `T-${ticket}`,
          },
        ),
      );
      for (const { id } of found) drawn.set(String(id), (drawn.get(String(id)) ?? 0) + 1);
    }
    const times = [...drawn.values()];
    expect(drawn.size).toBe(200);
    // 100 of 400 are expected; five standard deviations are 43.
    expect(Math.min(...times)).toBeGreaterThan(57);
    expect(Math.max(...times)).toBeLessThan(143);
  });
});

test('asks for what a condition needs of each row before it answers', () => {
  const result = select({ where: 'boss(row.keeper).id == "zhao"' });
  expect(result).toEqual({
    ok: false,
    refusal: {
      code: 'facts.needed',
      lookups: [
        { name: 'boss', args: [{ id: 'lin' }] },
        { name: 'boss', args: [{ id: 'chen' }] },
        { name: 'boss', args: [null] },
      ],
    },
  });
});

test('says which condition cannot be worked out', () => {
  expect(select({ where: 'row.name - 1 > 0' })).toEqual({
    ok: false,
    refusal: { code: 'query.failed', expression: 'row.name - 1 > 0', reason: 'not-a-number' },
  });
});

test('a query carries what its conditions speak of, and neither rows nor the clock', () => {
  const query = {
    of: 'customer',
    where: 'row.class == audience && row.list.exists(one, one == wanted) && row.at < now',
    first: 'set.most',
    lacks: { of: 'contact', where: 'row.customer == outer.id && row.by == person.id' },
  };
  const asked = queryLookup(query, { seed: 'T-1', value: (name) => name.toUpperCase() });
  expect(asked.names).toEqual({
    audience: 'AUDIENCE',
    wanted: 'WANTED',
    set: 'SET',
    person: 'PERSON',
  });
});
