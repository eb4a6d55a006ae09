/** What people write into the archive themselves, beside what the steps of playbooks write. */
import type { Action, Person } from '#shared/domain/access/role.ts';
import { rankOf } from '#shared/domain/access/secrecy.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Filled } from '#shared/domain/record/content.ts';
import { type MergeRefusal, mergeRecords } from '#shared/domain/record/merge-records.ts';
import { changeRecord, openRecord, type RecordRefusal } from '#shared/domain/record/open-record.ts';
import type { DeskRecord, RecordRef } from '#shared/domain/record/record.ts';
import { isFor, notTheirs } from '#shared/domain/record/record-sight.ts';
import { secrecyOf } from '#shared/domain/record/secrecy.ts';
import type { RecordProblem } from '#shared/domain/record/words.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { Change, ChangeRefusal } from '#shared/ports/desk-store.ts';
import { changedByHand } from '#shared/usecases/changed-signal.ts';
import { decideAgain, isChangeRefusal, unexpected } from '#shared/usecases/decide-again.ts';
import {
  kindFor,
  type LookRefusal,
  loadRecord,
  lookIntoRecord,
  noteLook,
  type RecordPorts,
  type SeenRecord,
  sightOnRecord,
} from '#shared/usecases/records/load-record.ts';

type NotMerged = Exclude<MergeRefusal, RecordRefusal>;

export type WriteRefusal =
  | LookRefusal
  | NotMerged
  /** Rules count by their fields: the one that stays would be less secret than one of the two was. Raise it first. */
  | { readonly code: 'merge.less-secret' }
  | { readonly code: 'request.key-reused' }
  | { readonly code: 'record.exists'; readonly id: string }
  /** Somebody was faster: the record is no longer the one the caller looked at. */
  | { readonly code: 'record.stale'; readonly version: number }
  /** Which other record has the key is not told: the caller may be kept from it. */
  | { readonly code: 'record.key-taken'; readonly fields: readonly string[] }
  | { readonly code: 'record.refused'; readonly problems: readonly RecordProblem[] };

export interface OpenRequest {
  readonly person: Person;
  readonly kind: string;
  /** Without it the record gets one. */
  readonly id?: string;
  readonly fields: Filled;
  /** What the caller called the request (Idempotency-Key). */
  readonly key?: string;
  /** A hash of everything asked for, to know the same request by. */
  readonly hash: string;
}

/** A new record, once for every key. Whoever opens one that is too secret for them has written it, and reads it no more. */
export const openRecordBy = async (
  ports: RecordPorts,
  request: OpenRequest,
): Promise<Result<SeenRecord, WriteRefusal>> => {
  const { person, fields } = request;
  const found = await kindFor(ports, { person, kind: request.kind, action: 'records.change' });
  if (!found.ok) return found;
  const kind = found.value;
  if (!isFor(person, kind.seenBy, undefined)) return refuse(denied('records.change'));
  const at = ports.clock.now();
  const opened = openRecord(kind, { id: idFor(ports, request, at), fields }, at);
  const problems = problemsIn(
    opened,
    notTheirs(person, kind, { filled: fields, record: undefined }),
  );
  if (!opened.ok || problems.length > 0) return refuse({ code: 'record.refused', problems });
  const after = opened.value;
  const outcome = await decideAgain<'opened' | 'known', WriteRefusal>(async () => {
    const told = await changedByHand(ports.playbooks, after, at);
    const change = { at, records: [{ after }], ...takenInFor(request), ...told };
    const stored = await ports.desk.commit(change);
    return stored.ok
      ? accept('opened')
      : notOpened(ports, stored.refusal, { kind, after, request });
  });
  if (!outcome.ok) return refuse(toldOf(outcome.refusal));
  return outcome.value === 'known'
    ? lookIntoRecord(ports, person, { kind, id: after.id })
    : written(ports, person, { kind, record: after });
};

const denied = (action: Action): LookRefusal => ({ code: 'access.denied', action });

const nameOf = ({ person, kind, key }: OpenRequest): string => `record ${person.id} ${kind} ${key}`;

const idFor = ({ ids }: RecordPorts, request: OpenRequest, at: Instant): string => {
  if (request.id !== undefined) return request.id;
  return request.key === undefined ? ids.next(at) : ids.fileIdFor(nameOf(request));
};

const takenInFor = (request: OpenRequest): Pick<Change, 'takenIn'> =>
  request.key === undefined
    ? {}
    : { takenIn: { messageId: nameOf(request), request: request.hash } };

const notOpened = async (
  { records }: RecordPorts,
  refusal: ChangeRefusal,
  {
    kind,
    after,
    request,
  }: { readonly kind: Kind; readonly after: DeskRecord; readonly request: OpenRequest },
): Promise<Result<'known', WriteRefusal | ChangeRefusal>> => {
  if (refusal.code === 'change.message-known') {
    return refusal.request === request.hash
      ? accept('known')
      : refuse({ code: 'request.key-reused' });
  }
  if (refusal.code === 'change.record-key-taken') return refuse(keyTaken(kind));
  const { id } = after;
  const isThere =
    refusal.code === 'change.stale' && (await records.record({ kind: kind.id, id })) !== undefined;
  return refuse(isThere ? { code: 'record.exists', id } : refusal);
};

const keyTaken = ({ key = [] }: Kind): WriteRefusal => ({ code: 'record.key-taken', fields: key });

const problemsIn = (
  written: Result<DeskRecord, readonly RecordRefusal[]>,
  foreign: readonly string[],
): readonly RecordProblem[] => [
  ...foreign.map((field) => ({ code: 'field.not-yours', field }) as const),
  ...(written.ok ? [] : written.refusal.filter(isProblem)),
];

