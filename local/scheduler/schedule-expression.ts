import { Cron } from 'croner';

/** The first instant after `afterMs` at which a schedule is due; undefined when there is none any more. */
export type NextDue = (afterMs: number) => number | undefined;

const RATE = /^rate\((\d+) (minute|hour|day)s?\)$/;
const CRON = /^cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)$/;
const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const unitOf = (unit: string | undefined) =>
  unit === 'day' ? UNIT_MS.day : unit === 'hour' ? UNIT_MS.hour : UNIT_MS.minute;

/** The scheduler counts weekdays from 1 = Sunday, cron from 0. */
const weekday = (field: string) =>
  field.replaceAll(/(?<![#\d])\d(?!\d)/g, (digit) => String((Number(digit) + 6) % 7));

/**
 * `rate(5 minutes)`, counted from the epoch so that it is the same after a restart, or the six fields of
 * `cron(minutes hours day-of-month month day-of-week year)` in a time zone.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 *
 * @throws Error for any other expression.
 */
export function nextDue(expression: string, timeZone: string): NextDue {
  const [, count, unit] = RATE.exec(expression) ?? [];
  if (count !== undefined) {
    const stepMs = Number(count) * unitOf(unit);
    if (stepMs > 0) return (afterMs) => (Math.floor(afterMs / stepMs) + 1) * stepMs;
  }
  const [, minutes, hours, dayOfMonth, month, dayOfWeek, year] = CRON.exec(expression) ?? [];
  if (minutes === undefined || dayOfWeek === undefined) {
    throw new Error(`The local cloud does not know the schedule ${expression}.`);
  }
  const fields = [0, minutes, hours, dayOfMonth, month, weekday(dayOfWeek), year].join(' ');
  const cron = new Cron(fields.replaceAll('?', '*'), { timezone: timeZone, paused: true });
  return (afterMs) => cron.nextRun(new Date(afterMs))?.getTime();
}
