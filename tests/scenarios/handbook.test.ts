/** Processes of the handbook from their triggers to their ends on the whole desk, all on one. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLAYS } from '#tests/plays/plays.ts';
import { type LocalDesk, startLocalDesk } from '#tests/support/local-desk.ts';
import { playTogether } from '#tests/support/play-together.ts';
import { playingCloud } from '#tests/support/playing-cloud.ts';

const SPEED = 60;
let desk: LocalDesk;
let outcomes: readonly PromiseSettledResult<void>[] = [];

beforeAll(async () => {
  desk = await startLocalDesk({ clockSpeed: SPEED });
  const t0 = performance.now();
  outcomes = await playTogether(await playingCloud(desk), PLAYS.map(({ play }) => play));
  console.log(performance.now() - t0, desk.output());
}, 300_000);
afterAll(() => desk.dispose());

test.each(PLAYS.map(({ name }, n) => ({ name, n })))('$name', ({ n }) => {
  const outcome = outcomes[n];
  if (outcome?.status !== 'fulfilled') throw outcome?.reason;
  expect(outcome.status).toBe('fulfilled');
});
