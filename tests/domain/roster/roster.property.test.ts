import fc from 'fast-check';
import { expect, test } from 'vitest';
import { swapShifts } from '#shared/domain/roster/change-shift.ts';
import { onDuty } from '#shared/domain/roster/duty.ts';
import { fairnessOf } from '#shared/domain/roster/fairness.ts';
import type { Roster } from '#shared/domain/roster/roster.ts';
import { shiftById, shiftsBetween } from '#shared/domain/roster/shift.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/instant.ts';
import { workingCalendar } from '#shared/playbooks/calendars.ts';
import { lobby } from './lobby.ts';

/** Around the changes of the clocks in Europe, and in ordinary weeks. */
const begins = fc
  .tuple(fc.constantFrom('2026-03-26', '2026-10-22', '2026-06-11'), fc.nat(5 * 24 * 60))
  .map(([date, minutes]) => Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE);

const rosters = fc
  .constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York')
  .map((zone): Roster => ({ ...lobby, zone }));

/** The roster after some of its people swapped among themselves. */
const swapped = fc
  .tuple(rosters, begins, fc.array(fc.tuple(fc.nat(1_000), fc.nat(1_000)), { maxLength: 8 }))
  .map(([roster, from, pairs]) => {
    const ids = shiftsBetween(roster, from, from + 4 * DAY).map(({ id }) => id);
    const after = pairs.reduce((current, [a, b]) => {
      const one = ids[a % ids.length] ?? '';
      const other = ids[b % ids.length] ?? '';
      const both = [one, other].map((id) => shiftById(current, id)?.person ?? '');
      const result = swapShifts(current, one, other, both);
      return result.ok ? result.value : current;
    }, roster);
    return { roster, after, from };
  });

test('at every minute a post has as many people as places at most, after swaps too', () => {
  fc.assert(
    fc.property(swapped, fc.nat(4 * 24 * 60), ({ after, from }, minutes) => {
      for (const { id, places } of after.plans.flatMap(({ posts }) => posts)) {
        expect(onDuty(after, id, from + minutes * MINUTE).length).toBeLessThanOrEqual(places);
      }
    }),
    { numRuns: 60 },
  );
});

test('the shifts of one place never overlap, whatever the clocks do', () => {
  fc.assert(
    fc.property(rosters, begins, (roster, from) => {
      const shifts = shiftsBetween(roster, from, from + 5 * DAY);
      for (const line of Map.groupBy(shifts, ({ post, place }) => `${post}/${place}`).values()) {
        for (const [index, { start }] of line.entries()) {
          expect(line[index - 1]?.end ?? start).toBeLessThanOrEqual(start);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('the posts of the apartments are manned every minute, with no gap at a hand-over', () => {
  fc.assert(
    fc.property(rosters, begins, (roster, at) => {
      const there = ['a', 'b', 'c'].flatMap((post) => onDuty(roster, post, at));
      expect(there).toHaveLength(1);
    }),
  );
});

test('swaps hand on shifts and neither make nor lose one', () => {
  fc.assert(
    fc.property(swapped, ({ roster, after, from }) => {
      const people = (each: Roster) =>
        shiftsBetween(each, from, from + 4 * DAY)
          .map(({ person }) => person)
          .toSorted();
      expect(people(after)).toEqual(people(roster));
    }),
    { numRuns: 40 },
  );
});

test('what fairness counts for each adds up to all shifts and all hours', () => {
  fc.assert(
    fc.property(swapped, ({ after, from }) => {
      const to = from + 4 * DAY;
      const shifts = shiftsBetween(after, from, to).filter(({ start }) => start >= from);
      const { people, spread } = fairnessOf(after, from, to, workingCalendar);
      const hours = shifts.flatMap(({ start, end, breaks }) => [
        end - start,
        ...breaks.map((pause) => pause.start - pause.end),
      ]);
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      expect(sum(people.map((burden) => burden.shifts))).toBe(shifts.length);
      expect(sum(people.map((burden) => burden.hours))).toBeCloseTo(sum(hours) / HOUR, 6);
      expect(sum(people.map(({ nights }) => nights))).toBe(
        shifts.filter(({ post }) => post === 'c').length,
      );
      expect(spread.shifts).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 40 },
  );
});
