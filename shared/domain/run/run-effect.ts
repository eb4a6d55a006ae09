/** What leaves a ticket when it moves, with every expression worked out. Each carries a key, so that it happens once. */
import type { DocumentContent } from '#shared/domain/document/content.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import type { Movement } from '#shared/domain/ledger/movement.ts';
import type { ContactChannel } from '#shared/domain/playbook/contact.ts';
import type { NOTICES } from '#shared/domain/playbook/effect.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import type { Numbered } from '#shared/domain/run/business-number.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** What a limit does when its moment comes. */
interface OfLimit {
  readonly to: Who;
  /** The limit's id on the ticket. */
  readonly due: string;
}

export type RunEffect = { readonly key: string } & (
  | { readonly kind: 'notice'; readonly notice: (typeof NOTICES)[number] }
  | {
      readonly kind: 'send';
      /** Filled in, in the ticket's language. */
      readonly words: string;
      /** Fields that the words give away and that not everybody sees. */
      readonly tells?: readonly string[];
      readonly to: Who;
      readonly via: readonly ContactChannel[];
      readonly attach?: string;
    }
  | ({ readonly kind: 'remind' } & OfLimit)
  | ({ readonly kind: 'raise' } & OfLimit)
  | ({ readonly kind: 'give' } & OfLimit)
  | Open
  | { readonly kind: 'tell'; readonly ticket: string; readonly outcome: string }
  | {
      readonly kind: 'post';
      readonly ledger: string;
      readonly from: string;
      readonly to: string;
      /** An exact decimal in the ledger's unit. */
      readonly amount: string;
      readonly note?: string;
    }
  /** The key is also the document's id. What it says was fixed by the decision, whatever changes until it is made. */
  | { readonly kind: 'make'; readonly into: string; readonly content: DocumentContent }
  /** A copy of the document with the signatures that it has by then. */
  | { readonly kind: 'print'; readonly into: string; readonly document: string }
  /** What the playbook wanted cannot be done. */
  | { readonly kind: 'failed'; readonly effect: 'make'; readonly reason: string }
  | {
      readonly kind: 'change';
      /** The kind of the record. */
      readonly of: string;
      readonly record: string;
      /** There is none yet. */
      readonly makes: boolean;
      /** Null empties a field. */
      readonly fields: Readonly<Record<string, Json>>;
    }
  | {
      readonly kind: 'lend';
      readonly of: string;
      readonly record: string;
      /** The id of a colleague. */
      readonly to: string;
      readonly from: Instant;
      /** Excluded. */
      readonly until: Instant;
      readonly why: string;
    }
  | {
      readonly kind: 'destroy';
      readonly of: string;
      readonly record: string;
      readonly approvals: readonly {
        readonly by: string;
        readonly as: Who;
        readonly at: Instant;
      }[];
    }
  | ({ readonly kind: 'number' } & Numbered)
  /** Accounts with soft bounds were moved: somebody must look whether they are out of them. */
  | { readonly kind: 'bounds'; readonly movements: readonly Movement[] }
  /** Whoever opened the ticket is told that it has ended, and by which outcome. */
  | { readonly kind: 'ended'; readonly outcome?: string }
  | {
      readonly kind: 'call';
      readonly call: string;
      readonly with: Readonly<Record<string, Json>>;
      readonly into?: string;
    }
);

/** A ticket that shall open. */
export type Start = { readonly key: string } & Open;

interface Open {
  readonly kind: 'open';
  readonly playbook: string;
  readonly fields: Readonly<Record<string, Json>>;
  readonly about?: string;
  /** The kind of that record, where it is only the opener's own subject handed on: for playbooks about another kind it says nothing. */
  readonly aboutKind?: string;
  readonly owner?: string;
}
