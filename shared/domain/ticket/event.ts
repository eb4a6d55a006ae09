/**
 * What happened on a ticket. Events are only ever added, and hold no words of a person: those stand in messages,
 * which can be destroyed while the event stays.
 */
import type { TicketId, TicketNumber } from '#shared/domain/ids.ts';
import type { MailKind } from '#shared/domain/job/job.ts';
import type { ContactChannel } from '#shared/domain/playbook/contact.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import type { Hold } from '#shared/domain/raw-mail/raw-mail.ts';
import type { StopReason } from '#shared/domain/run/run.ts';
import type { Channel, Classification, Priority } from '#shared/domain/ticket/traits.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** Who did it. */
export type Actor =
  | { readonly kind: 'customer' }
  | { readonly kind: 'agent'; readonly id: string }
  /** Somebody outside, by the name that the playbook calls the party. */
  | { readonly kind: 'party'; readonly id: string }
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
  | { readonly type: 'ticket.replied'; readonly message: string }
  | { readonly type: 'ticket.noted'; readonly message: string }
  | { readonly type: 'ticket.customer-wrote'; readonly message: string }
  | { readonly type: 'ticket.resolved' | 'ticket.reopened' | 'ticket.closed' }
  /** These words did not belong here: they stand on a ticket of their own now. */
  | {
      readonly type: 'message.split-off';
      readonly messages: readonly string[];
      readonly into: TicketId;
      readonly number: TicketNumber;
    }
  /** It began as words on another ticket. */
  | { readonly type: 'ticket.split-from'; readonly ticket: TicketId; readonly number: TicketNumber }
  /** It goes on as another ticket, or by itself again. */
  | { readonly type: 'ticket.merged'; readonly into: TicketId; readonly number: TicketNumber }
  | { readonly type: 'ticket.unmerged'; readonly from: TicketId; readonly number: TicketNumber }
  /** Another ticket goes on as this one, or no longer does. */
  | {
      readonly type: 'ticket.joined';
      readonly ticket: TicketId;
      readonly number: TicketNumber;
      /** The customer waits for an answer to what stands there. */
      readonly unanswered: boolean;
    }
  | { readonly type: 'ticket.parted'; readonly ticket: TicketId; readonly number: TicketNumber }
  | { readonly type: 'step.left'; readonly step: string; readonly outcome: string }
  | { readonly type: 'step.entered' | 'step.passed-over'; readonly step: string }
  /** One of several who must agree; also a form that was saved half filled in. */
  | { readonly type: 'step.agreed' | 'form.saved'; readonly step: string }
  | { readonly type: 'act.done'; readonly act: string }
  /** It opened another ticket by itself. */
  | { readonly type: 'child.opened'; readonly child: TicketId; readonly playbook: string }
  /** One that it wanted to open does not open: which bound of a ledger forbids it, or what is at fault. */
  | { readonly type: 'child.refused'; readonly playbook: string; readonly reason: string }
  /** All tickets that it wanted have opened, or somebody has stopped that; `missing` ones will never open for it. */
  | {
      readonly type: 'campaign.opened' | 'campaign.stopped';
      readonly opened: number;
      readonly missing: number;
    }
  | { readonly type: 'playbook.stopped'; readonly reason: StopReason }
  /** Its business number. */
  | { readonly type: 'number.given'; readonly number: string }
  /** Somebody outside has answered. */
  | { readonly type: 'signal.heard'; readonly signal: string }
  /** Somebody must pass on what stands in a note: by telephone, fax, post. */
  | {
      readonly type: 'hand.wanted';
      readonly message: string;
      readonly to: Who;
      readonly via: readonly ContactChannel[];
    }
  | { readonly type: 'hand.done'; readonly message: string }
  /** What it posted has carried an account over a bound that does not refuse. */
  | {
      readonly type: 'ledger.out-of-bounds';
      readonly ledger: string;
      readonly account: string;
      readonly bound: 'floor' | 'ceiling';
    }
  /** Its forms are kept. */
  | {
      readonly type: 'document.made';
      readonly field: string;
      readonly number: number;
      readonly hash: string;
    }
  /** Something that the playbook wanted could not be done. */
  | { readonly type: 'effect.failed'; readonly effect: string; readonly reason: string }
  | {
      readonly type: 'ticket.due-warned' | 'ticket.due-breached';
      readonly limit: string;
      readonly priority: Priority;
    }
  /** What its limits hang on has changed outside: a setting of the desk. */
  | { readonly type: 'ticket.replanned' }
  /** Both lists as they stand afterwards. */
  | {
      readonly type: 'ticket.cc-changed';
      readonly cc: readonly string[];
      readonly notCc: readonly string[];
    }
  | { readonly type: 'ticket.survey-sent' }
  | {
      readonly type: 'ticket.survey-answered';
      readonly score: number;
      readonly vote: string;
    }
  | {
      readonly type: 'mail.failed';
      readonly mail: MailKind;
      readonly job: string;
      readonly reason: string;
    }
  /** A machine's mail was not sent on purpose: this address has had its share. */
  | { readonly type: 'mail.held'; readonly mail: MailKind; readonly job: string }
  /** A colleague let in a mail or form that a check had held back; the note says why. */
  | { readonly type: 'mail.released'; readonly check: Hold; readonly message: string }
);
