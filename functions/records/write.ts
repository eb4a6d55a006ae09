/** What people write into the archive: a record opened, changed, merged with another of the same customer. */
import type * as z from 'zod';
import { callerOf } from '#functions/agent-api/caller.ts';
import { versionIn } from '#functions/agent-api/endpoint.ts';
import { refIn, shownRecord } from '#functions/records/read.ts';
import { toldRecordRefusal } from '#functions/records/told-refusal.ts';
import { hashOf } from '#functions/runtime/hash.ts';
import { bodyText, type Endpoint, type HttpEvent, json } from '#functions/runtime/http-api.ts';
import { type HttpAnswer, keyTooLong } from '#functions/runtime/problem.ts';
import { readJson } from '#shared/contracts/read-json.ts';
import {
  changeRecordRequest,
  mergeRecordRequest,
  openRecordRequest,
  writtenView,
} from '#shared/contracts/record-api.ts';
import { idempotencyKey } from '#shared/contracts/requests.ts';
import type { Result } from '#shared/kernel/result.ts';
import {
  type ChangeRequest,
  changeRecordBy,
  mergeRecordsBy,
  openRecordBy,
  type WriteRefusal,
} from '#shared/usecases/records/change-records.ts';
import type { RecordPorts, SeenRecord } from '#shared/usecases/records/load-record.ts';

/** POST /v1/records/{kind} */
export const openRecordEndpoint =
  (ports: RecordPorts): Endpoint =>
  async (event) => {
    const body = readJson(bodyText(event), openRecordRequest);
    if (!body.ok) return toldRecordRefusal(body.refusal);
    const key = idempotencyKey.safeParse(event.headers['idempotency-key']);
    if (!key.success) return keyTooLong();
    const { kind } = refIn(event);
    const opened = await openRecordBy(ports, {
      ...body.value,
      kind,
      person: callerOf(event),
      hash: hashOf({ ...body.value, kind }),
      ...(key.data === undefined ? {} : { key: key.data }),
    });
    return writtenAnswer(201, opened);
  };

/** PUT /v1/records/{kind}/{id} */
export const changeRecordEndpoint = (ports: RecordPorts): Endpoint =>
  asSeen(changeRecordRequest, async (request) =>
    writtenAnswer(200, await changeRecordBy(ports, request)),
  );

/** POST /v1/records/{kind}/{id}/merge */
export const mergeRecordEndpoint = (ports: RecordPorts): Endpoint =>
  asSeen(mergeRecordRequest, async (request) =>
    writtenAnswer(200, await mergeRecordsBy(ports, request)),
  );

/** Whoever changes a record says at which version they saw it (If-Match). */
const asSeen =
  <Body extends object>(
    shape: z.ZodType<Body>,
    answer: (request: Body & ChangeRequest) => Promise<HttpAnswer>,
  ): Endpoint =>
  async (event: HttpEvent) => {
    const match = event.headers['if-match'];
    if (match === undefined) return toldRecordRefusal({ code: 'request.version-missing' });
    const body = readJson(bodyText(event), shape);
    if (!body.ok) return toldRecordRefusal(body.refusal);
    return answer({
      ...body.value,
      ...refIn(event),
      person: callerOf(event),
      version: versionIn(match),
    });
  };

const writtenAnswer = (status: number, outcome: Result<SeenRecord, WriteRefusal>): HttpAnswer => {
  if (!outcome.ok) return toldRecordRefusal(outcome.refusal);
  const { record, sight } = outcome.value;
  if (sight.reading.may) return shownRecord(status, outcome.value);
  const { secrecy } = sight;
  const told = { id: record.id, ...(secrecy === undefined ? {} : { secrecy }) };
  return json(status, writtenView.parse(told));
};
