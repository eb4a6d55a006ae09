import { beforeEach, describe, expect, test } from 'vitest';
import { jobRow } from '#shared/adapters/store/job-table.ts';
import type { Job } from '#shared/domain/job/job.ts';
import { DAY, HOUR, type Instant, later, MINUTE, SECOND } from '#shared/kernel/instant.ts';
import { relay, tick } from '#shared/usecases/relay.ts';
import { type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';
import { MONDAY_TEN, ticketId } from '#tests/support/tickets.ts';

const TICKET = ticketId('01kjp000000000000000000001');

let desk: MemoryDesk;

beforeEach(() => {
  desk = memoryDesk();
});

const plan = async (
  id: string,
  due: Instant,
  queue: 'classification' | 'follow-up' = 'follow-up',
) => {
  const core = { id, ticket: TICKET, due };
  const job: Job = queue === 'follow-up' ? { queue, ...core } : { queue, ...core };
  await desk.ports.desk.commit({ at: desk.now(), jobs: [job] });
  return job;
};

const rows = () =>
  desk.memory
    .rows()
    .filter(({ kind }) => kind === 'job')
    .map((row) => jobRow.parse(row));

const handed = () => desk.handed.map(({ job }) => job.id).toSorted();

describe('the stream', () => {
  test('hands over what is due now, and forgets the row', async () => {
    await plan('now', desk.now(), 'classification');
    await relay(desk.ports, rows());
    expect(desk.handed).toMatchObject([{ queue: 'classification', delay: 0, job: { id: 'now' } }]);
    expect(rows()).toEqual([]);
  });

  test('hands over what is due within two minutes with its delay, and leaves the rest to the tick', async () => {
    await plan('soon', later(desk.now(), 90 * SECOND + 1));
    await plan('later', later(desk.now(), 2 * MINUTE + 1));
    await relay(desk.ports, rows());
    expect(desk.handed).toMatchObject([{ delay: 91, job: { id: 'soon' } }]);
    expect(rows().flatMap(({ jobs }) => jobs.map(({ id }) => id))).toEqual(['later']);
  });

  test('keeps the row of a job that its queue did not take, and is called again', async () => {
    await plan('taken', desk.now());
    await plan('refused', later(desk.now(), 1));
    desk.refusing.add('refused');
    await expect(relay(desk.ports, rows())).rejects.toThrow('1 jobs');
    expect(rows().flatMap(({ jobs }) => jobs.map(({ id }) => id))).toEqual(['refused']);
    desk.refusing.clear();
    await relay(desk.ports, rows());
    expect(handed()).toEqual(['refused', 'taken']);
    expect(rows()).toEqual([]);
  });

  test('seen twice sends twice rather than never', async () => {
    await plan('now', desk.now());
    const seen = rows();
    await relay(desk.ports, seen);
    await relay(desk.ports, seen);
    expect(handed()).toEqual(['now', 'now']);
  });
});

describe('the tick', () => {
  test('sends what falls due before the next one, never early', async () => {
    await plan('due', later(desk.now(), 40 * SECOND));
    await plan('not yet', later(desk.now(), 2 * MINUTE));
    expect(await tick(desk.ports)).toEqual({ sent: 1, lateness: 0 });
    expect(desk.handed).toMatchObject([{ delay: 40, job: { id: 'due' } }]);
    desk.pass(MINUTE);
    await tick(desk.ports);
    expect(handed()).toEqual(['due', 'not yet']);
  });

  test('leaves to the stream what has just fallen due, and sweeps what the stream has missed', async () => {
    await plan('fresh', desk.now());
    expect(await tick(desk.ports)).toEqual({ sent: 0, lateness: 0 });
    desk.pass(MINUTE);
    expect(await tick(desk.ports)).toEqual({ sent: 1, lateness: MINUTE });
    expect(rows()).toEqual([]);
  });

  test('misses nothing over the full hour', async () => {
    desk.pass(59 * MINUTE + 30 * SECOND);
    for (const offset of [20, 40, 70]) await plan(`${offset}`, later(desk.now(), offset * SECOND));
    await tick(desk.ports);
    expect(handed()).toEqual(['20', '40', '70']);
  });

  test('runs every minute without sending anything twice', async () => {
    for (let minute = 0; minute < 60; minute++) {
      await plan(`job ${String(minute).padStart(2, '0')}`, later(MONDAY_TEN, minute * 97 * SECOND));
    }
    for (let minute = 0; minute < 100; minute++) {
      await tick(desk.ports);
      desk.pass(MINUTE);
    }
    expect(new Set(handed()).size).toBe(60);
    expect(handed()).toHaveLength(60);
    expect(rows()).toEqual([]);
  });

  test('catches up after an outage of three days, and tells how late it is', async () => {
    await tick(desk.ports);
    for (const hours of [1, 25, 49, 71]) await plan(`${hours}`, later(desk.now(), hours * HOUR));
    desk.pass(3 * DAY);
    const { sent, lateness } = await tick(desk.ports);
    expect(sent).toBe(4);
    expect(lateness).toBe(71 * HOUR);
    expect(handed()).toEqual(['1', '25', '49', '71']);
    expect(rows()).toEqual([]);
  });

  test('goes on with the next tick after an outage that is too long for one', async () => {
    await tick(desk.ports);
    await plan('old', later(desk.now(), HOUR));
    await plan('young', later(desk.now(), 40 * DAY));
    desk.pass(41 * DAY);
    await tick(desk.ports);
    expect(handed()).toEqual(['old']);
    await tick(desk.ports);
    expect(handed()).toEqual(['old', 'young']);
  });

  test('does not pass over a job that its queue refused', async () => {
    await tick(desk.ports);
    await plan('refused', desk.now());
    desk.refusing.add('refused');
    desk.pass(2 * HOUR);
    await expect(tick(desk.ports)).rejects.toThrow();
    desk.refusing.clear();
    await tick(desk.ports);
    expect(handed()).toEqual(['refused']);
  });

  test('on a fresh desk has nothing to do', async () => {
    expect(await tick(desk.ports)).toEqual({ sent: 0, lateness: 0 });
    expect(await desk.ports.jobs.cursor()).toBe(later(desk.now(), -5 * MINUTE));
  });
});
