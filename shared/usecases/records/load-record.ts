/** The one way to a record for people: whether they may, which record is meant now, and who looked. */
import { type Action, may, type Person } from '#shared/domain/access/role.ts';
import type { Secrecy } from '#shared/domain/playbook/access.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import { accessEntry } from '#shared/domain/record/may-read.ts';
import { isRecordId } from '#shared/domain/record/open-record.ts';
import type {
  Approval,
  DeskRecord,
  DestroyedRecord,
  RecordRef,
} from '#shared/domain/record/record.ts';
import { isFor, type RecordSight, recordSight } from '#shared/domain/record/record-sight.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';
import type { Kinds, Records } from '#shared/ports/records.ts';
import type { MomentPorts } from '#shared/usecases/moment.ts';

export interface RecordPorts extends MomentPorts {
  readonly playbooks: Playbooks;
  readonly desk: Pick<DeskStore, 'commit'>;
  readonly records: Records;
  readonly kinds: Kinds;
}

/** A record as one person sees it. */
export interface SeenRecord {
  readonly kind: Kind;
  readonly record: DeskRecord;
  readonly sight: RecordSight;
}

export type LookRefusal =
  | { readonly code: 'access.denied'; readonly action: Action }
  | { readonly code: 'kind.unknown'; readonly kind: string }
  /** There is none, or the caller must not know that there is. */
  | { readonly code: 'record.missing'; readonly kind: string; readonly id: string }
  /** Above the caller's clearance; it can be lent (P048). */
  | { readonly code: 'record.secret'; readonly secrecy: Secrecy }
  | {
      readonly code: 'record.destroyed';
      readonly at: Instant;
      readonly approvals: readonly Approval[];
    };

/** The kind, if the person may do this with records at all. */
export const kindFor = async (
  { kinds }: Pick<RecordPorts, 'kinds'>,
  {
    person,
    kind: id,
    action,
  }: { readonly person: Person; readonly kind: string; readonly action: Action },
): Promise<Result<Kind, LookRefusal>> => {
  if (!may(person, action)) return refuse({ code: 'access.denied', action });
  const kind = await kinds.kind(id);
  return kind === undefined ? refuse({ code: 'kind.unknown', kind: id }) : accept(kind);
};

/**
 * The record that is meant: of one that was merged the one it went into in the end. No circle is possible, since what was merged
 * never changes again.
 */
export const meantRecord = async (
  { records }: { readonly records: Pick<Records, 'record'> },
  { kind, id }: RecordRef,
): Promise<DeskRecord | DestroyedRecord | undefined> => {
  if (!isRecordId(id)) return undefined;
  let stored = await records.record({ kind, id });
  while (stored?.state === 'merged') stored = await records.record({ kind, id: stored.into });
  return stored;
};

/** What a person sees of a record. Loans are fetched only where nothing else opens it. */
export const sightOnRecord = async (
  { clock, calendar, records }: Pick<RecordPorts, 'clock' | 'calendar' | 'records'>,
  person: Person,
  { kind, record }: { readonly kind: Kind; readonly record: DeskRecord },
): Promise<RecordSight> => {
  const moment = { now: clock.now(), calendar };
  const sight = recordSight(person, kind, { record, grants: [], moment });
  if (sight.reading.may || sight.reading.why !== 'secrecy') return sight;
  const grants = await records.grants(record, moment.now);
  return recordSight(person, kind, { record, grants, moment });
};

/** Whoever looks into a secret record stands in its log, also when in vain; where the log cannot be written nothing is shown. */
export const noteLook = async (
  { clock, ids, records }: Pick<RecordPorts, 'clock' | 'ids' | 'records'>,
  person: Person,
  { record, sight }: Pick<SeenRecord, 'record' | 'sight'>,
): Promise<void> => {
  if (sight.secrecy === undefined) return;
  const at = clock.now();
  await records.noteAccess(
    accessEntry(person, record, { reading: sight.reading, at }),
    ids.next(at),
  );
};

/** The record as the person sees it, or why they do not. */
export const lookIntoRecord = async (
  ports: RecordPorts,
  person: Person,
  { kind, id }: { readonly kind: Kind; readonly id: string },
): Promise<Result<SeenRecord, LookRefusal>> => {
  const missing = refuse({ code: 'record.missing', kind: kind.id, id } as const);
  const record = await meantRecord(ports, { kind: kind.id, id });
  if (record === undefined) return missing;
  if (record.state === 'destroyed') {
    return isFor(person, kind.seenBy, undefined) ? refuse(endOf(record)) : missing;
  }
  const sight = await sightOnRecord(ports, person, { kind, record });
  await noteLook(ports, person, { record, sight });
  const { reading, secrecy } = sight;
  if (reading.may) return accept({ kind, record, sight });
  return reading.why === 'secrecy' && secrecy !== undefined
    ? refuse({ code: 'record.secret', secrecy })
    : missing;
};

const endOf = ({ destroyedAt: at, approvals }: DestroyedRecord): LookRefusal => ({
  code: 'record.destroyed',
  at,
  approvals,
});

/** Both at once: the kind by its id, then the record. */
export const loadRecord = async (
  ports: RecordPorts,
  { person, action, ...ref }: RecordRef & { readonly person: Person; readonly action: Action },
): Promise<Result<SeenRecord, LookRefusal>> => {
  const kind = await kindFor(ports, { person, action, kind: ref.kind });
  return kind.ok ? lookIntoRecord(ports, person, { kind: kind.value, id: ref.id }) : kind;
};
