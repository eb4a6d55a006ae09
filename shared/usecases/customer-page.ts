import { isTicketId, type TicketId } from '#shared/domain/ids.ts';
import type { Keys } from '#shared/domain/signing/keys.ts';
import { readToken, type TokenRefusal } from '#shared/domain/signing/token.ts';
import { hearFromCustomer } from '#shared/domain/ticket/hear-from-customer.ts';
import { withFiles } from '#shared/domain/ticket/message.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { DeskStore, TicketFile } from '#shared/ports/desk-store.ts';
import { bindUploads, takenUpload, type UploadRefusal } from '#shared/usecases/bind-uploads.ts';
import { decideAgain, isChangeRefusal, unexpected } from '#shared/usecases/decide-again.ts';
import { fileMergedInto, mergedInto, withMerged } from '#shared/usecases/follow-merges.ts';
import { type DecisionPorts, momentOn } from '#shared/usecases/moment.ts';
import { withFacts } from '#shared/usecases/with-facts.ts';

/** What looking alone needs. */
export interface LookPorts extends Pick<DecisionPorts, 'clock'> {
  readonly desk: Pick<DeskStore, 'file'>;
  readonly keys: Keys;
}

export interface CustomerPagePorts extends DecisionPorts {
  readonly desk: Pick<DeskStore, 'ticket' | 'file' | 'heldFile' | 'commit'>;
  readonly keys: Keys;
}

export type PageRefusal = TokenRefusal | TicketRefusal | UploadRefusal;

/**
 * What the holder of a signed link sees of the ticket, or of the one that it goes on as.
 *
 * @returns nothing where the link is good but no ticket stands behind it: a request that is looked at first
 */
export const showToCustomer = async (
  ports: LookPorts,
  token: string,
): Promise<Result<TicketFile | undefined, TokenRefusal>> => {
  const id = ticketBehindLink(ports, token);
  if (!id.ok) return id;
  const file = await ports.desk.file(id.value);
  if (file === undefined) return accept(undefined);
  return accept(await withMerged(ports.desk, await fileMergedInto(ports.desk, file)));
};

/**
 * The customer adds something on the ticket's page.
 *
 * @param said.once names the very submission on this ticket: a second click adds nothing
 */
export const addFromPage = async (
  ports: CustomerPagePorts,
  token: string,
  said: { readonly text: string; readonly once: string; readonly uploads?: readonly string[] },
): Promise<Result<void, PageRefusal>> => {
  const id = ticketBehindLink(ports, token);
  if (!id.ok) return id;
  const outcome = await decideAgain<void, PageRefusal>(async () => {
    const linked = await ports.desk.ticket(id.value);
    if (linked === undefined) return refuse({ code: 'ticket.missing' });
    const ticket = await mergedInto(ports.desk, linked);
    // The page of a closed ticket has no place to write: only an answer by mail opens it again.
    if (ticket.status.state === 'closed') {
      return refuse({ code: 'ticket.not-possible', state: 'closed' });
    }
    const playbook = await ports.playbooks.of(ticket.playbook);
    const moment = await momentOn(ports, playbook, { kind: 'customer' });
    const words = {
      id: moment.fresh(),
      channel: 'page',
      text: said.text,
      ...withFiles(said.uploads),
    } as const;
    const decision = await withFacts(ports.facts, (facts) =>
      hearFromCustomer(ticket, playbook, { ...moment, facts, said: words }),
    );
    if (!decision.ok) return decision;
    const bound = await bindUploads(ports.desk, decision.value, moment.at);
    if (!bound.ok) return bound;
    return ports.desk.commit({
      ...bound.value,
      at: moment.at,
      decisions: [decision.value],
      takenIn: { messageId: `page-${ticket.id}-${said.once}`, ticket: ticket.id },
    });
  });
  if (outcome.ok) return outcome;
  const { refusal } = outcome;
  if (refusal.code === 'change.message-known') return accept(undefined);
  if (!isChangeRefusal(refusal)) return refuse(refusal);
  const taken = takenUpload(refusal);
  return taken === undefined ? unexpected(refusal) : refuse(taken);
};

/** The ticket that a signed link is the key to. */
export const ticketBehindLink = (
  { clock, keys }: Pick<CustomerPagePorts, 'clock' | 'keys'>,
  token: string,
): Result<TicketId, TokenRefusal> => {
  const read = readToken(token, { purpose: 'ticket', now: clock.now() }, keys);
  if (!read.ok) return read;
  const { subject } = read.value;
  return isTicketId(subject) ? accept(subject) : refuse({ code: 'link.invalid' });
};
