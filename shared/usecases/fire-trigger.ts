import type { Occasion } from '#shared/domain/calendar/occasion.ts';
import { fromJson, type RecordValue } from '#shared/domain/expression/value.ts';
import type { Job } from '#shared/domain/job/job.ts';
import { campaignJob, plannedCampaign } from '#shared/domain/opening/campaign.ts';
import { type Opening, openingId, type Signal } from '#shared/domain/opening/opening.ts';
import { startsOf } from '#shared/domain/opening/starts.ts';
import type { Almanac } from '#shared/domain/opening/trigger-moments.ts';
import type { Start } from '#shared/domain/run/run-effect.ts';
import { worldOf } from '#shared/domain/ticket/follow.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Campaigns } from '#shared/ports/campaigns.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { Rosters } from '#shared/ports/rosters.ts';
import { committed } from '#shared/usecases/decide-again.ts';
import { type DecisionPorts, momentOn } from '#shared/usecases/moment.ts';
import { DESK_LANGUAGE, openedKey } from '#shared/usecases/open-by-itself.ts';
import { withFacts, workedOut } from '#shared/usecases/with-facts.ts';

export interface AlmanacPorts {
  readonly calendar: DecisionPorts['calendar'];
  readonly occasions: readonly Occasion[];
  readonly rosters: Rosters;
}

export interface TriggerPorts extends DecisionPorts, AlmanacPorts {
  readonly desk: Pick<DeskStore, 'ticket' | 'commit'>;
  readonly campaigns: Pick<Campaigns, 'campaign' | 'signal'>;
}

export const almanacOf = async ({
  calendar,
  occasions,
  rosters,
}: AlmanacPorts): Promise<Almanac> => ({
  calendar,
  occasions,
  rosters: await rosters.all(),
  language: DESK_LANGUAGE,
});

/**
 * A trigger's moment has come: what it opens is put down as a campaign, of one ticket or of thousands, and a job opens them. A moment
 * that comes twice finds its campaign; tickets that are there already are left out.
 */
export const fireTrigger = async (ports: TriggerPorts, opening: Opening): Promise<void> => {
  const name = { of: openingId(opening), number: 0 };
  if ((await ports.campaigns.campaign(name, 0)) !== undefined) return;
  const starts = await unopened(ports, await startsFor(ports, opening));
  if (starts.length === 0) return;
  const at = ports.clock.now();
  const planned = plannedCampaign(name, starts, at);
  const stored = await ports.desk.commit({
    at,
    campaigns: [planned],
    jobs: [campaignJob(planned.campaign, at)],
  });
  if (stored.ok) return;
  // Two at once: the other one's campaign is as good.
  if ((await ports.campaigns.campaign(name, 0)) === undefined) {
    throw new Error(`not committed: ${stored.refusal.code}`);
  }
};

const startsFor = async (ports: TriggerPorts, opening: Opening): Promise<readonly Start[]> => {
  const playbook = await ports.playbooks.current(opening.playbook);
  if (playbook === undefined) return [];
  const { signal: id } = opening;
  const event = eventOf(id === undefined ? undefined : await ports.campaigns.signal(id));
  const almanac = await almanacOf(ports);
  const moment = await momentOn(ports, playbook, { kind: 'machine' });
  const firing = { playbook, opening, event, stand: ports.ids.ticketIdFor(openingId(opening)) };
  return workedOut(
    await withFacts(ports.facts, (facts) =>
      startsOf(firing, almanac, worldOf({ ...moment, facts })),
    ),
  );
};

/** Reads at once; more would only wait in line. */
const READS_AT_ONCE = 25;

const unopened = async (
  { desk, ids }: TriggerPorts,
  starts: readonly Start[],
): Promise<readonly Start[]> => {
  const found: Start[] = [];
  for (let from = 0; from < starts.length; from += READS_AT_ONCE) {
    const some = starts.slice(from, from + READS_AT_ONCE);
    const there = await Promise.all(
      some.map((start) => desk.ticket(ids.ticketIdFor(openedKey(start)))),
    );
    found.push(...some.filter((_, index) => there[index] === undefined));
  }
  return found;
};

/** A signal fires every trigger that listens to its name, each by a job of its own: one that fails holds up no other. */
export const fireSignal = async (ports: TriggerPorts, id: string): Promise<void> => {
  const signal = await ports.campaigns.signal(id);
  if (signal === undefined) return;
  const at = ports.clock.now();
  const jobs = (await ports.playbooks.all()).flatMap(({ id: playbook, triggers }) =>
    triggers.flatMap((trigger, index) =>
      'on' in trigger && trigger.on === signal.name
        ? [triggerJob({ playbook, trigger: index, at: signal.at, signal: id }, at)]
        : [],
    ),
  );
  // They fall due together, so they are one row.
  if (jobs.length > 0) committed(await ports.desk.commit({ at, jobs }));
};

/** The same job for the same moment, however often it is wanted. */
export const triggerJob = (opening: Opening, due: Instant): Job => ({
  queue: 'openings',
  id: `trigger-${openingId(opening)}`,
  due,
  work: { kind: 'trigger', ...opening },
});

/** A signal that brings no `id` of its own has the one it was given. */
const eventOf = (signal: Signal | undefined): RecordValue =>
  signal === undefined
    ? {}
    : {
        id: signal.id,
        ...Object.fromEntries(
          Object.entries(signal.event).map(([name, value]) => [name, fromJson(value)]),
        ),
      };
