/** Who reads a record whose kind they may read at all, and what is written down about it. */
import type { Person } from '#shared/domain/access/role.ts';
import { rankOf } from '#shared/domain/access/secrecy.ts';
import type { Secrecy } from '#shared/domain/playbook/access.ts';
import { type Grant, isOpenGrant } from '#shared/domain/record/grant.ts';
import type { DeskRecord, RecordRef } from '#shared/domain/record/record.ts';
import type { Instant } from '#shared/kernel/instant.ts';

export interface ReadingRules {
  /** As it counts now, from the mark and the rule of the kind. */
  readonly secrecy: Secrecy | undefined;
  /** The highest level that somebody may read without asking. */
  readonly clearance: (person: Person) => Secrecy | undefined;
  /** Those of other records and other people do not count. */
  readonly grants: readonly Grant[];
}

export type Reading =
  | { readonly may: true; readonly by: 'open' | 'clearance' }
  | { readonly may: true; readonly by: 'grant'; readonly until: Instant }
  | { readonly may: false; readonly why: NotRead };

/** `audience`: the kind is for others. */
export type NotRead = 'subject' | 'audience' | 'secrecy';

/** The subject never reads it, whatever clearance or grant says; a secret one is opened by clearance or by a grant. */
export const mayRead = (
  person: Person,
  record: DeskRecord,
  { secrecy, clearance, grants }: ReadingRules,
  now: Instant,
): Reading => {
  if (record.subject === person.id) return { may: false, why: 'subject' };
  if (secrecy === undefined) return { may: true, by: 'open' };
  if (rankOf(clearance(person)) >= rankOf(secrecy)) return { may: true, by: 'clearance' };
  const until = grants
    .filter((grant) => isOf(grant, person, record) && isOpenGrant(grant, now))
    .map((grant) => grant.until)
    .toSorted()
    .at(-1);
  return until === undefined ? { may: false, why: 'secrecy' } : { may: true, by: 'grant', until };
};

const isOf = (grant: Grant, person: Person, { kind, id }: DeskRecord): boolean =>
  grant.to === person.id && grant.record.kind === kind && grant.record.id === id;

/** Who looked into what, also in vain. */
export interface AccessEntry {
  readonly record: RecordRef;
  readonly person: string;
  readonly at: Instant;
  readonly outcome: 'open' | 'clearance' | 'grant' | NotRead;
}

export const accessEntry = (
  person: Person,
  { kind, id }: RecordRef,
  { reading, at }: { readonly reading: Reading; readonly at: Instant },
): AccessEntry => ({
  record: { kind, id },
  person: person.id,
  at,
  outcome: reading.may ? reading.by : reading.why,
});
