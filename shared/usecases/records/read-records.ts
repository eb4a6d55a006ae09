/** What people look at in the archive. Nothing here changes a record. */
import { may, type Person } from '#shared/domain/access/role.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Address } from '#shared/domain/record/address.ts';
import type { Grant } from '#shared/domain/record/grant.ts';
import { isRecordId } from '#shared/domain/record/open-record.ts';
import type { DeskRecord, DestroyedRecord, RecordRef } from '#shared/domain/record/record.ts';
import { calledIn, recordSight } from '#shared/domain/record/record-sight.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { AccessLogPage } from '#shared/ports/records.ts';
import {
  kindFor,
  type LookRefusal,
  loadRecord,
  meantRecord,
  type RecordPorts,
  type SeenRecord,
  sightOnRecord,
} from '#shared/usecases/records/load-record.ts';

export const listKinds = async (
  { kinds }: RecordPorts,
  person: Person,
): Promise<Result<readonly Kind[], LookRefusal>> =>
  may(person, 'records.read')
    ? accept(await kinds.all())
    : refuse({ code: 'access.denied', action: 'records.read' });

/** A record in a list: what it is called, never what stands in it, for of lists no log is kept. */
export interface RecordCard
  extends Pick<DeskRecord, 'id'>,
    Partial<Pick<SeenRecord['sight'], 'secrecy'>> {
  /** Without it the record is too secret for the caller, who may ask for a loan of it (P048). */
  readonly open?: Pick<DeskRecord, 'version' | 'number' | 'updatedAt'> & {
    readonly title?: string;
  };
}

export interface RecordCards {
  readonly items: readonly RecordCard[];
  readonly next?: string;
}

export interface RecordsQuery {
  readonly kind: string;
  /** Only the records that it leads to; all of them are on one page. */
  readonly address?: Address;
  readonly limit: number;
  readonly cursor?: string;
}

/** Records of a kind, without those that are about the caller or for others. */
export const listRecords = async (
  ports: RecordPorts,
  person: Person,
  { kind: id, address, ...page }: RecordsQuery,
): Promise<Result<RecordCards, LookRefusal>> => {
  const kind = await kindFor(ports, { person, kind: id, action: 'records.read' });
  if (!kind.ok) return kind;
  const moment = { now: ports.clock.now(), calendar: ports.calendar };
  const cardsFor = (records: readonly DeskRecord[]): readonly RecordCard[] =>
    records.flatMap((record) => {
      const sight = recordSight(person, kind.value, { record, grants: [], moment });
      return cardsOf({ kind: kind.value, record, sight });
    });
  return address === undefined
    ? accept(await filledPage(ports, { kind: id, ...page }, cardsFor))
    : accept({ items: cardsFor(await atAddress(ports, id, address)) });
};

/** Where records are kept from the caller, and where a part of the table ends, more is read; after so many reads it is left at that. */
const MOST_READS = 10;

const filledPage = async (
  { records }: RecordPorts,
  { limit, cursor, kind }: Omit<RecordsQuery, 'address'>,
  cardsFor: (records: readonly DeskRecord[]) => readonly RecordCard[],
): Promise<RecordCards> => {
  const items: RecordCard[] = [];
  let next = cursor;
  for (let reads = 0; reads < MOST_READS && items.length < limit; reads++) {
    const more = next === undefined ? {} : { cursor: next };
    const page = await records.list({ kind, limit: limit - items.length, ...more });
    items.push(...cardsFor(page.items));
    next = page.next;
    if (next === undefined) break;
  }
  return { items, ...(next === undefined ? {} : { next }) };
};

const atAddress = async (
  { records }: RecordPorts,
  kind: string,
  address: Address,
): Promise<readonly DeskRecord[]> => {
  const ids = await records.byAddress(kind, address);
  const found = await Promise.all(ids.map((id) => records.record({ kind, id })));
  return found.filter((record) => record?.state === 'kept');
};

const cardsOf = ({ kind, record, sight }: SeenRecord): readonly RecordCard[] => {
  const { id, version, number, updatedAt } = record;
  const { reading, secrecy } = sight;
  if (!reading.may) return reading.why === 'secrecy' ? [{ id, secrecy }] : [];
  const title = calledIn(kind, record, sight);
  const open = {
    version,
    updatedAt,
    ...(number === undefined ? {} : { number }),
    ...(title === undefined ? {} : { title }),
  };
  return [{ id, secrecy, open }];
};

export const showRecord = (
  ports: RecordPorts,
  person: Person,
  ref: RecordRef,
): Promise<Result<SeenRecord, LookRefusal>> =>
  loadRecord(ports, { ...ref, person, action: 'records.read' });

/** Who looked into a record, newest first, also into one that is no more; not for those whom it is about. */
export const listRecordAccesses = async (
  ports: RecordPorts,
  person: Person,
  {
    record: ref,
    ...page
  }: { readonly record: RecordRef; readonly limit: number; readonly cursor?: string },
): Promise<Result<AccessLogPage, LookRefusal>> => {
  const kind = await kindFor(ports, { person, kind: ref.kind, action: 'accesses.read' });
  if (!kind.ok) return kind;
  const record = await meantRecord(ports, ref);
  return record === undefined || isAbout(record, person)
    ? refuse({ code: 'record.missing', ...ref })
    : accept(await ports.records.accessLog({ ...page, record: ref }));
};

const isAbout = (record: DeskRecord | DestroyedRecord, { id }: Person): boolean =>
  record.state === 'kept' && record.subject === id;

/**
 * Who has a loan of a record, the one that ends first first. Whoever reads it by right and whoever watches over the archive sees all of
 * them, others their own.
 */
export const listGrants = async (
  ports: RecordPorts,
  person: Person,
  ref: RecordRef,
): Promise<Result<readonly Grant[], LookRefusal>> => {
  const kind = await kindFor(ports, { person, kind: ref.kind, action: 'records.read' });
  if (!kind.ok) return kind;
  const record = isRecordId(ref.id) ? await meantRecord(ports, ref) : undefined;
  if (record?.state !== 'kept') return refuse({ code: 'record.missing', ...ref });
  const { reading } = await sightOnRecord(ports, person, { kind: kind.value, record });
  if (!reading.may && reading.why !== 'secrecy') return refuse({ code: 'record.missing', ...ref });
  const grants = await ports.records.grants(record, ports.clock.now());
  const seesAll = may(person, 'accesses.read') || (reading.may && reading.by !== 'grant');
  return accept(grants.filter(({ to }) => seesAll || to === person.id));
};
