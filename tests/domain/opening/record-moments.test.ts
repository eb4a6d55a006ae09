import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spanValue, type Value } from '#shared/domain/expression/value.ts';
import { type RecordTrigger, recordMoments } from '#shared/domain/opening/record-moments.ts';
import { DAY, instantOf } from '#shared/kernel/instant.ts';
import { workingCalendar } from '#shared/playbooks/calendars.ts';

const look = (
  trigger: RecordTrigger,
  record: Readonly<Record<string, Value>>,
  [from, to]: readonly [string, string],
) =>
  recordMoments(trigger, (name) => record[name] ?? null, {
    calendar: workingCalendar,
    window: { after: Date.parse(from), until: Date.parse(to) },
  }).map(instantOf);

const YEAR = ['2026-01-01T00:00:00.000Z', '2026-12-31T00:00:00.000Z'] as const;

const monthly: RecordTrigger = { every: 'every', from: 'from', until: 'until' };

describe('again and again', () => {
  test('counts from its day each time, so that no month is lost after a short one', () => {
    const record = { every: '1mo', from: '2026-01-31', until: '2026-05-31' };
    expect(look(monthly, record, YEAR)).toEqual([
      '2026-02-27T16:00:00.000Z',
      '2026-03-30T16:00:00.000Z',
      '2026-04-29T16:00:00.000Z',
      '2026-05-30T16:00:00.000Z',
    ]);
  });

  test('comes for the first time one span after its day, and not at all without one', () => {
    expect(look(monthly, { every: '6mo', from: '2026-02-02' }, YEAR)).toEqual([
      '2026-08-01T16:00:00.000Z',
    ]);
    expect(look(monthly, { every: '6mo', from: null }, YEAR)).toEqual([]);
    expect(look(monthly, { every: null, from: '2026-02-02' }, YEAR)).toEqual([]);
  });

  test('has the same turns in one window as in two that join, however far it began', () => {
    const spans = fc.constantFrom('1d', '3d', '2w', '1mo', '1q', '1y', '36h');
    fc.assert(
      fc.property(spans, fc.integer({ min: 0, max: 3_000 }), fc.nat(59), (every, back, cut) => {
        const begin = Date.parse('2026-06-01T00:00:00.000Z');
        const record = { every: spanValue(every) ?? null, from: instantOf(begin - back * DAY) };
        const [from, middle, to] = [0, cut, 60].map((day) => instantOf(begin + day * DAY));
        if (from === undefined || middle === undefined || to === undefined) return;
        expect([
          ...look(monthly, record, [from, middle]),
          ...look(monthly, record, [middle, to]),
        ]).toEqual(look(monthly, record, [from, to]));
      }),
      { numRuns: 100 },
    );
  });
});

describe('once', () => {
  test('a week before the day of the record, which begins at midnight in Shanghai', () => {
    const trigger: RecordTrigger = { moment: 'departsAt', shift: '-7d' };
    expect(look(trigger, { departsAt: '2026-03-09' }, YEAR)).toEqual(['2026-03-01T16:00:00.000Z']);
    expect(look(trigger, { departsAt: '2026-03-09T06:30:00.000Z' }, YEAR)).toEqual([
      '2026-03-02T06:30:00.000Z',
    ]);
    expect(look(trigger, {}, YEAR)).toEqual([]);
  });
});
