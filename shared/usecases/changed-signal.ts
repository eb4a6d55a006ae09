import type { TicketId } from '#shared/domain/ids.ts';
import type { Signal } from '#shared/domain/opening/opening.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { DeskRecord } from '#shared/domain/record/record.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Change } from '#shared/ports/desk-store.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';
import { signalJob } from '#shared/usecases/tell-signal.ts';

interface Changed {
  readonly kind: string;
  readonly record: string;
  /** The ticket whose decision changed it; nothing where people did it themselves, or by an import. */
  readonly by?: Pick<Ticket, 'playbook'> & { readonly id: TicketId };
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
  const isOwn = by !== undefined && listens(await playbooks.of(by.playbook), name);
  if (!isHeard || isOwn) return {};
  const ticket = by === undefined ? {} : { ticket: by.id };
  const signal: Signal = { id, name, at, event: { id: record, about: record, ...ticket } };
  return { signals: [signal], jobs: [signalJob(signal, at)] };
};

/** What goes with a change that no ticket made. A record has each of its versions once, and so the signal of it. */
export const changedByHand = (
  playbooks: Playbooks,
  { kind, id, version }: Pick<DeskRecord, 'kind' | 'id' | 'version'>,
  at: Instant,
): Promise<Pick<Change, 'signals' | 'jobs'>> =>
  changedSignal(playbooks, { kind, record: id, id: `changed-${kind}-${id}-${version}`, at });

const listens = ({ triggers }: Playbook, name: string): boolean =>
  triggers.some((trigger) => 'on' in trigger && trigger.on === name);