/** The kind was found by the very name that the record has. */
const isProblem = (refusal: RecordRefusal): refusal is RecordRefusal & RecordProblem =>
  refusal.code !== 'record.other-kind';

const toldOf = (refusal: WriteRefusal | ChangeRefusal): WriteRefusal =>
  isChangeRefusal(refusal) ? unexpected(refusal) : refusal;

/** What was written, as whoever wrote it sees it: that is a look into it too. */
const written = async (
  ports: RecordPorts,
  person: Person,
  { kind, record }: Pick<SeenRecord, 'kind' | 'record'>,
): Promise<Result<SeenRecord, never>> => {
  const sight = await sightOnRecord(ports, person, { kind, record });
  await noteLook(ports, person, { record, sight });
  return accept({ kind, record, sight });
};

export interface ChangeRequest extends RecordRef {
  readonly person: Person;
  /** As the caller last saw it. */
  readonly version: number;
}

/** Other values in some fields of a record; null empties one. */
export const changeRecordBy = (
  ports: RecordPorts,
  { fields, ...request }: ChangeRequest & { readonly fields: Filled },
): Promise<Result<SeenRecord, WriteRefusal>> =>
  writing(ports, request, async () => {
    const loaded = await loadToWrite(ports, { ...request, action: 'records.change' });
    if (!loaded.ok) return loaded;
    const { kind, record: before } = loaded.value;
    if (before.version !== request.version) return refuse(stale(before));
    const at = ports.clock.now();
    const changed = changeRecord(kind, before, { fields, at });
    const foreign = notTheirs(request.person, kind, { filled: fields, record: before });
    const problems = problemsIn(changed, foreign);
    if (!changed.ok || problems.length > 0) return refuse({ code: 'record.refused', problems });
    return accept({
      kind,
      record: changed.value,
      change: {
        at,
        records: [{ before, after: changed.value }],
        ...(await changedByHand(ports.playbooks, changed.value, at)),
      },
    });
  });

const stale = ({ version }: DeskRecord): WriteRefusal => ({ code: 'record.stale', version });

/** A loan is for reading. */
const loadToWrite = async (
  ports: RecordPorts,
  request: RecordRef & { readonly person: Person; readonly action: Action },
): Promise<Result<SeenRecord, LookRefusal>> => {
  const loaded = await loadRecord(ports, request);
  if (!loaded.ok) return loaded;
  const { reading } = loaded.value.sight;
  return reading.may && reading.by === 'grant' ? refuse(denied(request.action)) : loaded;
};

/** What shall be stored; nothing where it stands there already. */
interface Writing extends Pick<SeenRecord, 'kind' | 'record'> {
  readonly change?: Change;
}

/** Decides and stores; where somebody was faster it is decided anew, and then the caller's version tells. */
const writing = async (
  ports: RecordPorts,
  { person }: { readonly person: Person },
  decide: () => Promise<Result<Writing, WriteRefusal>>,
): Promise<Result<SeenRecord, WriteRefusal>> => {
  const outcome = await decideAgain<Writing, WriteRefusal>(async () => {
    const decided = await decide();
    if (!decided.ok || decided.value.change === undefined) return decided;
    const stored = await ports.desk.commit(decided.value.change);
    if (stored.ok) return decided;
    return stored.refusal.code === 'change.record-key-taken'
      ? refuse(keyTaken(decided.value.kind))
      : stored;
  });
  return outcome.ok ? written(ports, person, outcome.value) : refuse(toldOf(outcome.refusal));
};

/** Two records of the same customer become one; asked again, they are one already. */
export const mergeRecordsBy = (
  ports: RecordPorts,
  { other, ...request }: ChangeRequest & { readonly other: string },
): Promise<Result<SeenRecord, WriteRefusal>> =>
  writing(ports, request, async () => {
    if (other === request.id) return refuse({ code: 'merge.itself' });
    const action = 'records.merge';
    const kept = await loadToWrite(ports, { ...request, action });
    if (!kept.ok) return kept;
    const gone = await loadToWrite(ports, { ...request, id: other, action });
    if (!gone.ok) return gone;
    const { kind, record } = kept.value;
    if (gone.value.record.id === record.id) return accept({ kind, record });
    if (record.version !== request.version) return refuse(stale(record));
    return mergedInto(ports, kept.value, gone.value.record);
  });

/** Only the one that stays is told: whoever looks for the other finds it there. */
const mergedInto = async (
  { clock, calendar, playbooks }: RecordPorts,
  { kind, record: kept }: SeenRecord,
  other: DeskRecord,
): Promise<Result<Writing, WriteRefusal>> => {
  const at = clock.now();
  const merged = mergeRecords(kind, { kept, other }, at);
  if (!merged.ok) return refuse(notMerged(merged.refusal));
  const { kept: record } = merged.value;
  const rank = (of: DeskRecord): number => rankOf(secrecyOf(kind, of, { now: at, calendar }));
  if (rank(record) < Math.max(rank(kept), rank(other))) {
    return refuse({ code: 'merge.less-secret' });
  }
  const records = [
    { before: kept, after: record },
    { before: other, after: merged.value.merged },
  ];
  const told = await changedByHand(playbooks, record, at);
  return accept({ kind, record, change: { at, records, ...told } });
};

const notMerged = (refusals: readonly MergeRefusal[]): WriteRefusal => {
  const refused = refusals.find(isNotMerged);
  return (
    refused ?? { code: 'record.refused', problems: refusals.filter((one) => !isNotMerged(one)) }
  );
};

const isNotMerged = (refusal: MergeRefusal): refusal is NotMerged =>
  refusal.code.startsWith('merge.');
