/** Records as a desk keeps them, put there the way everything else is: in a commit. */
import type { Json } from '#shared/domain/expression/value.ts';
import { openRecord } from '#shared/domain/record/open-record.ts';
import type { DeskRecord } from '#shared/domain/record/record.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { KINDS } from '#shared/playbooks/handbook.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import { MONDAY_TEN } from './tickets.ts';

export const recordOf = (
  kind: string,
  id: string,
  fields: Readonly<Record<string, Json>>,
  at: Instant = MONDAY_TEN,
): DeskRecord => {
  const found = KINDS.find((one) => one.id === kind);
  if (found === undefined) throw new Error(`no kind ${kind}`);
  const opened = openRecord(found, { id, fields }, at);
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  return opened.value;
};

export const keep = async (
  desk: Pick<DeskStore, 'commit'>,
  ...records: readonly DeskRecord[]
): Promise<void> => {
  for (const after of records) {
    const stored = await desk.commit({ at: MONDAY_TEN, records: [{ after }] });
    if (!stored.ok) throw new Error(stored.refusal.code);
  }
};
