import { describe, expect, test } from 'vitest';
import { entryOf } from '#shared/domain/ledger/entry.ts';
import { daySlots, MOST_SLOTS, timeSlots } from '#shared/domain/ledger/interval.ts';
import { books, type Line, lines, rooms, ticketOf } from './books.ts';

const from = '2026-03-02T01:30:00.000Z';

describe('an interval of time', () => {
  test('is its slots, the end excluded', () => {
    expect(timeSlots({ from, to: '2026-03-02T03:00:00.000Z' }, 30)).toEqual({
      ok: true,
      value: ['2026-03-02T01:30Z', '2026-03-02T02:00Z', '2026-03-02T02:30Z'],
    });
  });

  test('begins and ends with a slot', () => {
    expect(timeSlots({ from, to: '2026-03-02T02:10:00.000Z' }, 30)).toEqual({
      ok: false,
      refusal: { code: 'interval.off-grid', field: 'to', minutes: 30 },
    });
    expect(timeSlots({ from, to: '2026-03-02T03:00:00.000Z' }, 60)).toMatchObject({
      refusal: { code: 'interval.off-grid', field: 'from' },
    });
  });

  test('does not end before it has begun', () => {
    for (const to of [from, '2026-03-02T01:00:00.000Z'])
      expect(timeSlots({ from, to }, 30)).toEqual({
        ok: false,
        refusal: { code: 'interval.empty' },
      });
  });

  test('is of moments', () => {
    expect(timeSlots({ from, to: '下午三点' }, 30)).toEqual({
      ok: false,
      refusal: { code: 'interval.not-a-time', field: 'to' },
    });
  });

  test('fits into one decision: 11 hours by the quarter, and no more', () => {
    const longest = timeSlots({ from, to: '2026-03-02T12:30:00.000Z' }, 15);
    expect(longest.ok && longest.value).toHaveLength(MOST_SLOTS);
    expect(timeSlots({ from, to: '2026-03-02T12:45:00.000Z' }, 15)).toEqual({
      ok: false,
      refusal: { code: 'interval.too-long', slots: 45, most: MOST_SLOTS },
    });
    const booked = (longest.ok ? longest.value : []).map(
      (slot): Line => ['空闲', `301/${slot}`, '1'],
    );
    expect(entryOf(lines(rooms, booked, ticketOf(1)), books)).toMatchObject({ ok: true });
  });
});

describe('a stay', () => {
  test('is its nights: the bed is free again on the day of departure', () => {
    expect(daySlots({ from: '2026-02-27', to: '2026-03-02' })).toEqual({
      ok: true,
      value: ['2026-02-27', '2026-02-28', '2026-03-01'],
    });
  });

  test.each(['2026-02-30', '2026-3-2', '三月二日', '2026-03-02T00:00:00.000Z'])(
    'does not begin on %s',
    (day) => {
      expect(daySlots({ from: day, to: '2026-03-05' })).toEqual({
        ok: false,
        refusal: { code: 'interval.not-a-time', field: 'from' },
      });
    },
  );
});
