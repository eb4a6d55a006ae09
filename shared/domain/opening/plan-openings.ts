/** Which triggers fire in the next hours. What comes out is put down as jobs, the same ones however often it is planned. */
import { type Opening, openingId } from '#shared/domain/opening/opening.ts';
import { isRecordTrigger } from '#shared/domain/opening/record-moments.ts';
import type { TimeWindow } from '#shared/domain/opening/time-window.ts';
import {
  type Almanac,
  clockMoments,
  isClockTrigger,
} from '#shared/domain/opening/trigger-moments.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Trigger } from '#shared/domain/playbook/trigger.ts';
import { DAY, HOUR, instantOf } from '#shared/kernel/instant.ts';

/**
 * Records are looked at each full hour, and this far back: what is entered after its moment, as over a weekend, still opens its
 * ticket. Tickets that are there already are not opened again.
 */
const LOOKED_BACK = 3 * DAY;

export const planOpenings = (
  playbooks: readonly Playbook[],
  almanac: Almanac,
  window: TimeWindow,
  isWanted: (trigger: Trigger) => boolean = () => true,
): readonly Opening[] =>
  playbooks
    .flatMap(({ id, triggers }) =>
      triggers.flatMap((trigger, index) =>
        (isWanted(trigger) ? openingsOf(trigger, almanac, window) : []).map((one) => ({
          playbook: id,
          trigger: index,
          ...one,
        })),
      ),
    )
    .toSorted((a, b) => order(a.at, b.at) || order(openingId(a), openingId(b)));

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const openingsOf = (
  trigger: Trigger,
  almanac: Almanac,
  window: TimeWindow,
): readonly Pick<Opening, 'at' | 'since'>[] => {
  if (isRecordTrigger(trigger)) return looks(window);
  return isClockTrigger(trigger)
    ? clockMoments(trigger, almanac, window).map(({ at }) => ({ at: instantOf(at) }))
    : [];
};

/** After an outage the first look reaches over all of it, so that the hours in between need none. */
const looks = ({ after, until }: TimeWindow): readonly Pick<Opening, 'at' | 'since'>[] => {
  const last = Math.floor(until / HOUR);
  const first = Math.max(Math.floor(after / HOUR) + 1, last - MOST_LOOKS + 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => ({
    at: instantOf((first + index) * HOUR),
    since: instantOf(
      (index === 0 ? Math.min(after, first * HOUR) : (first + index) * HOUR) - LOOKED_BACK,
    ),
  }));
};

/** Planned at most so many hours ahead; of more, the desk was asleep. */
const MOST_LOOKS = 3;
