import type { Kind } from '#shared/domain/playbook/kind.ts';
import {
  type Content,
  type ContentRefusal,
  type Filled,
  putInto,
} from '#shared/domain/record/content.ts';
import type { DeskRecord } from '#shared/domain/record/record.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/** Letters of any script, digits and what ids of people and papers have; `#` and `/` divide keys and accounts. */
const ID = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._:@+-]*$/u;

/** Three bytes each in UTF-8, it leaves room beside others in a key of 1,024 bytes (AWS: DynamoDB quotas). */
export const LONGEST_RECORD_ID = 128;

/** Whether a record may have this id: what is none is not looked for. */
export const isRecordId = (id: string): boolean => id.length <= LONGEST_RECORD_ID && ID.test(id);

export interface RecordDraft {
  readonly id: string;
  readonly fields: Filled;
  readonly number?: string;
  /** The colleague whom it is about and who must not read it. */
  readonly subject?: string;
}

export type RecordRefusal =
  | ContentRefusal
  | { readonly code: 'record.bad-id'; readonly id: string }
  | { readonly code: 'record.other-kind'; readonly kind: string; readonly expected: string };

const EMPTY: Content = { fields: {}, addresses: [] };

/**
 * A new record of a kind. Whether its key is free only the store can say.
 *
 * @returns everything that is wrong with its values
 */
export const openRecord = (
  kind: Kind,
  { id, fields, number, subject }: RecordDraft,
  at: Instant,
): Result<DeskRecord, readonly RecordRefusal[]> => {
  if (!isRecordId(id)) return refuse([{ code: 'record.bad-id', id }]);
  const content = putInto(kind, EMPTY, fields);
  if (!content.ok) return content;
  return accept({
    state: 'kept',
    kind: kind.id,
    id,
    version: 1,
    ...content.value,
    ...(number === undefined ? {} : { number }),
    ...(subject === undefined ? {} : { subject }),
    createdAt: at,
    updatedAt: at,
  });
};

/** The record with other values in some of its fields; null empties one. */
export const changeRecord = (
  kind: Kind,
  record: DeskRecord,
  { fields, at }: { readonly fields: Filled; readonly at: Instant },
): Result<DeskRecord, readonly RecordRefusal[]> => {
  if (record.kind !== kind.id) {
    return refuse([{ code: 'record.other-kind', kind: record.kind, expected: kind.id }]);
  }
  const content = putInto(kind, record, fields);
  if (!content.ok) return content;
  const { key: _, ...rest } = record;
  return accept({ ...rest, ...content.value, version: record.version + 1, updatedAt: at });
};
