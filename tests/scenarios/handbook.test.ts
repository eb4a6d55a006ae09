/** Processes of the handbook from their triggers to their ends on the whole desk: through HTTP, all on one, time passing for all at once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLAYS } from '#tests/plays/plays.ts';
import { type LocalDesk, startLocalDesk } from '#tests/support/local-desk.ts';
import { playTogether } from '#tests/support/play-together.ts';
import { playingCloud } from '#tests/support/playing-cloud.ts';
import { callsIn, rightsOfAll } from '#tests/support/recorded-calls.ts';

/** A sweep each three seconds: minutes are not felt, and the functions that follow the clock leave room for the others. */
const SPEED = 20;
/** A start, half a dozen restarts and what some days of the whole handbook open by themselves, on a machine that runs other desks too. */
const PLAYED_WITHIN_MS = 900_000;

let desk: LocalDesk;
let notes = '';
let outcomes: readonly PromiseSettledResult<void>[] = [];

const calls = () => join(notes, 'calls.jsonl');

beforeAll(async () => {
  notes = mkdtempSync(join(tmpdir(), 'huiyin-calls-'));
  desk = await startLocalDesk({ clockSpeed: SPEED, env: { HUIYIN_RECORD_CALLS: calls() } });
  outcomes = await playTogether(
    await playingCloud(desk),
    PLAYS.map(({ play }) => play),
  );
}, PLAYED_WITHIN_MS);
afterAll(async () => {
  await desk.dispose();
  rmSync(notes, { recursive: true });
});

test.each(PLAYS.map(({ name }, place) => ({ name, place })))('$name', ({ place }) => {
  const outcome = outcomes[place];
  if (outcome?.status !== 'fulfilled') throw outcome?.reason ?? new Error('it was not played');
  expect(outcome.status).toBe('fulfilled');
});

test('each function may do what the plays made it do', () => {
  const rights = rightsOfAll();
  expect([...callsIn(calls())].filter((one) => !rights.has(one))).toEqual([]);
});
