import { type Job, QUEUES } from '#shared/domain/job/job.ts';
import {
  HOUR,
  type Instant,
  instantOf,
  later,
  MINUTE,
  millisecondsOf,
  SECOND,
} from '#shared/kernel/instant.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { JobRow, JobTable } from '#shared/ports/job-table.ts';
import type { Queues } from '#shared/ports/queues.ts';

export interface RelayPorts {
  readonly clock: Clock;
  readonly jobs: JobTable;
  readonly queues: Queues;
}

/**
 * The stream hands over what falls due within this time at once; the queue itself holds it back. It is longer
 * than the tick's horizon, so that between the two nothing is left waiting for the next minute.
 */
const STREAM_HORIZON = 2 * MINUTE;

/** Each tick sends what falls due until the next one, and a little more in case that one is late. */
const TICK_HORIZON = 75 * SECOND;

/** A job this much overdue was missed by the stream; a younger one is probably on its way. */
const MISSED_AFTER = 10 * SECOND;

/** The sweep looks this far back, for jobs committed by a process that was slow. */
const SWEPT_FOR = 5 * MINUTE;

/** The most hours one tick catches up with, 31 days; after a longer outage the next ticks go on. */
const HOURS_AT_ONCE = 31 * 24;

/** New rows of the table's stream: what is due soon goes to its queue, then the row goes. */
export const relay = async (ports: RelayPorts, rows: readonly JobRow[]): Promise<void> => {
  const horizon = later(ports.clock.now(), STREAM_HORIZON);
  await handOver(
    ports,
    rows.filter((row) => row.jobs.every(({ due }) => due <= horizon)),
  );
};

/**
 * Once a minute: what falls due before the next tick, and what the stream has missed.
 *
 * @returns how many jobs were sent, and how far behind the oldest of them was, in milliseconds
 */
export const tick = async (
  ports: RelayPorts,
): Promise<{ readonly sent: number; readonly lateness: number }> => {
  const now = ports.clock.now();
  const missed = later(now, -MISSED_AFTER);
  const horizon = later(now, TICK_HORIZON);
  let sent = 0;
  let lateness = 0;
  let from = (await ports.jobs.cursor()) ?? later(now, -SWEPT_FOR);
  for (let hours = 0; from <= horizon && hours < HOURS_AT_ONCE; hours++) {
    const rows = await ports.jobs.ofHour(from, horizon);
    const due = rows.filter(({ jobs }) =>
      jobs.every((job) => isTicks(job, { now, missed, horizon })),
    );
    await handOver(ports, due);
    for (const job of due.flatMap(({ jobs }) => jobs)) {
      sent += 1;
      lateness = Math.max(lateness, millisecondsOf(now) - millisecondsOf(job.due));
    }
    from = nextHour(from);
  }
  const sweptTo = later(now, -SWEPT_FOR);
  await ports.jobs.moveCursor(from < sweptTo ? from : sweptTo);
  return { sent, lateness };
};

const isTicks = (
  { due }: Job,
  {
    now,
    missed,
    horizon,
  }: { readonly now: Instant; readonly missed: Instant; readonly horizon: Instant },
): boolean => due <= missed || (due > now && due <= horizon);

const nextHour = (instant: Instant): Instant =>
  instantOf((Math.floor(millisecondsOf(instant) / HOUR) + 1) * HOUR);

/** Sends first and forgets then: who dies in between sends twice, and workers know a job they have done. */
const handOver = async (ports: RelayPorts, rows: readonly JobRow[]): Promise<void> => {
  const refused = new Set<string>();
  const now = millisecondsOf(ports.clock.now());
  for (const queue of QUEUES) {
    const jobs = rows
      .flatMap((row) => row.jobs)
      .filter((job) => job.queue === queue)
      .map((job) => ({
        job,
        delay: Math.max(0, Math.ceil((millisecondsOf(job.due) - now) / SECOND)),
      }));
    if (jobs.length > 0) for (const id of await ports.queues.send(queue, jobs)) refused.add(id);
  }
  const sent = rows.filter(({ jobs }) => jobs.every(({ id }) => !refused.has(id)));
  if (sent.length > 0) await ports.jobs.remove(sent);
  if (refused.size > 0) throw new Error(`${refused.size} jobs were not taken by their queues`);
};
