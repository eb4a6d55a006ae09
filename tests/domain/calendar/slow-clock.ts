/**
 * The oracle: it asks Intl what the clock shows in every single minute and compares texts, without any arithmetic on
 * zones. Slow, so each stretch of days is read once.
 */
import fc from 'fast-check';
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { WEEKDAYS, type Weekday } from '#shared/domain/calendar/local-date.ts';
import type { Window } from '#shared/domain/calendar/opening.ts';
import { DAY, MINUTE } from '#shared/kernel/instant.ts';

export interface Reading {
  readonly instant: number;
  readonly date: string;
  readonly weekday: Weekday;
  readonly time: string;
}

const DAYS = 9;

/** Days around changes of the clocks: by an hour, by half an hour, at night and at midnight; and a zone without any. */
export const PLACES = [
  { zone: 'Asia/Shanghai', from: '2026-02-12' },
  { zone: 'America/New_York', from: '2026-03-05' },
  { zone: 'America/New_York', from: '2026-10-29' },
  { zone: 'Europe/Berlin', from: '2026-03-26' },
  { zone: 'Europe/Berlin', from: '2026-10-22' },
  { zone: 'Australia/Lord_Howe', from: '2026-04-02' },
  { zone: 'Australia/Lord_Howe', from: '2026-10-01' },
  { zone: 'Africa/Cairo', from: '2026-04-21' },
  { zone: 'Africa/Cairo', from: '2026-10-27' },
] as const;

export type Place = (typeof PLACES)[number];

const read = new Map<Place, readonly Reading[]>();

export const readingsOf = (place: Place): readonly Reading[] => {
  const known = read.get(place);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: place.zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const first = Date.parse(`${place.from}T00:00:00.000Z`);
  const readings = Array.from({ length: (DAYS * DAY) / MINUTE }, (_, index) => {
    const instant = first + index * MINUTE;
    const [date = '', time = ''] = format.format(instant).split(' ');
    return { instant, date, time, weekday: weekdayOf(date) };
  });
  read.set(place, readings);
  return readings;
};

const weekdayOf = (date: string): Weekday => {
  const name = WEEKDAYS[(new Date(`${date}T00:00:00.000Z`).getUTCDay() + 6) % 7];
  if (name === undefined) throw new Error(`no weekday for ${date}`);
  return name;
};

export const isOpenSlowly = (calendar: Calendar, { date, time, weekday }: Reading): boolean => {
  const within = (windows: readonly Window[]) =>
    windows.some(({ from, to }) => from <= time && time < to);
  const makeUp = calendar.makeUpDays.find((day) => day.date === date);
  if (makeUp !== undefined) {
    return within(typeof makeUp.works === 'string' ? calendar.week[makeUp.works] : makeUp.works);
  }
  if (calendar.holidays.some(({ from, to }) => from <= date && date <= to)) return false;
  return within(calendar.week[weekday]);
};

const NAME = { 'zh-CN': '店庆', en: 'Store day' };

const timeText = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** None to three windows at any minute, some of which touch, begin at midnight or end at 24:00. */
const windows: fc.Arbitrary<readonly Window[]> = fc
  .uniqueArray(fc.oneof(fc.constantFrom(0, 90, 120, 150, 540, 1_080, 1_440), fc.nat(1_440)), {
    maxLength: 6,
  })
  .map((minutes) => {
    const sorted = minutes.toSorted((a, b) => a - b);
    return sorted.flatMap((from, index) => {
      const to = sorted[index + 1];
      return index % 2 === 0 && to !== undefined
        ? [{ from: timeText(from), to: timeText(to) }]
        : [];
    });
  });

/** A calendar that opens at least on Mondays, with up to three special dates among the days that the oracle has read. */
export const calendarAt = (place: Place): fc.Arbitrary<Calendar> => {
  const dates = [...new Set(readingsOf(place).map(({ date }) => date))];
  const special = fc.uniqueArray(fc.constantFrom(...dates), { maxLength: 3 });
  const works = fc.oneof(fc.constantFrom(...WEEKDAYS), windows);
  return fc
    .record({
      week: fc.record({
        mon: windows.map((some) => (some.length > 0 ? some : [{ from: '00:00', to: '24:00' }])),
        tue: windows,
        wed: windows,
        thu: windows,
        fri: windows,
        sat: windows,
        sun: windows,
      }),
      special,
      works: fc.array(works, { minLength: 3, maxLength: 3 }),
      closed: fc.nat(3),
    })
    .map(({ week, special: chosen, works: ways, closed }) => ({
      id: 'random',
      title: NAME,
      zone: place.zone,
      week,
      holidays: chosen.slice(0, closed).map((date) => ({ name: NAME, from: date, to: date })),
      makeUpDays: chosen
        .slice(closed)
        .map((date, index) => ({ name: NAME, date, works: ways[index] ?? 'mon' })),
    }));
};
