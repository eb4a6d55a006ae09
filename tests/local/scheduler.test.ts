import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nextDue } from '#local/scheduler/schedule-expression.ts';
import { startScheduler } from '#local/scheduler/scheduler.ts';

const at = (iso: string) => Date.parse(iso);
const MINUTE_MS = 60_000;

describe('schedule expressions', () => {
  test.each([
    ['rate(1 minute)', 'UTC', '2026-03-01T10:00:30Z', '2026-03-01T10:01:00Z'],
    ['rate(5 minutes)', 'UTC', '2026-03-01T10:05:00Z', '2026-03-01T10:10:00Z'],
    ['rate(1 hour)', 'UTC', '2026-03-01T10:00:00Z', '2026-03-01T11:00:00Z'],
    ['cron(0 9 * * ? *)', 'Asia/Shanghai', '2026-03-01T00:00:00Z', '2026-03-01T01:00:00Z'],
    ['cron(0 9 ? * MON-FRI *)', 'Asia/Shanghai', '2026-03-06T02:00:00Z', '2026-03-09T01:00:00Z'],
    ['cron(30 8 ? * 2 *)', 'UTC', '2026-03-03T00:00:00Z', '2026-03-09T08:30:00Z'],
    ['cron(0 9 * * ? *)', 'Europe/London', '2026-07-01T00:00:00Z', '2026-07-01T08:00:00Z'],
  ])('%s in %s after %s is due at %s', (expression, zone, after, due) => {
    expect(nextDue(expression, zone)(at(after))).toBe(at(due));
  });

  test.each(['rate(0 minutes)', 'every day', 'cron(0 9 * *)', 'at(2026-01-01T00:00:00)'])(
    '%s is refused',
    (expression) => {
      expect(() => nextDue(expression, 'UTC')).toThrow(/does not know the schedule/);
    },
  );

  test('a rate is due at the same instants whenever one asks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 1, max: 90 }), (now, n) => {
        const due = nextDue(`rate(${n} minutes)`, 'UTC')(now) ?? 0;
        expect(due % (n * MINUTE_MS)).toBe(0);
        expect(due - now).toBeGreaterThan(0);
        expect(due - now).toBeLessThanOrEqual(n * MINUTE_MS);
      }),
    );
  });
});

/** A clock that moves only when it is told to, and then runs what came due. */
function handClock(startMs: number) {
  let nowMs = startMs;
  const timers = new Set<{ dueMs: number; run: () => void }>();
  return {
    now: () => nowMs,
    after(delayMs: number, run: () => void) {
      const timer = { dueMs: nowMs + delayMs, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    moveTo(ms: number) {
      nowMs = ms;
      for (const timer of [...timers]) {
        if (timer.dueMs > nowMs || !timers.delete(timer)) continue;
        timer.run();
      }
    },
  };
}

describe('the scheduler', () => {
  let dir = '';
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'scheduler-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const tick = {
    name: 'Tick',
    arn: 'arn:tick',
    expression: 'rate(1 minute)',
    timeZone: 'UTC',
    enabled: true,
    targetArn: 'arn:function',
    input: undefined,
  };
  const START = at('2026-03-01T10:00:30Z');

  /** A function that runs until it is let go. */
  function heldFunction() {
    const runs: (() => void)[] = [];
    const invoke = async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      runs.push(resolve);
      await promise;
    };
    return { runs, invoke };
  }

  const settled = () => new Promise((resolve) => setImmediate(resolve));

  test('one run covers all minutes that passed, and no two run at once', async () => {
    const clock = handClock(START);
    const { runs, invoke } = heldFunction();
    const settings = { schedules: [tick], clock, file: join(dir, 'kept.json'), invoke };
    const scheduler = startScheduler(settings);
    expect(runs).toHaveLength(0);
    clock.moveTo(START + 10 * MINUTE_MS);
    await settled();
    expect(runs).toHaveLength(1);
    clock.moveTo(START + 20 * MINUTE_MS);
    await settled();
    expect(runs).toHaveLength(1);
    runs[0]?.();
    await settled();
    clock.moveTo(START + 20 * MINUTE_MS + 1);
    await settled();
    expect(runs).toHaveLength(2);
    clock.moveTo(START + 20 * MINUTE_MS + 2);
    runs[1]?.();
    await scheduler.close();
    expect(runs).toHaveLength(2);
  });

  test('what came due while the desk was off is run once when it is back', async () => {
    const file = join(dir, 'kept.json');
    const events: unknown[] = [];
    const invoke = async (_: string, event: unknown) => events.push(event);
    const first = handClock(START);
    const before = startScheduler({ schedules: [tick], clock: first, file, invoke });
    first.moveTo(START + MINUTE_MS);
    await before.close();
    const second = handClock(START + 60 * MINUTE_MS);
    const after = startScheduler({ schedules: [tick], clock: second, file, invoke });
    second.moveTo(START + 60 * MINUTE_MS);
    await after.close();
    expect(events).toHaveLength(2);
    expect(events[0]).toMatchObject({ time: '2026-03-01T10:01:00.000Z' });
  });

  test('a failed run does not end the schedule', async () => {
    const clock = handClock(START);
    let calls = 0;
    const invoke = async () => {
      calls += 1;
      throw new Error('the function failed');
    };
    const settings = { schedules: [tick], clock, file: join(dir, 'kept.json'), invoke };
    const scheduler = startScheduler(settings);
    clock.moveTo(START + MINUTE_MS);
    await settled();
    clock.moveTo(START + 2 * MINUTE_MS);
    await scheduler.close();
    expect(calls).toBe(2);
  });
});
