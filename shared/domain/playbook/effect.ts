/** What an outcome, the entering of a step, or an act brings about, beside where it leads. */
import type { ContactChannel } from '#shared/domain/playbook/contact.ts';
import type { Expression } from '#shared/domain/playbook/expression.ts';
import type { Match, Query } from '#shared/domain/playbook/query.ts';
import type { By, Who } from '#shared/domain/playbook/who.ts';

/** Mails whose words stand in the desk's own catalogue. */
export const NOTICES = ['confirmation', 'resolved', 'survey'] as const;

export type Effect =
  | { readonly set: Readonly<Record<string, Expression>> }
  /** Says one of the playbook's texts. */
  | {
      readonly send: string;
      readonly to: Who;
      readonly via?: readonly ContactChannel[];
      /** A `document` or `file` field to go with it. */
      readonly attach?: string;
    }
  | { readonly notice: (typeof NOTICES)[number] }
  /** Freezes a document from the playbook's text of this name. */
  | { readonly make: string; readonly into: string }
  | {
      readonly open: string;
      /** One for each row of a query or of a list; many of them are a campaign. */
      readonly each?: Query | Expression;
      readonly about?: Expression;
      readonly with?: Readonly<Record<string, Expression>>;
      readonly share?: By;
      /** At most one ticket for it, ever; without it one for each time this effect happens. */
      readonly key?: Expression;
    }
  /** Takes an outcome on other tickets: one, or a list. */
  | { readonly tell: Expression; readonly outcome: string }
  | {
      readonly post: string;
      readonly each?: Expression;
      readonly from: Expression;
      readonly to: Expression;
      readonly amount: Expression;
      readonly note?: Expression;
    }
  | { readonly fill: string; readonly from: Query | Expression }
  | Match
  /** Changes fields of a record: `about`, or a `ref` field. */
  | { readonly change: Expression; readonly set: Readonly<Record<string, Expression>> }
  /** Lets somebody read a secret record until then; with a moment that is over it is given back. */
  | {
      readonly lend: Expression;
      readonly to: Expression;
      readonly until: Expression;
      readonly why: Expression;
    }
  /** Ends a record: these steps hold the approvals that its kind asks, in their order. */
  | { readonly destroy: Expression; readonly approvedIn: readonly string[] }
  /** Gives the ticket its business number. */
  | { readonly number: true }
  /** Asks the world outside through a webhook of the desk; the answer comes as a signal. */
  | {
      readonly call: string;
      readonly with?: Readonly<Record<string, Expression>>;
      readonly into?: string;
    };
