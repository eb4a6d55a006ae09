/** Several plays on one desk: each goes its own way, and time passes for all of them at once. */
import { DAY, type Instant, later } from '#shared/kernel/instant.ts';
import { type Ground, type Play, playOn } from './playing-desk.ts';

/** Moments as near as this come in one: a play bears it that more time passes, and each leap of the clock costs a restart. */
const TOGETHER = DAY;

interface Waiting {
  readonly moment: Instant;
  readonly go: () => void;
  readonly fail: (reason: unknown) => void;
}

/**
 * A play that wants time to pass waits until all others want it too or are over; then the nearest of their moments comes, and those close to it.
 *
 * @returns what became of each, in their order
 */
export const playTogether = (
  ground: Ground,
  plays: readonly ((desk: Play) => Promise<void>)[],
): Promise<readonly PromiseSettledResult<void>[]> => {
  let playing = plays.length;
  let waiting: readonly Waiting[] = [];

  const pass = async (): Promise<void> => {
    const nearest = waiting.map(({ moment }) => moment).toSorted()[0];
    if (nearest === undefined || waiting.length < playing) return;
    const soon = later(nearest, TOGETHER);
    const over = waiting.filter(({ moment }) => moment <= soon);
    waiting = waiting.filter(({ moment }) => moment > soon);
    try {
      await ground.until(over.map(({ moment }) => moment).reduce((a, b) => (a > b ? a : b)));
      for (const { go } of over) go();
    } catch (error) {
      for (const { fail } of over) fail(error);
    }
  };

  const desk = playOn({
    ...ground,
    until: (moment) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      waiting = [...waiting, { moment, go: resolve, fail: reject }];
      void pass();
      return promise;
    },
  });
  const played = async (play: (desk: Play) => Promise<void>): Promise<void> => {
    try {
      await play(desk);
    } finally {
      playing -= 1;
      void pass();
    }
  };
  return Promise.allSettled(plays.map(played));
};
