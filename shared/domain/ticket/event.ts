/**
 * What happened on a ticket. Events are only ever added, and hold no words of a person: those stand in messages,
 * which can be destroyed while the event stays.
 */
import type { TicketId } from '#shared/domain/ids.ts';
import type { MailKind } from '#shared/domain/job/job.ts';
import type { Due } from '#shared/domain/ticket/due.ts';
import type { Channel, Classification, OpenStep, Priority } from '#shared/domain/ticket/traits.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** Who did it. */
export type Actor =
  | { readonly kind: 'customer' }
  | { readonly kind: 'agent'; readonly id: string }
  | { readonly kind: 'machine' };

export type TicketEvent = {
  readonly at: Instant;
  readonly by: Actor;
} & (
  | { readonly type: 'ticket.opened'; readonly channel: Channel; readonly message?: string }
  | {
      readonly type: 'ticket.classified';
      readonly classification: Classification;
      readonly priority: Priority;
      readonly team: string;
    }
  | { readonly type: 'ticket.taken'; readonly assignee: string }
  | { readonly type: 'ticket.assigned'; readonly team: string; readonly assignee?: string }
  | { readonly type: 'ticket.replied'; readonly message: string; readonly dues: readonly Due[] }
  | { readonly type: 'ticket.noted'; readonly message: string }
  | {
      readonly type: 'ticket.customer-wrote';
      readonly message: string;
      readonly dues: readonly Due[];
    }
  | { readonly type: 'ticket.resolved'; readonly dues: readonly Due[] }
  | {
      readonly type: 'ticket.reopened';
      readonly steps: readonly OpenStep[];
      readonly dues: readonly Due[];
      readonly message?: string;
    }
  | { readonly type: 'ticket.closed'; readonly dues: readonly Due[] }
  | {
      readonly type: 'ticket.due-warned' | 'ticket.due-breached';
      readonly limit: string;
      readonly priority: Priority;
      readonly dues: readonly Due[];
    }
  | { readonly type: 'ticket.survey-sent'; readonly dues: readonly Due[] }
  | {
      readonly type: 'ticket.survey-answered';
      readonly score: number;
      readonly vote: string;
      readonly recovery?: TicketId;
    }
  | {
      readonly type: 'mail.failed';
      readonly mail: MailKind;
      readonly job: string;
      readonly reason: string;
    }
  /** A machine's mail was not sent on purpose: this address has had its share. */
  | { readonly type: 'mail.held'; readonly mail: MailKind; readonly job: string }
);
