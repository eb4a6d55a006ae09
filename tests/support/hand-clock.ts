import type { DeskClock } from '#local/clock.ts';

export interface HandClock extends DeskClock {
  advance(seconds: number): void;
}

/** A clock that stands until the test moves it, so that nothing waits. */
export function handClock(start = '2026-03-01T01:00:00Z'): HandClock {
  let now = Date.parse(start);
  const waiting = new Set<{ dueMs: number; run: () => void }>();
  return {
    now: () => now,
    speed: 1,
    anchor: () => ({ deskEpochMs: now, realEpochMs: now, speed: 1 }),
    after: (delayMs, run) => {
      const timer = { dueMs: now + delayMs, run };
      waiting.add(timer);
      return () => waiting.delete(timer);
    },
    persist: () => {},
    close: () => {},
    advance: (seconds) => {
      now += seconds * 1_000;
      for (const timer of [...waiting]) {
        if (timer.dueMs > now) continue;
        waiting.delete(timer);
        timer.run();
      }
    },
  };
}
