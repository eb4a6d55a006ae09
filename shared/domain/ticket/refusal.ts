/** Every reason for which a ticket's rules say no. A new one will not compile until each edge knows it. */
import type { PostingKnown } from '#shared/domain/ledger/posting.ts';
import type { BoundBroken } from '#shared/domain/ledger/refusal.ts';
import type { ActRefusal } from '#shared/domain/run/moved.ts';
import type { FactsNeeded } from '#shared/domain/run/world.ts';
import type { TicketEvent } from '#shared/domain/ticket/event.ts';
import type { MergeRefused } from '#shared/domain/ticket/merge.ts';
import type { SplitRefused } from '#shared/domain/ticket/split-off.ts';
import type { State } from '#shared/domain/ticket/ticket.ts';

export type TicketRefusal =
  | Exclude<ActRefusal, FactsNeeded>
  /** A balance would break its bound: nothing of the decision was kept. */
  | { readonly code: 'ledger.refused'; readonly refusal: BoundBroken | PostingKnown }
  /** Another ticket has the business number that this one would get. */
  | { readonly code: 'number.taken'; readonly number: string }
  /** Nothing of this name waits to be passed on. */
  | { readonly code: 'hand.missing'; readonly message: string }
  /** There is no such ticket, or the caller must not know that there is. */
  | { readonly code: 'ticket.missing' }
  /** Somebody was faster: the ticket is no longer the one the caller looked at. */
  | {
      readonly code: 'ticket.stale';
      readonly version: number;
      /** What happened since the version the caller saw. */
      readonly changes: readonly TicketEvent[];
    }
  | { readonly code: 'ticket.not-possible'; readonly state: State }
  | { readonly code: 'ticket.taken-already'; readonly assignee: string }
  /** A copy to the desk itself would come back to it for ever. */
  | { readonly code: 'cc.own-address'; readonly address: string }
  | { readonly code: 'cc.too-many'; readonly most: number }
  | { readonly code: 'message.missing'; readonly message: string }
  | SplitRefused
  | MergeRefused
  | { readonly code: 'team.missing'; readonly team: string }
  | { readonly code: 'access.denied'; readonly action: string };
