import * as z from 'zod';
import { WireError } from '#local/wire-error.ts';
import { entryId, MAX_BATCH_ENTRIES } from './limits.ts';

/** A batch as it comes in: the entries' ids are checked for the whole batch, the rest entry by entry. */
export const batchOf = <Entry extends z.ZodRawShape>(entry: Entry) =>
  z.strictObject({
    QueueUrl: z.string(),
    Entries: z.array(z.strictObject({ Id: z.string(), ...entry })),
  });

/** @throws WireError when the batch as a whole is wrong: nothing of it is done then. */
export function checkBatch(entries: readonly { Id: string }[]): void {
  if (entries.length === 0) {
    throw new WireError('EmptyBatchRequest', 'There should be at least one entry in the request.');
  }
  if (entries.length > MAX_BATCH_ENTRIES) {
    throw new WireError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${MAX_BATCH_ENTRIES}. You have sent ${entries.length}.`,
    );
  }
  const ids = entries.map(({ Id }) => Id);
  if (ids.some((id) => !entryId.safeParse(id).success)) {
    throw new WireError('InvalidBatchEntryId', 'An entry id has 1 to 80 of A-Z a-z 0-9 - _.');
  }
  if (new Set(ids).size < ids.length) {
    throw new WireError('BatchEntryIdsNotDistinct', 'Two entries of the batch have the same id.');
  }
}

interface FailedEntry {
  readonly Id: string;
  readonly SenderFault: true;
  readonly Code: string;
  readonly Message: string;
}

/** Runs each entry by itself; a refused one is told in `Failed` and stops no other. */
export function runBatch<Entry extends { Id: string }>(
  entries: readonly Entry[],
  run: (entry: Entry) => object,
) {
  const Successful: object[] = [];
  const Failed: FailedEntry[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id, ...run(entry) });
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      const { code, message } = error;
      Failed.push({ Id: entry.Id, SenderFault: true, Code: code, Message: message });
    }
  }
  return { Successful, Failed };
}
