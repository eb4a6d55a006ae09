import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  addBusinessTime,
  businessMinutesBetween,
  type Calendar,
  isOpen,
  nextOpening,
} from '#shared/domain/calendar/calendar.ts';
import { DAY, MINUTE } from '#shared/kernel/instant.ts';
import { workingCalendar } from '#shared/playbooks/calendars.ts';
import {
  calendarAt,
  isOpenSlowly,
  PLACES,
  type Place,
  type Reading,
  readingsOf,
} from './slow-clock.ts';

const RUNS = 40;

/** The readings of a place, whether each minute is open, and an index for every instant. */
const observed = (place: Place, calendar: Calendar) => {
  const readings = readingsOf(place);
  return { readings, open: readings.map((reading) => isOpenSlowly(calendar, reading)) };
};

const instantAt = (readings: readonly Reading[], index: number): number => {
  const reading = readings[index];
  if (reading === undefined) throw new Error(`no reading ${index}`);
  return reading.instant;
};

const minuteOf = ({ time }: Reading): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

const countOpen = (open: readonly boolean[], from: number, to: number): number =>
  open.slice(from, to).filter(Boolean).length;

describe.each(PLACES)(
  'business time in $zone around $from agrees with a minute-by-minute count',
  (place) => {
    const minute = fc.nat(readingsOf(place).length - 1);

    test('on what is open, minute for minute', () => {
      fc.assert(
        fc.property(calendarAt(place), (calendar) => {
          const { readings, open } = observed(place, calendar);
          expect(readings.map(({ instant }) => isOpen(calendar, instant))).toEqual(open);
          expect(readings.map(({ instant }) => isOpen(calendar, instant + MINUTE - 1))).toEqual(
            open,
          );
        }),
        { numRuns: 10 },
      );
    });

    test('on the open minutes between two instants', () => {
      fc.assert(
        fc.property(calendarAt(place), minute, minute, (calendar, a, b) => {
          const { readings, open } = observed(place, calendar);
          const between = businessMinutesBetween(
            calendar,
            instantAt(readings, a),
            instantAt(readings, b),
          );
          expect(between).toBe(a <= b ? countOpen(open, a, b) : -countOpen(open, b, a));
        }),
        { numRuns: RUNS },
      );
    });

    test('on where added time ends, forwards and backwards', () => {
      fc.assert(
        fc.property(
          calendarAt(place),
          minute,
          fc.integer({ min: 1, max: 4_000 }),
          (calendar, from, add) => {
            const { readings, open } = observed(place, calendar);
            const start = instantAt(readings, from);
            const ahead = [...open.keys()]
              .filter((index) => index >= from && open[index])
              .at(add - 1);
            if (ahead !== undefined) {
              const end = instantAt(readings, ahead) + MINUTE;
              expect(addBusinessTime(calendar, start, add)).toBe(end);
            }
            const behind = [...open.keys()].filter((index) => index < from && open[index]).at(-add);
            if (behind !== undefined && add <= countOpen(open, 0, from)) {
              expect(addBusinessTime(calendar, start, -add)).toBe(instantAt(readings, behind));
            }
          },
        ),
        { numRuns: RUNS },
      );
    });

    test('on the next opening', () => {
      fc.assert(
        fc.property(calendarAt(place), minute, (calendar, from) => {
          const { readings, open } = observed(place, calendar);
          const index = open.indexOf(true, from);
          if (index < 0) return;
          expect(nextOpening(calendar, instantAt(readings, from))).toBe(instantAt(readings, index));
        }),
        { numRuns: RUNS },
      );
    });

    test('on the moment so many working days later', () => {
      fc.assert(
        fc.property(
          calendarAt(place),
          minute,
          fc.integer({ min: 1, max: 4 }),
          (calendar, from, days) => {
            const { readings, open } = observed(place, calendar);
            const begin = open.indexOf(true, from);
            const counted = readings[begin];
            // An instant that ends a window counts as that window's, which the examples show. Of the first reading nobody
            // knows what was before it.
            const mayEndWindow = open[from] !== true && open[from - 1] !== false;
            if (counted === undefined || mayEndWindow) return;
            const working = [
              ...new Set(readings.filter((_, index) => open[index]).map(({ date }) => date)),
            ];
            const target = working[working.indexOf(counted.date) + days];
            // The last date is read only in part.
            if (target === undefined || target === readings.at(-1)?.date) return;
            const openThen = readings.filter(({ date }, index) => date === target && open[index]);
            const wanted = minuteOf(counted);
            const found = openThen.find((reading) => minuteOf(reading) + 1 >= wanted);
            const end = found ?? openThen.at(-1);
            const atEnd = found === undefined || minuteOf(found) + 1 === wanted;
            expect(addBusinessDays(calendar, instantAt(readings, from), days)).toBe(
              (end?.instant ?? 0) + (atEnd ? MINUTE : 0),
            );
          },
        ),
        { numRuns: RUNS },
      );
    });
  },
);

