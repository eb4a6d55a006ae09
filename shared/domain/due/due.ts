/**
 * When a promise ends, when its owner is warned, and how both move while the desk waits for the customer.
 *
 * Instants are milliseconds since the epoch. Calendars are live: whoever stores what is computed here computes it anew
 * when the calendar, the limit or the anchor changes.
 */
import {
  addBusinessTime,
  businessMinutesBetween,
  type Calendar,
} from '#shared/domain/calendar/calendar.ts';
import {
  addSpan,
  isSpanInRange,
  LONGEST_SPAN,
  type Span,
  subtractSpan,
} from '#shared/domain/due/span.ts';
import { MINUTE } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface Limit {
  readonly id: string;
  readonly span: Span;
  /** When this share of the span has passed (between 0 and 1), or so long before its end. */
  readonly warnAt?: { readonly share: number } | { readonly before: Span };
}

export type LimitRefusal =
  /** Not above 0, not whole where it must be, or longer than `longest` of its unit. */
  | { readonly code: 'limit.bad-span'; readonly span: Span; readonly longest: number }
  | { readonly code: 'limit.bad-share'; readonly share: number };

/** A limit that people wrote can be counted with; the functions below expect that it was asked. */
export const checkLimit = (limit: Limit): Result<Limit, LimitRefusal> => {
  const { warnAt } = limit;
  const spans = warnAt !== undefined && 'before' in warnAt ? [warnAt.before] : [];
  for (const span of [limit.span, ...spans]) {
    if (!isSpanInRange(span)) {
      return refuse({ code: 'limit.bad-span', span, longest: LONGEST_SPAN[span.unit] });
    }
  }
  return warnAt !== undefined && 'share' in warnAt && !(warnAt.share > 0 && warnAt.share < 1)
    ? refuse({ code: 'limit.bad-share', share: warnAt.share })
    : accept(limit);
};

export interface DueMoments {
  readonly due: number;
  /** Never before the anchor: what should have warned earlier warns at once. */
  readonly warn?: number;
}

export const dueAt = (limit: Limit, anchor: number, calendar: Calendar): DueMoments => {
  const due = addSpan(calendar, anchor, limit.span);
  if (limit.warnAt === undefined) return { due };
  if ('before' in limit.warnAt) {
    return { due, warn: Math.max(anchor, subtractSpan(calendar, due, limit.warnAt.before)) };
  }
  const { between, add } = measureOf(limit, calendar);
  return { due, warn: add(anchor, between(anchor, due) * limit.warnAt.share) };
};

/** A time in which the limit stands still; without an end it still does. */
export interface Pause {
  readonly from: number;
  readonly to?: number;
}

export type PausedDue =
  | ({ readonly state: 'running' } & DueMoments)
  /** What is left of the limit once the pause ends, in minutes of the limit's own kind of time. */
  | { readonly state: 'paused'; readonly leftMinutes: number };

/**
 * The moments of `dueAt`, moved by all the time that did not count. A business limit moves by business time only, so a
 * pause over a closed weekend changes nothing. A pause that begins at or after the (moved) due does not move it.
 *
 * @param pauses in any order; they may overlap each other and the anchor
 */
export const dueAfterPauses = (
  limit: Limit,
  anchor: number,
  { pauses, calendar }: { readonly pauses: readonly Pause[]; readonly calendar: Calendar },
): PausedDue => {
  const measure = measureOf(limit, calendar);
  const apart = separated(pauses, anchor);
  const moments = dueAt(limit, anchor, calendar);
  const due = moved(moments.due, apart, measure);
  if (due.stopped !== undefined) {
    return { state: 'paused', leftMinutes: measure.between(due.stopped, due.moment) };
  }
  if (moments.warn === undefined) return { state: 'running', due: due.moment };
  return { state: 'running', due: due.moment, warn: moved(moments.warn, apart, measure).moment };
};

/** A moment after the pauses before it; `stopped` is where it stands still for good. */
const moved = (
  moment: number,
  pauses: readonly Pause[],
  { between, add }: Measure,
): { readonly moment: number; readonly stopped?: number } => {
  let current = moment;
  for (const { from, to } of pauses) {
    if (from >= current) break;
    if (to === undefined) return { moment: current, stopped: from };
    current = add(current, between(from, to));
  }
  return { moment: current };
};

/** What is left of the pauses from the anchor on, in order and without overlaps. */
const separated = (pauses: readonly Pause[], anchor: number): readonly Pause[] => {
  const apart: Pause[] = [];
  let end = anchor;
  for (const { from, to } of pauses.toSorted((a, b) => a.from - b.from)) {
    const start = Math.max(from, end);
    if (to === undefined) return [...apart, { from: start }];
    if (to <= start) continue;
    apart.push({ from: start, to });
    end = to;
  }
  return apart;
};

interface Measure {
  readonly between: (from: number, to: number) => number;
  readonly add: (from: number, minutes: number) => number;
}

const measureOf = ({ span }: Limit, calendar: Calendar): Measure =>
  span.time === 'business'
    ? {
        between: (from, to) => businessMinutesBetween(calendar, from, to),
        add: (from, minutes) => addBusinessTime(calendar, from, minutes),
      }
    : {
        between: (from, to) => (to - from) / MINUTE,
        add: (from, minutes) => from + Math.round(minutes * MINUTE),
      };
