/** A booking of a room, a vehicle, an engineer: an interval is its slots, each an account `resource/slot`. */
import { MOST_WRITES } from '#shared/domain/ledger/entry.ts';
import { DAY, type Instant, instantOf, MINUTE, millisecondsOf } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/** Lengths that divide the hour, so that slots begin alike in every zone that is a quarter of an hour apart. */
export const SLOT_MINUTES = [5, 15, 30, 60] as const;

export type SlotMinutes = (typeof SLOT_MINUTES)[number];

/** A slot is a posting and an account, and where they come from is one account more. */
export const MOST_SLOTS = Math.floor((MOST_WRITES - 1) / 2);

export type IntervalRefusal =
  | { readonly code: 'interval.not-a-time'; readonly field: 'from' | 'to' }
  /** Ends before it begins, or as it begins. */
  | { readonly code: 'interval.empty' }
  | { readonly code: 'interval.off-grid'; readonly field: 'from' | 'to'; readonly minutes: number }
  | { readonly code: 'interval.too-long'; readonly slots: number; readonly most: number };

/**
 * The slots of an interval of time, by the minute they begin in, in UTC: `2026-03-02T01:30Z`.
 *
 * @param interval the end itself excluded; both ends on a multiple of the slot's length
 */
export const timeSlots = (
  { from, to }: { readonly from: Instant; readonly to: Instant },
  minutes: SlotMinutes,
): Result<readonly string[], IntervalRefusal> => {
  const length = minutes * MINUTE;
  for (const [field, moment] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (Number.isNaN(millisecondsOf(moment))) return refuse({ code: 'interval.not-a-time', field });
    if (millisecondsOf(moment) % length !== 0)
      return refuse({ code: 'interval.off-grid', field, minutes });
  }
  return slots(
    { from: millisecondsOf(from), to: millisecondsOf(to) },
    length,
    (at) => `${instantOf(at).slice(0, 'yyyy-mm-ddThh:mm'.length)}Z`,
  );
};

/**
 * The nights or days of a stay: `2026-03-02`.
 *
 * @param stay days `yyyy-mm-dd`, the last one excluded, as a bed is free again on the day of departure
 */
export const daySlots = ({
  from,
  to,
}: {
  readonly from: string;
  readonly to: string;
}): Result<readonly string[], IntervalRefusal> => {
  for (const [field, day] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (dayText(Date.parse(day)) !== day) return refuse({ code: 'interval.not-a-time', field });
  }
  return slots({ from: Date.parse(from), to: Date.parse(to) }, DAY, dayText);
};

const dayText = (at: number): string =>
  Number.isNaN(at) ? '' : instantOf(at).slice(0, 'yyyy-mm-dd'.length);

const slots = (
  { from, to }: { readonly from: number; readonly to: number },
  length: number,
  nameOf: (at: number) => string,
): Result<readonly string[], IntervalRefusal> => {
  const count = (to - from) / length;
  if (count <= 0) return refuse({ code: 'interval.empty' });
  if (count > MOST_SLOTS)
    return refuse({ code: 'interval.too-long', slots: count, most: MOST_SLOTS });
  return accept(Array.from({ length: count }, (_, index) => nameOf(from + index * length)));
};
