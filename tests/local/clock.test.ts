import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openClock } from '#local/clock.ts';

const newFile = () => join(mkdtempSync(join(tmpdir(), 'clock-')), 'clock.json');

/** Real time that the test moves. */
function realTime(start = 1_772_000_000_000) {
  let now = start;
  return {
    real: () => now,
    move: (ms: number) => {
      now += ms;
    },
  };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('desk time', () => {
  test('is real time at speed 1', () => {
    const { real, move } = realTime();
    const clock = openClock({ file: newFile(), speed: 1, real });
    move(1_234);
    expect(clock.now()).toBe(real());
    clock.close();
  });

  test('runs as many times faster as it is told, and workers can compute it from the anchor', () => {
    const { real, move } = realTime();
    const clock = openClock({ file: newFile(), speed: 60, real });
    const start = clock.now();
    move(60_000);
    expect(clock.now() - start).toBe(3_600_000);
    const { deskEpochMs, realEpochMs, speed } = clock.anchor();
    expect(deskEpochMs + (real() - realEpochMs) * speed).toBe(clock.now());
    clock.close();
  });

  test('does not follow a real clock that is set back', () => {
    const { real, move } = realTime();
    const clock = openClock({ file: newFile(), speed: 1, real });
    move(5_000);
    const before = clock.now();
    move(-4_000);
    expect(clock.now()).toBe(before);
    clock.close();
  });

  test('never runs backwards over a kill, at any speed before and after', () => {
    const file = newFile();
    const { real, move } = realTime();
    let last = 0;
    for (const speed of [1, 3_600, 60, 1, 10, 1]) {
      const clock = openClock({ file, speed, real });
      expect(clock.now()).toBeGreaterThanOrEqual(last);
      move(90_000);
      last = clock.now();
    }
  });

  test('goes on exactly where an orderly end left it', () => {
    const file = newFile();
    const { real, move } = realTime();
    const fast = openClock({ file, speed: 3_600, real });
    move(1_000);
    fast.close();
    expect(openClock({ file, speed: 1, real }).now()).toBe(fast.now());
  });

  test('is real time when the kept value lies in the past', () => {
    const file = newFile();
    const { real, move } = realTime();
    openClock({ file, speed: 1, real }).close();
    move(86_400_000);
    expect(openClock({ file, speed: 1, real }).now()).toBe(real());
  });

  test('needs a speed above 0', () => {
    for (const speed of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => openClock({ file: newFile(), speed })).toThrow(RangeError);
    }
  });
});

describe('after', () => {
  test('runs when the desk time has passed, also beyond the reach of one timer', async () => {
    vi.useFakeTimers();
    const clock = openClock({ file: newFile(), speed: 1 });
    const ran: string[] = [];
    const sixtyDaysMs = 60 * 86_400_000;
    clock.after(sixtyDaysMs, () => ran.push('sixty days'));
    const cancel = clock.after(1_000, () => ran.push('cancelled'));
    clock.after(1_000, () => ran.push('a second'));
    cancel();
    clock.close();

    await vi.advanceTimersByTimeAsync(1_000);
    expect(ran).toEqual(['a second']);
    await vi.advanceTimersByTimeAsync(sixtyDaysMs - 1_001);
    expect(ran).toEqual(['a second']);
    await vi.advanceTimersByTimeAsync(1);
    expect(ran).toEqual(['a second', 'sixty days']);
  });

  test('follows the speed', async () => {
    vi.useFakeTimers();
    const clock = openClock({ file: newFile(), speed: 3_600 });
    const ran: string[] = [];
    clock.after(3_600_000, () => ran.push('an hour'));
    clock.close();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ran).toEqual(['an hour']);
  });
});
