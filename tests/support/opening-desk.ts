/** A desk on which tickets open by themselves: a clock that is wound on, queues that are emptied, records as the test lists them. */
import { installedPlaybooks } from '#shared/adapters/installed-playbooks.ts';
import { jobRow } from '#shared/adapters/store/job-table.ts';
import { evaluate, type Lookup, lookupKey } from '#shared/domain/expression/evaluate.ts';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import {
  fromJson,
  type Json,
  type RecordValue,
  type Value,
} from '#shared/domain/expression/value.ts';
import type { Job } from '#shared/domain/job/job.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Roster } from '#shared/domain/roster/roster.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { HOUR, type Instant, instantOf, millisecondsOf } from '#shared/kernel/instant.ts';
import { workingCalendar } from '#shared/playbooks/calendars.ts';
import { HANDBOOK } from '#shared/playbooks/handbook.ts';
import type { Facts } from '#shared/ports/facts.ts';
import { followUpJob } from '#shared/usecases/follow-up.ts';
import { openingJob } from '#shared/usecases/opening-job.ts';
import { planTriggers } from '#shared/usecases/plan-triggers.ts';
import { memoryDesk } from './memory-desk.ts';
import { value } from './tickets.ts';

export type Records = Readonly<Record<string, readonly { readonly [name: string]: Json }[]>>;

export const openingDesk = ({
  start,
  only,
  playbooks = HANDBOOK.filter(({ id }) => only === undefined || only.includes(id)),
  records = {},
  holders = {},
  rosters = [],
}: {
  readonly start: Instant;
  /** Of the handbook only these, so that a test is about them. */
  readonly only?: readonly string[];
  readonly playbooks?: readonly Playbook[];
  /** By their kind; a test may change them later. */
  readonly records?: Records;
  /** Who holds a role. */
  readonly holders?: Readonly<Record<string, Json>>;
  readonly rosters?: readonly Roster[];
}) => {
  const desk = memoryDesk(start);
  let kept = records;
  const facts: Facts = {
    async fetch(lookups) {
      return new Map(lookups.map((one) => [lookupKey(one), answer(one, kept, holders)]));
    },
  };
  const ports = {
    ...desk.ports,
    facts,
    playbooks: installedPlaybooks(playbooks),
    rosters: { all: async () => rosters },
  };
  const work = async (job: Job): Promise<void> => {
    if (job.queue === 'openings') return openingJob(ports, job);
    return job.queue === 'follow-up' ? followUpJob(ports, job) : undefined;
  };
  const waiting = () =>
    desk.memory
      .rows()
      .filter(({ kind }) => kind === 'job')
      .map((row) => jobRow.parse(row))
      .flatMap((row) => row.jobs.map((job) => ({ row, job })));
  /** Whatever is due is done, with what follows from it. */
  const settle = async (doing: (job: Job) => Promise<void> = work): Promise<void> => {
    const due = waiting().filter(({ job }) => job.due <= desk.now());
    if (due.length === 0) return;
    await desk.ports.jobs.remove(due.map(({ row }) => row));
    for (const { job } of due) await doing(job);
    await settle(doing);
  };
  const windTo = (at: number) => desk.pass(Math.max(0, at - millisecondsOf(desk.now())));

  return {
    ...desk,
    ports,
    work,
    settle,
    waiting: () => waiting().map(({ job }) => job),
    keep: (more: Records) => {
      kept = { ...kept, ...more };
    },
    /** Time passes: triggers are planned each hour, and each job is done at its minute. */
    runTo: async (end: Instant): Promise<void> => {
      for (;;) {
        await planTriggers(ports);
        await settle();
        const hour = (Math.floor(millisecondsOf(desk.now()) / HOUR) + 1) * HOUR;
        const next = Math.min(hour, millisecondsOf(end));
        const moments = new Set(waiting().map(({ job }) => job.due));
        for (const due of [...moments].filter((at) => at <= instantOf(next)).toSorted()) {
          windTo(millisecondsOf(due));
          await settle();
        }
        windTo(next);
        await settle();
        if (desk.now() >= end) return;
      }
    },
    /** Wound on without anybody planning or working: the desk is down. */
    sleepTo: (end: Instant) => windTo(millisecondsOf(end)),
    /** The tickets of a playbook, oldest first. */
    opened: (playbook: string): readonly Ticket[] =>
      desk
        .heads()
        .filter((ticket) => ticket.playbook.id === playbook)
        .toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1)),
  };
};

const answer = (
  { name, args, names = {} }: Lookup,
  records: Records,
  holders: Readonly<Record<string, Json>>,
): Value => {
  const [first, second] = args;
  if (name === 'holders') return fromJson(holders[String(first)] ?? null);
  if (name === 'record') {
    const found = records[String(first)]?.find(({ id }) => id === second);
    return fromJson(found ?? null);
  }
  return name === 'query' ? rowsOf(JSON.parse(String(first)), records, names) : null;
};

const rowsOf = (query: RecordValue, records: Records, names: RecordValue): Value => {
  const rows = (records[String(query['of'])] ?? []).map(fromJson);
  const { where } = query;
  if (typeof where !== 'string') return rows;
  const condition = value(parseExpression(where));
  return rows.filter((row) => {
    const known: RecordValue = { ...names, row };
    const found = evaluate(condition, {
      calendar: workingCalendar,
      now: String(names['now']),
      known: () => null,
      name: (name) => (Object.hasOwn(known, name) ? known[name] : undefined),
    });
    return found.ok && found.value === true;
  });
};
