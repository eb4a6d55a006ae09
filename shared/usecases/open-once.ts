import type { Value } from '#shared/domain/expression/value.ts';
import type { TicketId, TicketNumber } from '#shared/domain/ids.ts';
import type { PlaybookFault, RunFault } from '#shared/domain/run/world.ts';
import type { Decision } from '#shared/domain/ticket/decision.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { Cap, ChangeRefusal, DeskStore } from '#shared/ports/desk-store.ts';
import type { Facts } from '#shared/ports/facts.ts';
import type { Ids } from '#shared/ports/ids.ts';
import { bindUploads, takenUpload, type UploadRefusal } from '#shared/usecases/bind-uploads.ts';
import { decideAgain, isChangeRefusal, unexpected } from '#shared/usecases/decide-again.ts';
import { withFacts } from '#shared/usecases/with-facts.ts';

export interface OpenOncePorts {
  readonly ids: Ids;
  readonly facts: Facts;
  readonly desk: Pick<DeskStore, 'heldFile' | 'commit'>;
}

export type OpenOnceRefusal =
  | UploadRefusal
  | PlaybookFault
  | { readonly code: 'request.key-reused' }
  | { readonly code: 'request.too-many' };

export interface OnceRequest {
  readonly at: Instant;
  /** What the sender called the request; without it every request is a new one. */
  readonly key?: string | undefined;
  /** A hash of everything the sender said. */
  readonly hash: string;
  readonly caps?: readonly Cap[];
}

/** What a new ticket is called, and what it will know its request by. */
interface Names {
  readonly id: TicketId;
  readonly number: TicketNumber;
  readonly request: string;
}

/**
 * Opens a ticket, once for every key.
 *
 * The ticket's id is made from the key, so the ticket's own row keeps a repeated request out and answers it: the
 * same words get the same ticket, other words a refusal. No second row, no read before the write.
 */
export const openOnce = async (
  { ids, desk, facts }: OpenOncePorts,
  { at, key, hash, caps = [] }: OnceRequest,
  decide: (names: Names, known: ReadonlyMap<string, Value>) => Result<Decision, RunFault>,
): Promise<Result<Ticket, OpenOnceRefusal>> => {
  const id = key === undefined ? ids.ticketId(at) : ids.ticketIdFor(key);
  const outcome = await decideAgain<Ticket, OpenOnceRefusal>(async () => {
    const names = { id, number: ids.ticketNumber(), request: hash };
    const decision = await withFacts(facts, (known) => decide(names, known));
    if (!decision.ok) return decision;
    const bound = await bindUploads(desk, decision.value, at);
    if (!bound.ok) return bound;
    const stored = await desk.commit({ ...bound.value, at, decisions: [decision.value], caps });
    return stored.ok ? accept(decision.value.after) : answerTo(stored.refusal, hash);
  });
  if (outcome.ok) return outcome;
  const { refusal } = outcome;
  return isChangeRefusal(refusal) ? unexpected(refusal) : refuse(refusal);
};

const answerTo = (
  refusal: ChangeRefusal,
  hash: string,
): Result<Ticket, OpenOnceRefusal | ChangeRefusal> => {
  switch (refusal.code) {
    case 'change.request-known':
      return refusal.ticket.request === hash
        ? accept(refusal.ticket)
        : refuse({ code: 'request.key-reused' });
    case 'change.cap-reached':
      return refuse({ code: 'request.too-many' });
    default:
      return refuse(takenUpload(refusal) ?? refusal);
  }
};
