/** Keeps the daily sums of figures by what the table's stream shows. */
import type { RecordValue, Value } from '#shared/domain/expression/value.ts';
import {
  type Counted,
  type CountFailed,
  contributionsOf,
} from '#shared/domain/figure/contribution.ts';
import { type Counter, countersOf } from '#shared/domain/figure/counter.ts';
import { movesBetween, writesToCount } from '#shared/domain/figure/moves.ts';
import {
  countersFor,
  messageRow,
  postingRow,
  type Source,
  sourceId,
  sourceVersion,
} from '#shared/domain/figure/source.ts';
import { rowSubject, type Subject, ticketSubject } from '#shared/domain/figure/subject.ts';
import type { StoredRecord } from '#shared/domain/record/record.ts';
import { recordValue } from '#shared/domain/record/record-value.ts';
import { worldOf } from '#shared/domain/ticket/follow.ts';
import type { CountChange, FigureBook } from '#shared/ports/figure-book.ts';
import type { Kinds } from '#shared/ports/records.ts';
import { MAX_WRITES } from '#shared/ports/table.ts';
import { type DecisionPorts, momentOn } from '#shared/usecases/moment.ts';
import { withFacts, workedOut } from '#shared/usecases/with-facts.ts';

export interface CountPorts extends DecisionPorts {
  readonly figures: Pick<FigureBook, 'lane' | 'counted' | 'count'>;
  readonly kinds: Kinds;
}

/** Workers that count the same source at the same time are few; more often than this nobody is always faster. */
const TRIES = 10;

/**
 * Counts sources anew. Whatever comes twice, late or out of order, the sums end as if each source had been counted once, as it
 * stands last: how it counts is kept with its version and moves together with the sums.
 *
 * @returns counts of playbooks that could not be worked out; they add nothing
 */
export const countSources = async (
  ports: CountPorts,
  sources: readonly Source[],
): Promise<readonly CountFailed[]> => {
  const playbooks = await ports.playbooks.all();
  const counters = countersOf(playbooks);
  const lanes = Map.groupBy(newest(sources), (source) => ports.figures.lane(sourceId(source)));
  const failures = await Promise.all(
    [...lanes.values()].map((lane) =>
      countLane(
        ports,
        lane.map((source) => ({ source, counters: countersFor(source, counters, playbooks) })),
      ),
    ),
  );
  return failures.flat();
};

/** Of several versions in one batch only the last one matters. */
const newest = (sources: readonly Source[]): readonly Source[] => {
  const found = new Map<string, Source>();
  for (const source of sources) {
    const known = found.get(sourceId(source));
    if (known === undefined || sourceVersion(known) <= sourceVersion(source)) {
      found.set(sourceId(source), source);
    }
  }
  return [...found.values()];
};

interface Meant {
  readonly source: Source;
  readonly counters: readonly Counter[];
}

/** Together, so that a day's sum is written once; where somebody else was faster, each by itself. */
const countLane = async (
  ports: CountPorts,
  lane: readonly Meant[],
): Promise<readonly CountFailed[]> => {
  const failures: CountFailed[] = [];
  let left = lane;
  for (let attempt = 0; attempt < TRIES && left.length > 0; attempt++) {
    const worked = await Promise.all(left.map((one) => workedAnew(ports, one)));
    const wanted = worked.flatMap(({ meant, change }) =>
      change === undefined ? [] : [{ meant, change }],
    );
    const behind: Meant[] = [];
    for (const group of attempt === 0 ? transactions(wanted) : wanted.map((one) => [one])) {
      const counted = await ports.figures.count(group.map(({ change }) => change));
      if (!counted.ok) behind.push(...group.map(({ meant }) => meant));
    }
    failures.push(...worked.flatMap((one) => (behind.includes(one.meant) ? [] : one.failures)));
    left = behind;
  }
  const [first] = left;
  if (first === undefined) return failures;
  throw new Error(`${sourceId(first.source)} could not be counted in ${TRIES} tries`);
};

interface Wanted {
  readonly meant: Meant;
  readonly change: CountChange;
}

/** As many in one transaction as it takes writes. */
const transactions = (wanted: readonly Wanted[]): readonly (readonly Wanted[])[] => {
  const groups: Wanted[][] = [];
  let room = 0;
  for (const one of wanted) {
    const { before, after } = one.change;
    const writes = writesToCount(movesBetween(before?.contributions ?? [], after.contributions));
    const last = groups.at(-1);
    if (last === undefined || writes > room) {
      groups.push([one]);
      room = MAX_WRITES - writes;
    } else {
      last.push(one);
      room -= writes;
    }
  }
  return groups;
};

interface WorkedAnew {
  readonly meant: Meant;
  readonly failures: readonly CountFailed[];
  /** Nothing where it counts as it did. */
  readonly change?: CountChange;
}

const workedAnew = async (ports: CountPorts, meant: Meant): Promise<WorkedAnew> => {
  const { source, counters } = meant;
  const nothing = { meant, failures: [] };
  // Most of what is said and posted no figure asks for.
  if (counters.length === 0 && (source.is === 'posting' || source.is === 'message')) return nothing;
  const [id, version] = [sourceId(source), sourceVersion(source)];
  const before = await ports.figures.counted(id);
  if (before === undefined && counters.length === 0) return nothing;
  if (before !== undefined && before.version > version) return nothing;
  const { contributions, failures } = await countedNow(ports, source, counters);
  if (before?.version === version && isSame(before.contributions, contributions)) {
    return { meant, failures };
  }
  const after = { source: id, version, times: (before?.times ?? 0) + 1, contributions };
  return { meant, failures, change: before === undefined ? { after } : { before, after } };
};

const isSame = (one: Counted['contributions'], other: Counted['contributions']): boolean => {
  const { kept, gone } = movesBetween(one, other);
  return kept.length === 0 && gone.length === 0;
};

/** A count may read the records that its source names: they count as they stand when the source changes. */
const countedNow = async (
  ports: CountPorts,
  source: Source,
  counters: readonly Counter[],
): Promise<Counted> => {
  const subjectOf = await lookedAt(ports, source);
  return workedOut(
    await withFacts(ports.facts, (facts) => contributionsOf(counters, subjectOf(facts))),
  );
};

type LookedAt = (facts: ReadonlyMap<string, Value>) => Subject;

const lookedAt = async (ports: CountPorts, source: Source): Promise<LookedAt> => {
  switch (source.is) {
    case 'ticket': {
      const { ticket } = source;
      const today = await momentOn(ports, ticket.playbook, { kind: 'machine' });
      const moment = { ...today, at: ticket.updatedAt };
      const playbook = await ports.playbooks.of(ticket.playbook);
      return (facts) => ticketSubject(ticket, playbook, worldOf({ ...moment, facts }));
    }
    case 'record': {
      const { record } = source;
      const at = record.state === 'kept' ? record.updatedAt : record.createdAt;
      return rowLooked(ports, await recordRow(ports, record), at);
    }
    case 'posting':
      return rowLooked(ports, postingRow(source.posting, ports.ledgers), source.posting.at);
    case 'message':
      return rowLooked(ports, messageRow(source.message), source.message.at);
  }
};

const rowLooked =
  ({ calendar }: CountPorts, row: RecordValue, at: string): LookedAt =>
  (facts) =>
    rowSubject(row, { at, calendar, facts });

const recordRow = async ({ kinds }: CountPorts, record: StoredRecord): Promise<RecordValue> => {
  const kind = await kinds.kind(record.kind);
  return kind === undefined ? {} : recordValue(kind, record);
};
