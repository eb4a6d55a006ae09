/**
 * How a limit is counted: from its anchor to its end, with the time behind it that it stood still. What plans a limit and what
 * explains it both ask here.
 *
 * Instants are milliseconds since the epoch. Calendars are live: whoever stores what is counted here counts anew when the calendar,
 * the rule or the anchor changes.
 */
import { businessMinutesBetween, type Calendar } from '#shared/domain/calendar/calendar.ts';
import { type Moment, nextMoment } from '#shared/domain/due/moment-text.ts';
import { addSpan, type Span, subtractSpan } from '#shared/domain/due/span.ts';
import type { DirectedSpan } from '#shared/domain/due/span-text.ts';
import { MINUTE } from '#shared/kernel/instant.ts';

export type Ending =
  /** A length of time after (or before) the anchor. */
  | ({ readonly is: 'span' } & DirectedSpan)
  /** The first such moment by clock and calendar after the anchor. */
  | { readonly is: 'moment'; readonly moment: Moment }
  /** An instant that something else says; of a day, its end. */
  | { readonly is: 'instant'; readonly at: number; readonly isDay: boolean };

export interface Course {
  readonly anchor: number;
  readonly ending: Ending;
  readonly calendar: Calendar;
}

/** @param stood minutes that it stood still, in the kind of time the limit is counted in */
export const endOf = (course: Course, stood: number): number =>
  clockOf(course).add(plainEnd(course), stood);

const plainEnd = ({ anchor, ending, calendar }: Course): number => {
  switch (ending.is) {
    case 'span':
      return ending.direction > 0
        ? addSpan(calendar, anchor, ending.span)
        : subtractSpan(calendar, anchor, ending.span);
    case 'moment':
      return nextMoment(ending.moment, anchor, calendar);
    case 'instant':
      return ending.at;
  }
};

/** Which time passes for a limit: one in working time stands still in working time only. */
export const timeOf = ({ ending }: Course): Span['time'] =>
  ending.is === 'span' ? ending.span.time : 'calendar';

interface Clock {
  /** In minutes. */
  readonly between: (from: number, to: number) => number;
  readonly add: (from: number, minutes: number) => number;
}

export const clockOf = (course: Course): Clock => {
  const { calendar } = course;
  return timeOf(course) === 'business'
    ? {
        between: (from, to) => businessMinutesBetween(calendar, from, to),
        add: (from, minutes) =>
          minutes === 0
            ? from
            : addSpan(calendar, from, { amount: minutes, unit: 'minutes', time: 'business' }),
      }
    : {
        between: (from, to) => (to - from) / MINUTE,
        add: (from, minutes) => from + Math.round(minutes * MINUTE),
      };
};
