/** Lengths of time as playbooks write them: `30min`, `24h`, `3d`, `2w`, `6mo`, `1q`, `1y`, `4wh`, `2wd`. */
import { isSpanInRange, LONGEST_SPAN, type Span } from '#shared/domain/due/span.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

const UNITS = {
  min: { unit: 'minutes', time: 'calendar' },
  h: { unit: 'hours', time: 'calendar' },
  d: { unit: 'days', time: 'calendar' },
  w: { unit: 'weeks', time: 'calendar' },
  mo: { unit: 'months', time: 'calendar' },
  q: { unit: 'quarters', time: 'calendar' },
  y: { unit: 'years', time: 'calendar' },
  wmin: { unit: 'minutes', time: 'business' },
  wh: { unit: 'hours', time: 'business' },
  wd: { unit: 'days', time: 'business' },
} as const satisfies Record<string, Omit<Span, 'amount'>>;

const SPAN = /^(-?)(\d{1,6}(?:\.\d{1,3})?)(wmin|min|mo|wh|wd|h|d|w|q|y)$/;

export interface DirectedSpan {
  readonly span: Span;
  /** -1 means before the anchor. */
  readonly direction: 1 | -1;
}

export type SpanRefusal =
  | { readonly code: 'span.unreadable'; readonly text: string }
  /** Not above 0, not whole where it must be, or longer than `longest` of its unit. */
  | { readonly code: 'span.out-of-range'; readonly text: string; readonly longest: number };

export const parseSpan = (text: string): Result<DirectedSpan, SpanRefusal> => {
  const [, sign, amount, name] = SPAN.exec(text) ?? [];
  const unit = Object.entries(UNITS).find(([key]) => key === name)?.[1];
  if (unit === undefined) return refuse({ code: 'span.unreadable', text });
  const span: Span = { amount: Number(amount), ...unit };
  return isSpanInRange(span)
    ? accept({ span, direction: sign === '-' ? -1 : 1 })
    : refuse({ code: 'span.out-of-range', text, longest: LONGEST_SPAN[unit.unit] });
};

export const spanText = ({ span, direction }: DirectedSpan): string => {
  const name = Object.entries(UNITS).find(
    ([, { unit, time }]) => unit === span.unit && time === span.time,
  )?.[0];
  return `${direction < 0 ? '-' : ''}${span.amount}${name ?? ''}`;
};
