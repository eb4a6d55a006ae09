/** What a run may know while it decides: the moment, who acts, the desk's settings, and facts that were fetched for it. */
import type { Person } from '#shared/domain/access/role.ts';
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import type { Lookup } from '#shared/domain/expression/evaluate.ts';
import type { Value } from '#shared/domain/expression/value.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { EntryRefusal, PostingRefusal } from '#shared/domain/ledger/refusal.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { SettingValue } from '#shared/domain/playbook/setting.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';

/** By the playbook's id and the setting's name. */
export type SetValues = Readonly<Record<string, Readonly<Record<string, SettingValue>>>>;

export interface World {
  readonly at: Instant;
  /** The colleague who acts; nothing when a customer or the machine does. */
  readonly me?: Person;
  /** The desk's calendar, and the others by their id. */
  readonly calendar: Calendar;
  readonly calendars: Readonly<Record<string, Calendar>>;
  readonly ledgers: readonly Ledger[];
  /** What the desk has set, over what the playbook begins with. */
  readonly settings: SetValues;
  /** Fetched for this decision, by the key of their lookup. */
  readonly facts: ReadonlyMap<string, Value>;
}

/** What the ticket itself is, beside its run. */
export interface Case {
  readonly id: TicketId;
  readonly number: string;
  readonly state: string;
  readonly openedAt: Instant;
  readonly owner?: string;
  readonly opener?: string;
  readonly team: string;
  /** What is said to the customer is said in it. */
  readonly language: Language;
  /** The ticket it came out of. */
  readonly parent?: TicketId;
  /** The record that the ticket is about. */
  readonly about?: string;
}

/** A run could not decide yet: fetch these and ask again. */
export interface FactsNeeded {
  readonly code: 'facts.needed';
  readonly lookups: readonly Lookup[];
}

/** An expression of the playbook cannot be worked out with these values. */
export interface ExpressionFailed {
  readonly code: 'playbook.expression-failed';
  readonly expression: string;
  readonly reason: string;
}

/** What the playbook wants to post is no posting. */
export interface PostingsRefused {
  readonly code: 'playbook.postings-refused';
  readonly refusal: PostingRefusal | EntryRefusal;
}

/** The playbook itself is at fault with these values. */
export type PlaybookFault = ExpressionFailed | PostingsRefused;

export type RunFault = FactsNeeded | PlaybookFault;
