/** A record of a kind that the desk keeps, and what is left of one that was merged or destroyed. */

import type { Json } from '#shared/domain/expression/value.ts';
import type { Secrecy } from '#shared/domain/playbook/access.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import type { Address } from '#shared/domain/record/address.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** Which record is meant: ids are unique among the records of a kind. */
export interface RecordRef {
  readonly kind: string;
  readonly id: string;
}

export interface DeskRecord extends RecordRef {
  readonly state: 'kept';
  /** 1 when it is opened; rises with every change. */
  readonly version: number;
  /** The business number. */
  readonly number?: string;
  readonly fields: Readonly<Record<string, Json>>;
  /** What no other record of the kind may have; none while a part of it is unset. */
  readonly key?: string;
  /** Mail addresses and telephones that lead here: those of its fields, and those of records merged into it. */
  readonly addresses: readonly Address[];
  /** The colleague whom it is about and who must not read it: the subject of a case. */
  readonly subject?: string;
  /** As marked, beside what the kind's own rule says. */
  readonly secrecy?: Secrecy;
  /** The term of the mark; from then on it is none (P050). */
  readonly secrecyEndsAt?: Instant;
  /** Ids of the records that went into it: what was about them is about it. */
  readonly mergedFrom?: readonly string[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** Its content went into another record; whoever comes with the old id is led there. */
export interface MergedRecord extends RecordRef {
  readonly state: 'merged';
  readonly version: number;
  readonly into: string;
  readonly createdAt: Instant;
  readonly mergedAt: Instant;
}

/** That it was there and who agreed to its end is all that is left (P049). */
export interface DestroyedRecord extends RecordRef {
  readonly state: 'destroyed';
  readonly version: number;
  readonly approvals: readonly Approval[];
  readonly createdAt: Instant;
  readonly destroyedAt: Instant;
}

export type StoredRecord = DeskRecord | MergedRecord | DestroyedRecord;

export interface Approval {
  readonly by: string;
  /** What made it theirs to approve: one of the kind's `destroyedBy`. */
  readonly as: Who;
  readonly at: Instant;
}
