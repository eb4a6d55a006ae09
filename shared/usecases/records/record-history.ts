import { ticketReading } from '#shared/domain/access/reading.ts';
import type { Person } from '#shared/domain/access/role.ts';
import type { RecordRef } from '#shared/domain/record/record.ts';
import { cardOf, type TicketCard } from '#shared/domain/ticket/card.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';
import {
  type LookRefusal,
  loadRecord,
  type RecordPorts,
} from '#shared/usecases/records/load-record.ts';

export interface HistoryPorts extends RecordPorts {
  readonly desk: Pick<DeskStore, 'commit' | 'ticketsOf'>;
  readonly playbooks: Playbooks;
}

export interface HistoryPage {
  readonly items: readonly TicketCard[];
  readonly next?: string;
}

/** Pages are filled up where tickets are kept from the caller, so that none is shorter for it; after so many reads it is left at that. */
const MOST_READS = 10;

/**
 * The tickets about a record that the caller may see, newest first; behind them those about the records that went into it. The record
 * must be theirs to read, for its tickets name it.
 */
export const listRecordTickets = async (
  ports: HistoryPorts,
  person: Person,
  {
    record: ref,
    limit,
    cursor,
  }: { readonly record: RecordRef; readonly limit: number; readonly cursor?: string },
): Promise<Result<HistoryPage, LookRefusal>> => {
  const loaded = await loadRecord(ports, { ...ref, person, action: 'records.read' });
  if (!loaded.ok) return loaded;
  const { kind, record } = loaded.value;
  const about = [record.id, ...(record.mergedFrom ?? [])];
  const items: TicketCard[] = [];
  let next = cursor;
  for (let reads = 0; reads < MOST_READS && items.length < limit; reads++) {
    const page = await ports.desk.ticketsOf({
      about,
      order: 'descending',
      limit: limit - items.length,
      ...(next === undefined ? {} : { cursor: next }),
    });
    const seen = page.items.filter((ticket) => ticketReading(person, ticket).may);
    const isOfKind = await Promise.all(seen.map((ticket) => isAbout(ports, ticket, kind.id)));
    items.push(...seen.filter((_, index) => isOfKind[index]).map(cardOf));
    next = page.next;
    if (next === undefined) return accept({ items });
  }
  return accept({ items, ...(next === undefined ? {} : { next }) });
};

/** Ids are unique among the records of a kind, and the kind is said by the ticket's playbook. */
const isAbout = async (
  { playbooks }: HistoryPorts,
  { playbook }: Ticket,
  kind: string,
): Promise<boolean> => (await playbooks.of(playbook)).about === kind;
