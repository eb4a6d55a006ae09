import type { Job } from '#shared/domain/job/job.ts';
import type { Opening } from '#shared/domain/opening/opening.ts';
import { planOpenings } from '#shared/domain/opening/plan-openings.ts';
import type { Trigger } from '#shared/domain/playbook/trigger.ts';
import { DAY, HOUR, type Instant, later, millisecondsOf, SECOND } from '#shared/kernel/instant.ts';
import type { Campaigns } from '#shared/ports/campaigns.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';
import { committed } from '#shared/usecases/decide-again.ts';
import { type AlmanacPorts, almanacOf, triggerJob } from '#shared/usecases/fire-trigger.ts';

export interface PlanPorts extends AlmanacPorts {
  readonly clock: Clock;
  readonly playbooks: Playbooks;
  readonly desk: Pick<DeskStore, 'commit'>;
  readonly campaigns: Pick<Campaigns, 'plannedTo' | 'movePlan'>;
}

/** Planned hourly, so one pass may fail and nothing comes late. */
const HORIZON = 2 * HOUR;

/** After a longer outage what is older is a matter for people: reports of months would open at once. */
const MOST_CAUGHT_UP = 31 * DAY;

/** A transaction takes 100 (AWS: TransactWriteItems). */
const JOBS_AT_ONCE = 90;

/**
 * Puts down a job for each moment of a trigger in the next hours, and for those that were missed, then moves the cursor behind them.
 * Who dies in between puts the same rows down again; a moment that fires twice finds its campaign.
 *
 * @returns how many were planned
 */
export const planTriggers = async (ports: PlanPorts): Promise<number> => {
  const now = ports.clock.now();
  const until = later(now, HORIZON);
  const planned = (await ports.campaigns.plannedTo()) ?? now;
  const earliest = later(now, -MOST_CAUGHT_UP);
  const after = planned > earliest ? planned : earliest;
  if (after >= until) return 0;
  const openings = await openingsIn(ports, { after, until });
  await putDown(ports, openings);
  await ports.campaigns.movePlan(until);
  return openings.length;
};

/** Who planned by the old roster is done after so long: planning takes seconds, and its function ends within a minute. */
const PLANNED_AFTER = 90 * SECOND;

/** Wanted by whoever changes a roster, in the same transaction. */
export const shiftsJob = (change: string, since: Instant): Job => ({
  queue: 'openings',
  id: `shifts-${change}`,
  due: later(since, PLANNED_AFTER),
  work: { kind: 'shifts', since },
});

/**
 * The edges of shifts between a change of a roster and the hour that is planned already. What is planned for edges that are no more
 * finds that out itself.
 */
export const planShiftsAnew = async (
  ports: PlannedPorts & { readonly campaigns: Pick<Campaigns, 'plannedTo'> },
  since: Instant,
): Promise<void> => {
  const until = await ports.campaigns.plannedTo();
  if (until === undefined || since >= until) return;
  await putDown(ports, await openingsIn(ports, { after: since, until }, isOfShift));
};

type PlannedPorts = Omit<PlanPorts, 'campaigns'>;

const isOfShift = (trigger: Trigger): boolean => 'shiftOf' in trigger;

const openingsIn = async (
  ports: PlannedPorts,
  { after, until }: { readonly after: Instant; readonly until: Instant },
  isWanted: (trigger: Trigger) => boolean = () => true,
): Promise<readonly Opening[]> => {
  const window = { after: millisecondsOf(after), until: millisecondsOf(until) };
  return planOpenings(await ports.playbooks.all(), await almanacOf(ports), window, isWanted);
};

const putDown = async (ports: PlannedPorts, openings: readonly Opening[]): Promise<void> => {
  const now = ports.clock.now();
  // What is overdue goes at once: the tick has passed its hour.
  const jobs = openings.map((opening) => triggerJob(opening, opening.at > now ? opening.at : now));
  for (let from = 0; from < jobs.length; from += JOBS_AT_ONCE) {
    const some = jobs.slice(from, from + JOBS_AT_ONCE);
    committed(await ports.desk.commit({ at: now, jobs: some }));
  }
};
