import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import type { DeskClock } from '#local/clock.ts';
import type { ScheduleDefinition } from '#local/template/source-definitions.ts';
import { nextDue } from './schedule-expression.ts';

export interface SchedulerSettings {
  readonly schedules: readonly ScheduleDefinition[];
  readonly clock: Pick<DeskClock, 'now' | 'after'>;
  /** Keeps when each schedule ran last, so that what fell into a pause of the desk is caught up once. */
  readonly file: string;
  readonly invoke: (targetArn: string, event: unknown) => Promise<unknown>;
}

export interface Scheduler {
  /** Resolves when the invocations under way have ended. */
  close(): Promise<void>;
}

const keptSchema = z.record(z.string(), z.number());

function readKept(file: string): Map<string, number> {
  try {
    return new Map(Object.entries(keptSchema.parse(JSON.parse(readFileSync(file, 'utf8')))));
  } catch {
    // No file yet, or a broken one: a schedule begins anew, which costs at most one run.
    return new Map();
  }
}

function writeKept(file: string, kept: ReadonlyMap<string, number>): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(kept)));
  renameSync(`${file}.new`, file);
}

const eventOf = ({ arn, input }: ScheduleDefinition, dueMs: number): unknown =>
  input === undefined
    ? {
        version: '0',
        id: `${arn}:${dueMs}`,
        'detail-type': 'Scheduled Event',
        source: 'aws.scheduler',
        time: new Date(dueMs).toISOString(),
        resources: [arn],
        detail: '{}',
      }
    : JSON.parse(input);

/**
 * Runs each schedule on the desk's clock. A schedule never runs twice at once, and one run covers all its due times
 * that have passed: a clock at speed 1,000 must not pile up runs.
 */
export function startScheduler({ schedules, clock, file, invoke }: SchedulerSettings): Scheduler {
  const kept = readKept(file);
  const running = new Set<Promise<unknown>>();
  const cancels = new Map<string, () => void>();
  let closed = false;

  const arm = (schedule: ScheduleDefinition, next: (afterMs: number) => number | undefined) => {
    if (closed) return;
    const now = clock.now();
    const dueMs = next(kept.get(schedule.name) ?? now);
    if (dueMs === undefined) return;
    const run = async (): Promise<void> => {
      kept.set(schedule.name, clock.now());
      writeKept(file, kept);
      // A failed run is told where functions are invoked; the next due time tries again.
      await invoke(schedule.targetArn, eventOf(schedule, dueMs)).catch(() => {});
    };
    const start = () => {
      const work = run().finally(() => {
        running.delete(work);
        arm(schedule, next);
      });
      running.add(work);
    };
    cancels.set(schedule.name, clock.after(Math.max(0, dueMs - now), start));
  };

  for (const schedule of schedules) {
    if (schedule.enabled) arm(schedule, nextDue(schedule.expression, schedule.timeZone));
  }
  return {
    async close() {
      closed = true;
      for (const cancel of cancels.values()) cancel();
      await Promise.all(running);
    },
  };
}
