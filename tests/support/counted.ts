/** Tickets that figures count, and the table's stream that the counting follows. */
import { sourcesIn } from '#shared/adapters/store/counted-rows.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import { openTicket } from '#shared/domain/ticket/open-ticket.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { SECOND } from '#shared/kernel/instant.ts';
import { countSources } from '#shared/usecases/count-sources.ts';
import { momentOn } from '#shared/usecases/moment.ts';
import { withFacts, workedOut } from '#shared/usecases/with-facts.ts';
import type { MemoryDesk } from './memory-desk.ts';
import { ticketId } from './tickets.ts';

interface Wanted {
  readonly playbook?: string;
  readonly fields?: Readonly<Record<string, Json>>;
  readonly owner?: string;
  readonly team?: string;
  readonly about?: string;
}

/** A ticket of a playbook of the handbook, with these fields from its first moment. */
export const opened = async (
  { ports }: Pick<MemoryDesk, 'ports'>,
  { playbook: id = 'complaint', fields = {}, owner, team, about }: Wanted = {},
): Promise<Ticket> => {
  const playbook = await ports.playbooks.current(id);
  if (playbook === undefined) throw new Error(`no playbook ${id}`);
  const moment = await momentOn(ports, playbook, { kind: 'machine' });
  const opening = {
    id: ticketId(ports.ids.next(moment.at)),
    number: ports.ids.ticketNumber(),
    playbook,
    subject: '门店投诉',
    channel: 'phone',
    language: 'zh-CN',
    customer: { id: 'tel:+8613800138000', name: '欧阳修远', phone: '13800138000' },
    team: team ?? playbook.team,
    classified: true,
    fields,
    ...(owner === undefined ? {} : { assignee: owner }),
    ...(about === undefined ? {} : { about }),
  } as const;
  const decision = workedOut(
    await withFacts(ports.facts, (facts) => openTicket(opening, { ...moment, facts })),
  );
  const stored = await ports.desk.commit({ at: moment.at, decisions: [decision] });
  if (!stored.ok) throw new Error(stored.refusal.code);
  return decision.after;
};

/** One a second, so that their order is known. */
export const complaints = async (
  desk: Pick<MemoryDesk, 'ports' | 'pass'>,
  all: readonly Wanted[],
): Promise<readonly Ticket[]> => {
  const tickets: Ticket[] = [];
  for (const one of all) {
    tickets.push(await opened(desk, one));
    desk.pass(SECOND);
  }
  return tickets;
};

/** What the stream brings when every row was written a moment ago. */
export const countAll = async ({ ports, memory }: MemoryDesk): Promise<void> => {
  await countSources(ports, memory.rows().flatMap(sourcesIn));
};
