import { mayOpen } from '#shared/domain/playbook/may-open.ts';
import type { Keys } from '#shared/domain/signing/keys.ts';
import { customerOf } from '#shared/domain/ticket/customer.ts';
import { withFiles } from '#shared/domain/ticket/message.ts';
import { openTicket } from '#shared/domain/ticket/open-ticket.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Language } from '#shared/kernel/language.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import { sourceCap } from '#shared/usecases/caps.ts';
import { ticketPath } from '#shared/usecases/links.ts';
import { type DecisionPorts, momentOn } from '#shared/usecases/moment.ts';
import { type OpenOnceRefusal, openOnce } from '#shared/usecases/open-once.ts';

export interface SubmitTicketPorts extends DecisionPorts {
  readonly desk: Pick<DeskStore, 'heldFile' | 'commit'>;
  readonly keys: Keys;
  /** Whether requests of one source are counted and capped. */
  readonly capsSources: boolean;
}

export interface Submission {
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  readonly subject: string;
  readonly message: string;
  readonly language: Language;
  readonly playbook?: string;
  /** Ids of files uploaded beforehand. */
  readonly uploads?: readonly string[];
  /** What the sender called the request (Idempotency-Key, or the form's own token). */
  readonly key?: string;
  /** A hash of everything the sender said, to know the same request by. */
  readonly hash: string;
  /** The address the request came from. */
  readonly source: string;
}

/** What the customer is told; the path is theirs alone. */
export interface Submitted {
  readonly ticket: Pick<Ticket, 'id' | 'number'>;
  readonly state: 'open';
  readonly path: string;
}

export type SubmitRefusal =
  | OpenOnceRefusal
  | { readonly code: 'playbook.missing'; readonly playbook: string };

/** The playbook of a request that names none. */
const DEFAULT_PLAYBOOK = 'inquiry';

/**
 * A request from the web becomes a ticket, in one transaction and one call.
 *
 * The same key with the same words answers as the first time did, whatever happened in between.
 */
export const submitTicket = async (
  ports: SubmitTicketPorts,
  submission: Submission,
): Promise<Result<Submitted, SubmitRefusal>> => {
  const name = submission.playbook ?? DEFAULT_PLAYBOOK;
  const playbook = await ports.playbooks.current(name);
  // A process of the house is no business of the public.
  if (playbook === undefined || !mayOpen(playbook, 'form'))
    return refuse({ code: 'playbook.missing', playbook: name });
  const moment = await momentOn(ports, playbook, { kind: 'customer' });
  const opened = await openOnce(
    ports,
    {
      at: moment.at,
      key: submission.key,
      hash: submission.hash,
      caps: ports.capsSources ? [sourceCap(ports.keys, submission.source, moment.at)] : [],
    },
    (names, known) =>
      openTicket(
        {
          ...names,
          playbook,
          channel: 'form',
          subject: submission.subject,
          language: submission.language,
          customer: customerOf(submission),
          message: {
            id: moment.fresh(),
            kind: 'customer',
            channel: 'form',
            text: submission.message,
            ...withFiles(submission.uploads),
          },
          tell: 'confirmation',
        },
        { ...moment, facts: known },
      ),
  );
  return opened.ok ? accept(toldOf(opened.value, ports.keys)) : opened;
};

const toldOf = (ticket: Ticket, keys: Keys): Submitted => ({
  ticket: { id: ticket.id, number: ticket.number },
  state: 'open',
  path: ticketPath(ticket, keys),
});
