import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Address } from '#shared/domain/record/address.ts';
import type { Grant } from '#shared/domain/record/grant.ts';
import type { AccessEntry } from '#shared/domain/record/may-read.ts';
import type { DeskRecord, RecordRef, StoredRecord } from '#shared/domain/record/record.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** What kinds of records the desk keeps. */
export interface Kinds {
  kind(id: string): Promise<Kind | undefined>;
  all(): Promise<readonly Kind[]>;
}

/** Records of all kinds: customers, contracts, devices, colleagues. They change through {@link DeskStore.commit}. */
export interface Records {
  /** As committed last; of a merged or destroyed one what is left of it. */
  record(ref: RecordRef): Promise<StoredRecord | undefined>;
  /** The id of the record that has this key (see {@link DeskRecord.key}). */
  byKey(kind: string, key: string): Promise<string | undefined>;
  /** Ids of the records that an address leads to, at most {@link MOST_OF_ADDRESS}: a family may share a telephone. */
  byAddress(kind: string, address: Address): Promise<readonly string[]>;
  /**
   * The kept records of a kind, each once, in no order that means anything, a page at a time. A page may hold fewer than asked
   * for although there are more.
   */
  list(query: RecordQuery): Promise<RecordPage>;
  /** Those that have not ended, the one that ends first first; at most {@link MOST_GRANTS}. */
  grants(ref: RecordRef, now: Instant): Promise<readonly Grant[]>;
  /** @param id of the entry, so that two of the same instant are two */
  noteAccess(entry: AccessEntry, id: string): Promise<void>;
  /** Who looked into a record, newest first; it stays when the record is destroyed. */
  accessLog(query: AccessLogQuery): Promise<AccessLogPage>;
}

export const MOST_OF_ADDRESS = 20;
export const MOST_GRANTS = 100;

/** A loan as it was read (nothing for a new one) and as it shall be. */
export interface LoanChange {
  readonly before?: Grant;
  readonly after: Grant;
}

/** A record as it was read (nothing: it must be new) and as it shall be. */
export interface RecordChange {
  readonly before?: DeskRecord;
  readonly after: StoredRecord;
}

export interface RecordQuery {
  readonly kind: string;
  readonly limit: number;
  /** One that was not given out for this kind begins anew. */
  readonly cursor?: string;
}

export interface RecordPage {
  readonly items: readonly DeskRecord[];
  readonly next?: string;
}

export interface AccessLogQuery {
  readonly record: RecordRef;
  readonly limit: number;
  readonly cursor?: string;
}

export interface AccessLogPage {
  readonly items: readonly AccessEntry[];
  readonly next?: string;
}
