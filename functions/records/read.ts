/** What people look at in the archive: kinds, records, their tickets, who looked into them and who has them on loan. */
import { callerOf } from '#functions/agent-api/caller.ts';
import { asked, etagOf } from '#functions/agent-api/endpoint.ts';
import { toldRecordRefusal } from '#functions/records/told-refusal.ts';
import { type Endpoint, type HttpEvent, json } from '#functions/runtime/http-api.ts';
import type { HttpAnswer } from '#functions/runtime/problem.ts';
import { listView } from '#shared/contracts/agent-api.ts';
import {
  grantsView,
  kindsView,
  recordAccessesView,
  recordPageQuery,
  recordsQuery,
  recordsView,
  recordView,
} from '#shared/contracts/record-api.ts';
import type { RecordRef } from '#shared/domain/record/record.ts';
import { seenFields } from '#shared/domain/record/record-sight.ts';
import type { RecordPorts, SeenRecord } from '#shared/usecases/records/load-record.ts';
import {
  listGrants,
  listKinds,
  listRecordAccesses,
  listRecords,
  showRecord,
} from '#shared/usecases/records/read-records.ts';
import { type HistoryPorts, listRecordTickets } from '#shared/usecases/records/record-history.ts';

/** GET /v1/kinds */
export const kindsEndpoint =
  (ports: RecordPorts): Endpoint =>
  async (event) => {
    const outcome = await listKinds(ports, callerOf(event));
    return outcome.ok
      ? json(200, kindsView.parse({ items: outcome.value }))
      : toldRecordRefusal(outcome.refusal);
  };

/** GET /v1/records/{kind} */
export const recordsEndpoint = (ports: RecordPorts): Endpoint =>
  asked(recordsQuery, async (query, person, event) => {
    const { kind } = refIn(event);
    const outcome = await listRecords(ports, person, { ...query, kind });
    if (!outcome.ok) return toldRecordRefusal(outcome.refusal);
    const items = outcome.value.items.map(({ open, id, secrecy }) => ({
      ...open,
      id,
      ...(secrecy === undefined ? {} : { secrecy }),
    }));
    return json(200, recordsView.parse({ ...outcome.value, items }));
  });

/** GET /v1/records/{kind}/{id} */
export const recordEndpoint =
  (ports: RecordPorts): Endpoint =>
  async (event) => {
    const outcome = await showRecord(ports, callerOf(event), refIn(event));
    return outcome.ok ? shownRecord(200, outcome.value) : toldRecordRefusal(outcome.refusal);
  };

/** GET /v1/records/{kind}/{id}/tickets */
export const recordTicketsEndpoint = (ports: HistoryPorts): Endpoint =>
  asked(recordPageQuery, async (query, person, event) => {
    const outcome = await listRecordTickets(ports, person, { ...query, record: refIn(event) });
    return outcome.ok
      ? json(200, listView.parse(outcome.value))
      : toldRecordRefusal(outcome.refusal);
  });

/** GET /v1/records/{kind}/{id}/accesses */
export const recordAccessesEndpoint = (ports: RecordPorts): Endpoint =>
  asked(recordPageQuery, async (query, person, event) => {
    const outcome = await listRecordAccesses(ports, person, { ...query, record: refIn(event) });
    return outcome.ok
      ? json(200, recordAccessesView.parse(outcome.value))
      : toldRecordRefusal(outcome.refusal);
  });

/** GET /v1/records/{kind}/{id}/grants */
export const grantsEndpoint =
  (ports: RecordPorts): Endpoint =>
  async (event) => {
    const outcome = await listGrants(ports, callerOf(event), refIn(event));
    return outcome.ok
      ? json(200, grantsView.parse({ items: outcome.value }))
      : toldRecordRefusal(outcome.refusal);
  };

export const refIn = ({ pathParameters }: HttpEvent): RecordRef => ({
  kind: pathParameters?.['kind'] ?? '',
  id: pathParameters?.['id'] ?? '',
});

/** The record as it is for this person; the tag is its version. */
export const shownRecord = (status: number, seen: SeenRecord): HttpAnswer => {
  const { kind, record, sight } = seen;
  const { reading, secrecy } = sight;
  const view = {
    ...record,
    fields: seenFields(kind, record, sight),
    secrecy,
    addresses: seesAddresses(seen) ? record.addresses : undefined,
    lentUntil: reading.may && reading.by === 'grant' ? reading.until : undefined,
  };
  return json(status, recordView.parse(defined(view)), { etag: etagOf(record.version) });
};

/** An address says what stands in a field that it may have come from. */
const seesAddresses = ({ kind, sight }: SeenRecord): boolean =>
  Object.entries(kind.fields).every(
    ([name, { type }]) => (type !== 'mail' && type !== 'phone') || !sight.hidden.has(name),
  );

const defined = (view: object): object =>
  Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined));
