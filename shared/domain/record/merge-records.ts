import type { Kind } from '#shared/domain/playbook/kind.ts';
import { type ContentRefusal, contentOf } from '#shared/domain/record/content.ts';
import type { DeskRecord, MergedRecord } from '#shared/domain/record/record.ts';
import { higherMark } from '#shared/domain/record/secrecy.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface Merged {
  readonly kept: DeskRecord;
  readonly merged: MergedRecord;
}

export type MergeRefusal =
  | ContentRefusal
  | { readonly code: 'merge.itself' }
  | { readonly code: 'merge.other-kind'; readonly kinds: readonly string[] }
  /** The subject of one would come to read it under the name of the other. */
  | { readonly code: 'merge.other-subject' }
  | { readonly code: 'merge.too-many'; readonly most: number };

/** What went into one record is looked through record by record; more than these are no slips of the pen but an import gone wrong. */
export const MOST_MERGED = 50;

/**
 * Two records of the same customer become one: every address of both leads to `kept`, and what was known of one only is known.
 *
 * Where both have a value that of `kept` stays; the higher secrecy stays, with its term.
 */
export const mergeRecords = (
  kind: Kind,
  { kept, other }: { readonly kept: DeskRecord; readonly other: DeskRecord },
  at: Instant,
): Result<Merged, readonly MergeRefusal[]> => {
  if (kept.kind !== kind.id || other.kind !== kind.id) {
    return refuse([{ code: 'merge.other-kind', kinds: [kept.kind, other.kind] }]);
  }
  if (kept.id === other.id) return refuse([{ code: 'merge.itself' }]);
  if (kept.subject !== other.subject) return refuse([{ code: 'merge.other-subject' }]);
  const mergedFrom = [...(kept.mergedFrom ?? []), other.id, ...(other.mergedFrom ?? [])];
  if (mergedFrom.length > MOST_MERGED) {
    return refuse([{ code: 'merge.too-many', most: MOST_MERGED }]);
  }
  const fields = { ...other.fields, ...kept.fields };
  const content = contentOf(kind, fields, [...kept.addresses, ...other.addresses]);
  if (!content.ok) return content;
  const { key: _, secrecy: __, secrecyEndsAt: ___, ...rest } = kept;
  const mark = higherMark(kept, other, at);
  return accept({
    kept: {
      ...rest,
      ...content.value,
      ...mark,
      mergedFrom,
      version: kept.version + 1,
      updatedAt: at,
    },
    merged: {
      state: 'merged',
      kind: other.kind,
      id: other.id,
      version: other.version + 1,
      into: kept.id,
      createdAt: other.createdAt,
      mergedAt: at,
    },
  });
};
