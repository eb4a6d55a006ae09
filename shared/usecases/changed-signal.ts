import type { TicketId } from '#shared/domain/ids.ts';
import type { Signal } from '#shared/domain/opening/opening.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Change } from '#shared/ports/desk-store.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';
import { signalJob } from '#shared/usecases/tell-signal.ts';

interface Changed {
  readonly kind: string;
  readonly record: string;
  /** Whose decision changed it. */
  readonly by: Pick<Ticket, 'playbook'> & { readonly id: TicketId };
  /** Names this very change. */
  readonly id: string;
  readonly at: Instant;
}

/**
 * What goes with a change of a record, in its transaction: the signal `<kind>.changed`, where a playbook listens to it. A playbook that
 * listens does not tell its own changes, so that it cannot set itself off without end.
 */
export const changedSignal = async (
  playbooks: Playbooks,
  { kind, record, by, id, at }: Changed,
): Promise<Pick<Change, 'signals' | 'jobs'>> => {
  const name = `${kind}.changed`;
  const isHeard = (await playbooks.all()).some((one) => listens(one, name));
  if (!isHeard || listens(await playbooks.of(by.playbook), name)) return {};
  const signal: Signal = { id, name, at, event: { id: record, about: record, ticket: by.id } };
  return { signals: [signal], jobs: [signalJob(signal, at)] };
};

const listens = ({ triggers }: Playbook, name: string): boolean =>
  triggers.some((trigger) => 'on' in trigger && trigger.on === name);