describe('business time', () => {
  const somewhere = fc.constantFrom(...PLACES).chain((place) =>
    fc.record({
      calendar: calendarAt(place),
      from: fc
        .integer({ min: -3 * DAY, max: 20 * DAY })
        .map((ms) => Date.parse(`${place.from}T00:00:00Z`) + ms),
    }),
  );
  const span = fc.oneof(
    fc.nat(50_000),
    fc.nat(3_000 * MINUTE).map((ms) => ms / MINUTE),
  );

  test('adds up: one span after another is both at once', () => {
    fc.assert(
      fc.property(somewhere, span, span, ({ calendar, from }, a, b) => {
        const ms = Math.round(a * MINUTE) + Math.round(b * MINUTE);
        expect(addBusinessTime(calendar, addBusinessTime(calendar, from, a), b)).toBe(
          addBusinessTime(calendar, from, ms / MINUTE),
        );
      }),
    );
  });

  test('between an instant and a span later lies that span, both ways', () => {
    fc.assert(
      fc.property(somewhere, span, ({ calendar, from }, minutes) => {
        const later = addBusinessTime(calendar, from, minutes);
        const earlier = addBusinessTime(calendar, from, -minutes);
        expect(businessMinutesBetween(calendar, from, later)).toBeCloseTo(minutes, 6);
        expect(businessMinutesBetween(calendar, earlier, from)).toBeCloseTo(minutes, 6);
        expect(businessMinutesBetween(calendar, later, from)).toBeCloseTo(-minutes, 6);
      }),
    );
  });

  test('never ends in closed time', () => {
    fc.assert(
      fc.property(somewhere, span, ({ calendar, from }, minutes) => {
        fc.pre(minutes > 0);
        expect(isOpen(calendar, addBusinessTime(calendar, from, minutes) - 1)).toBe(true);
        expect(isOpen(calendar, addBusinessTime(calendar, from, -minutes))).toBe(true);
        expect(isOpen(calendar, nextOpening(calendar, from))).toBe(true);
      }),
    );
  });

  test('more time, or a later beginning, never ends earlier', () => {
    fc.assert(
      fc.property(somewhere, span, fc.nat(5 * DAY), ({ calendar, from }, minutes, more) => {
        const end = addBusinessTime(calendar, from, minutes);
        expect(addBusinessTime(calendar, from, minutes + more / MINUTE)).toBeGreaterThanOrEqual(
          end,
        );
        expect(addBusinessTime(calendar, from + more, minutes)).toBeGreaterThanOrEqual(end);
      }),
    );
  });

  test('working days end on a day the desk opens, in an open moment or at a closing', () => {
    fc.assert(
      fc.property(somewhere, fc.integer({ min: -30, max: 30 }), ({ calendar, from }, days) => {
        fc.pre(days !== 0);
        const end = addBusinessDays(calendar, from, days);
        expect(isOpen(calendar, end) || isOpen(calendar, end - 1)).toBe(true);
      }),
    );
  });

  test('working days add up where all working days have the same hours', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 365 * DAY }).map((ms) => Date.parse('2026-01-01T00:00:00Z') + ms),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        (from, a, b) => {
          expect(
            addBusinessDays(workingCalendar, addBusinessDays(workingCalendar, from, a), b),
          ).toBe(addBusinessDays(workingCalendar, from, a + b));
          const end = addBusinessDays(workingCalendar, from, a);
          expect(
            addBusinessDays(workingCalendar, addBusinessDays(workingCalendar, end, b), -b),
          ).toBe(end);
        },
      ),
    );
  });
});
