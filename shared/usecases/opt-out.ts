/** Stopping surveys by the link in one, and taking that back. */
import { isTicketId } from '#shared/domain/ids.ts';
import type { Keys } from '#shared/domain/signing/keys.ts';
import { readToken, type TokenRefusal } from '#shared/domain/signing/token.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import type { Language } from '#shared/kernel/language.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { OptOuts } from '#shared/ports/opt-outs.ts';

export interface OptOutPorts {
  readonly clock: Clock;
  readonly keys: Keys;
  readonly desk: Pick<DeskStore, 'ticket'>;
  readonly optOuts: OptOuts;
}

export interface Subscription {
  readonly isStopped: boolean;
  readonly language: Language;
}

type OptOutRefusal = TokenRefusal | Extract<TicketRefusal, { readonly code: 'ticket.missing' }>;

/** Whether the customer behind the link gets surveys. Looking changes nothing: mail scanners open links too. */
export const showSubscription = async (
  ports: OptOutPorts,
  token: string,
): Promise<Result<Subscription, OptOutRefusal>> => {
  const found = await customerBehind(ports, token);
  if (!found.ok) return found;
  const { address, language } = found.value;
  return accept({ language, isStopped: await ports.optOuts.has(address) });
};

/** Stops surveys to that address, of every ticket, or lets them come again. */
export const changeSubscription = async (
  ports: OptOutPorts,
  token: string,
  wish: 'stop' | 'resume',
): Promise<Result<Subscription, OptOutRefusal>> => {
  const found = await customerBehind(ports, token);
  if (!found.ok) return found;
  const { address, language } = found.value;
  await (wish === 'stop'
    ? ports.optOuts.add(address, ports.clock.now())
    : ports.optOuts.remove(address));
  return accept({ language, isStopped: wish === 'stop' });
};

const customerBehind = async (
  { clock, keys, desk }: OptOutPorts,
  token: string,
): Promise<Result<{ readonly address: string; readonly language: Language }, OptOutRefusal>> => {
  const read = readToken(token, { purpose: 'unsubscribe', now: clock.now() }, keys);
  if (!read.ok) return read;
  const { subject } = read.value;
  const ticket = isTicketId(subject) ? await desk.ticket(subject) : undefined;
  const address = ticket?.customer.email?.toLowerCase();
  return ticket === undefined || address === undefined
    ? refuse({ code: 'ticket.missing' })
    : accept({ address, language: ticket.language });
};
