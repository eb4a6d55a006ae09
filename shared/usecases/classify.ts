import type { TicketId } from '#shared/domain/ids.ts';
import { classifyTicket } from '#shared/domain/ticket/classify-ticket.ts';
import { accept } from '#shared/kernel/result.ts';
import type { Classifier } from '#shared/ports/classifier.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import { committed, decideAgain } from '#shared/usecases/decide-again.ts';
import { type MomentPorts, momentOf } from '#shared/usecases/moment.ts';

export interface ClassifyPorts extends MomentPorts {
  readonly desk: Pick<DeskStore, 'file' | 'commit'>;
  readonly classifier: Classifier;
}

/** A classification job: what the customer wrote so far is judged, once. A repeated job finds the judgement there. */
export const classify = async (ports: ClassifyPorts, id: TicketId): Promise<void> => {
  committed(
    await decideAgain<void, never>(async () => {
      const file = await ports.desk.file(id);
      if (file === undefined || file.ticket.classification !== undefined) return accept(undefined);
      const text = file.messages
        .filter(({ kind }) => kind === 'customer')
        .map((message) => message.text)
        .join('\n');
      const judgement = await ports.classifier.classify({ subject: file.ticket.subject, text });
      const moment = momentOf(ports, { kind: 'machine' });
      const decision = classifyTicket(file.ticket, judgement, moment);
      return decision === undefined
        ? accept(undefined)
        : ports.desk.commit({ at: moment.at, decisions: [decision] });
    }),
  );
};
