import { isTicketId, type TicketId } from '#shared/domain/ids.ts';
import type { Keys } from '#shared/domain/signing/keys.ts';
import { readToken, type TokenRefusal } from '#shared/domain/signing/token.ts';
import { hearFromCustomer } from '#shared/domain/ticket/hear-from-customer.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import { playbookOf } from '#shared/playbooks/registry.ts';
import type { DeskStore, TicketFile } from '#shared/ports/desk-store.ts';
import { decideAgain, unexpected } from '#shared/usecases/decide-again.ts';
import { type MomentPorts, momentOf } from '#shared/usecases/moment.ts';

export interface CustomerPagePorts extends MomentPorts {
  readonly desk: Pick<DeskStore, 'ticket' | 'file' | 'commit'>;
  readonly keys: Keys;
}

export type PageRefusal = TokenRefusal | TicketRefusal;

/**
 * What the holder of a signed link sees of the ticket.
 *
 * @returns nothing where the link is good but no ticket stands behind it: a request that is looked at first
 */
export const showToCustomer = async (
  ports: CustomerPagePorts,
  token: string,
): Promise<Result<TicketFile | undefined, TokenRefusal>> => {
  const id = ticketOf(ports, token);
  return id.ok ? accept(await ports.desk.file(id.value)) : id;
};

/**
 * The customer adds something on the ticket's page.
 *
 * @param said.once names the very submission on this ticket: a second click adds nothing
 */
export const addFromPage = async (
  ports: CustomerPagePorts,
  token: string,
  said: { readonly text: string; readonly once: string },
): Promise<Result<void, PageRefusal>> => {
  const id = ticketOf(ports, token);
  if (!id.ok) return id;
  const moment = momentOf(ports, { kind: 'customer' });
  const outcome = await decideAgain<void, PageRefusal>(async () => {
    const ticket = await ports.desk.ticket(id.value);
    if (ticket === undefined) return refuse({ code: 'ticket.missing' });
    const decision = hearFromCustomer(ticket, playbookOf(ticket.playbook), {
      ...moment,
      said: { id: moment.fresh(), channel: 'page', text: said.text },
    });
    if (!decision.ok) return decision;
    return ports.desk.commit({
      at: moment.at,
      decisions: [decision.value],
      takenIn: { messageId: `page-${ticket.id}-${said.once}`, ticket: ticket.id },
    });
  });
  if (outcome.ok) return outcome;
  const { refusal } = outcome;
  if (refusal.code === 'change.message-known') return accept(undefined);
  return isPageRefusal(refusal) ? refuse(refusal) : unexpected(refusal);
};

const isPageRefusal = <Refusal extends { readonly code: string }>(
  refusal: Refusal,
): refusal is Exclude<Refusal, { readonly code: `change.${string}` }> =>
  !refusal.code.startsWith('change.');

const ticketOf = (
  { clock, keys }: CustomerPagePorts,
  token: string,
): Result<TicketId, TokenRefusal> => {
  const read = readToken(token, { purpose: 'ticket', now: clock.now() }, keys);
  if (!read.ok) return read;
  const { subject } = read.value;
  return isTicketId(subject) ? accept(subject) : refuse({ code: 'link.invalid' });
};
