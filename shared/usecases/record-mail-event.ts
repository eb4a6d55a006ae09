import type { Delivery, DeliveryStatus } from '#shared/domain/delivery/delivery.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import { decided } from '#shared/domain/ticket/decision.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import { committed, decideAgain } from '#shared/usecases/decide-again.ts';
import { type MomentPorts, momentOf } from '#shared/usecases/moment.ts';

export interface MailEventPorts extends MomentPorts {
  readonly desk: Pick<DeskStore, 'file' | 'commit'>;
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
      const file = await ports.desk.file(event.ticket);
      const before = file?.deliveries.find(({ job }) => job === event.job);
      if (file === undefined || before === undefined) return accept(undefined);
      const moment = momentOf(ports, { kind: 'machine' });
      const status = statusAfter(before, event, moment.at);
      if (status === undefined) return accept(undefined);
      return ports.desk.commit({
        at: moment.at,
        delivery: { before, after: { ...before, status } },
        decisions:
          status.state === 'failed'
            ? [
                decided(file.ticket, {
                  events: [
                    {
                      type: 'mail.failed',
                      at: moment.at,
                      by: moment.by,
                      mail: before.mail,
                      job: before.job,
                      reason: status.reason,
                    },
                  ],
                }),
              ]
            : [],
      });
    }),
  );
};

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
