/** What the plays have in common: dates that lie where they should on whatever day a play begins. */
import { expect } from 'vitest';
import { DAY, later } from '#shared/kernel/instant.ts';
import type { Play } from '#tests/support/playing-desk.ts';

/** Some days from now; negative for past ones. */
export const dayIn = (desk: Play, days: number): string =>
  later(desk.now(), days * DAY).slice(0, 'yyyy-mm-dd'.length);

/** An outcome that must be taken. */
export const done = async (what: Promise<string>): Promise<void> => {
  expect(await what).toBe('done');
};

/** What the play has at hand, or there is nothing to play. */
export const there = <Thing>(thing: Thing | undefined): Thing => {
  if (thing === undefined) throw new Error('it is not there');
  return thing;
};
