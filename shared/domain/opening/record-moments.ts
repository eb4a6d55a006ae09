/** When a trigger fires for one record: again and again from a day of the record on, or once at a moment of it. */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { dayOfDate } from '#shared/domain/calendar/local-date.ts';
import { addSpan } from '#shared/domain/due/span.ts';
import { beginOf, dayOf, isTime, moveTime } from '#shared/domain/expression/time.ts';
import { isSpan, type SpanValue, spanValue, type Value } from '#shared/domain/expression/value.ts';
import { inWindow, type TimeWindow } from '#shared/domain/opening/time-window.ts';
import type { Trigger } from '#shared/domain/playbook/trigger.ts';
import { DAY, HOUR, instantOf, MINUTE, millisecondsOf } from '#shared/kernel/instant.ts';

/** Triggers that look at records. */
export type RecordTrigger = Extract<
  Trigger,
  { readonly every: string } | { readonly moment: string }
>;

export const isRecordTrigger = (trigger: Trigger): trigger is RecordTrigger =>
  'every' in trigger || 'moment' in trigger;

/** More turns of one record at once are a mistake in a span. */
const MOST_TURNS = 100;

/**
 * The moments of one record in a window, earliest first. A day counts from its midnight in the desk's zone. `every` comes for the
 * first time one span after `from`, and each time is counted from there: a month after 31 January is 28 February, two months are
 * 31 March. `until` is the last day, or the last instant, on which it may come.
 *
 * @param value works out an expression of the trigger for this record
 */
export const recordMoments = (
  trigger: RecordTrigger,
  value: (expression: string) => Value,
  { calendar, window }: { readonly calendar: Calendar; readonly window: TimeWindow },
): readonly number[] => {
  if ('moment' in trigger) {
    const anchor = value(trigger.moment);
    const at = isTime(anchor) ? shifted(anchor, trigger.shift, calendar) : undefined;
    return at !== undefined && inWindow(at, window) ? [at] : [];
  }
  const from = value(trigger.from);
  const span = spanOf(value(trigger.every));
  const until = trigger.until === undefined ? null : value(trigger.until);
  if (!isTime(from) || span === undefined || span.direction < 0) return [];
  return turns(beginOf(from, calendar), span, { calendar, window }).filter(
    (at) => !isTime(until) || isUpTo(at, until, calendar),
  );
};

const shifted = (anchor: string, shift: string | undefined, calendar: Calendar): number => {
  const span = shift === undefined ? undefined : spanValue(shift);
  const moved = span === undefined ? anchor : moveTime(anchor, span, { sign: 1, calendar });
  return beginOf(moved, calendar);
};

const spanOf = (value: Value): SpanValue | undefined =>
  isSpan(value) ? value : typeof value === 'string' ? spanValue(value) : undefined;

const isUpTo = (at: number, until: string, calendar: Calendar): boolean =>
  dayOfDate(until) === undefined
    ? at <= millisecondsOf(until)
    : dayOf(instantOf(at), calendar) <= dayOf(until, calendar);

const turns = (
  begin: number,
  { span }: SpanValue,
  { calendar, window }: { readonly calendar: Calendar; readonly window: TimeWindow },
): readonly number[] => {
  const found: number[] = [];
  const longest = span.amount * LONGEST[span.unit] * (span.time === 'business' ? CLOSED : 1);
  const skipped = Math.max(0, Math.floor((window.after - begin) / longest));
  for (let turn = Math.max(1, skipped); found.length < MOST_TURNS; turn += 1) {
    const at = addSpan(calendar, begin, { ...span, amount: span.amount * turn });
    if (at > window.until) break;
    if (inWindow(at, window)) found.push(at);
  }
  return found;
};

/** At most so long, so that turns before a window need not be counted one by one. */
const LONGEST = {
  minutes: MINUTE,
  hours: HOUR,
  days: DAY + 2 * HOUR,
  weeks: 8 * DAY,
  months: 32 * DAY,
  quarters: 93 * DAY,
  years: 367 * DAY,
} as const satisfies Record<SpanValue['span']['unit'], number>;

/** So many times as long a working hour or day takes at most, all closures counted; a guess from which turns are walked. */
const CLOSED = 30;
