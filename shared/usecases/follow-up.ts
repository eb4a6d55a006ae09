import type { TicketId } from '#shared/domain/ids.ts';
import { fireDues } from '#shared/domain/ticket/fire-dues.ts';
import { accept } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import { committed, decideAgain } from '#shared/usecases/decide-again.ts';
import { type MomentPorts, momentOf } from '#shared/usecases/moment.ts';

export interface FollowUpPorts extends MomentPorts {
  readonly desk: Pick<DeskStore, 'ticket' | 'commit'>;
}

/** A ticket's timer has fired: whatever is due is done. A repeated or outdated timer finds nothing due. */
export const followUp = async (ports: FollowUpPorts, id: TicketId): Promise<void> => {
  committed(
    await decideAgain<void, never>(async () => {
      const ticket = await ports.desk.ticket(id);
      if (ticket === undefined) return accept(undefined);
      const moment = momentOf(ports, { kind: 'machine' });
      const decision = fireDues(ticket, moment);
      return decision === undefined
        ? accept(undefined)
        : ports.desk.commit({ at: moment.at, decisions: [decision] });
    }),
  );
};
