import type { Delivery, DeliveryStatus } from '#shared/domain/delivery/delivery.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import { decided } from '#shared/domain/ticket/decision.ts';
import type { TicketEvent } from '#shared/domain/ticket/event.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import { committed, decideAgain } from '#shared/usecases/decide-again.ts';
import { type MomentPorts, momentOf } from '#shared/usecases/moment.ts';

export interface MailEventPorts extends MomentPorts {
  readonly desk: Pick<DeskStore, 'ticket' | 'delivery' | 'commit'>;
}

/** What SES tells about a mail, found again by the tags it travelled with. */
export interface MailEvent {
  readonly job: string;
  readonly ticket: TicketId;
  readonly messageId: string;
  readonly what:
    | { readonly kind: 'sent' }
    | { readonly kind: 'delivered' }
    | { readonly kind: 'failed'; readonly reason: string };
}

/** Moves the mail's state on, never back: events come late, twice and in any order. */
export const recordMailEvent = async (ports: MailEventPorts, event: MailEvent): Promise<void> => {
  committed(
    await decideAgain<void, never>(async () => {
      const before = await ports.desk.delivery(event.ticket, event.job);
      if (before === undefined) return accept(undefined);
      const { at, by } = momentOf(ports, { kind: 'machine' });
      const status = statusAfter(before, event, at);
      if (status === undefined) return accept(undefined);
      const ticket = status.state === 'failed' ? await ports.desk.ticket(event.ticket) : undefined;
      return ports.desk.commit({
        at,
        delivery: { before, after: { ...before, status } },
        decisions:
          ticket === undefined || status.state !== 'failed'
            ? []
            : [decided(ticket, { events: [failure(before, status.reason, { at, by })] })],
      });
    }),
  );
};

/** A mail that did not reach its customer is seen on the ticket. */
const failure = (
  { mail, job }: Delivery,
  reason: string,
  happened: Pick<TicketEvent, 'at' | 'by'>,
): TicketEvent => ({ ...happened, type: 'mail.failed', mail, job, reason });

/** @returns nothing when the event tells nothing new */
const statusAfter = (
  { status }: Delivery,
  { what, messageId }: MailEvent,
  at: Instant,
): DeliveryStatus | undefined => {
  switch (what.kind) {
    case 'sent':
      return isOpen(status) ? { state: 'sent', at, messageId } : undefined;
    case 'delivered':
      return isOpen(status) || status.state === 'sent'
        ? { state: 'delivered', at, messageId }
        : undefined;
    case 'failed':
      return status.state === 'failed' ? undefined : { state: 'failed', at, reason: what.reason };
  }
};

const isOpen = ({ state }: DeliveryStatus): boolean =>
  state === 'claimed' || state === 'unknown' || state === 'waiting';
