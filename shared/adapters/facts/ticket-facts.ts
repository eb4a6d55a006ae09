/** What is known of other tickets. */

import { decimal, type RecordValue, type Value } from '#shared/domain/expression/value.ts';
import { isTicketId } from '#shared/domain/ids.ts';
import { ticketRow } from '#shared/domain/query/ticket-row.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { DeskStore, OpenedQuery } from '#shared/ports/desk-store.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';

export interface TicketKnowledge {
  readonly desk: Pick<DeskStore, 'ticket' | 'ticketsOf' | 'lastNumber' | 'openWork'>;
  readonly playbooks: Playbooks;
}

/** Each ticket of a page is a read of its own. */
const PAGE = 100;

/** The one before is looked for among so many; a series about one record that lies further back has been broken off. */
const LOOKED_BACK = 200;

const rowOf = async ({ playbooks }: TicketKnowledge, ticket: Ticket): Promise<RecordValue> =>
  ticketRow(await playbooks.of(ticket.playbook), ticket);

/** Tickets oldest first, at most so many. */
export const ticketRows = async (
  of: TicketKnowledge,
  query: { readonly playbook: string } | { readonly parent: Ticket['id'] },
  most: number,
): Promise<readonly RecordValue[]> => {
  const rows: RecordValue[] = [];
  for await (const ticket of ticketsIn(of, { ...query, limit: PAGE })) {
    if (rows.length >= most) break;
    rows.push(await rowOf(of, ticket));
  }
  return rows;
};

/** The ticket of the playbook that was opened last before this one, about the same record where this one is about one. */
export const previousTicket = async (
  of: TicketKnowledge,
  {
    playbook,
    ticket: id,
    about,
  }: { readonly playbook: string; readonly ticket: string; readonly about: string },
): Promise<Value> => {
  const ticket = isTicketId(id) ? await of.desk.ticket(id) : undefined;
  const query: OpenedQuery = {
    playbook,
    order: 'descending',
    limit: PAGE,
    ...(ticket === undefined ? {} : { to: ticket.openedAt }),
  };
  let seen = 0;
  for await (const one of ticketsIn(of, query)) {
    seen += 1;
    if (one.id !== id && (about === '' || (one.about ?? one.run.about) === about)) {
      return rowOf(of, one);
    }
    if (seen >= LOOKED_BACK) break;
  }
  return null;
};

/** The last running number of a series; see `business-number.ts`. */
export const lastNumber = async ({ desk }: TicketKnowledge, series: string): Promise<Value> =>
  decimal(await desk.lastNumber(series));

/** The business number of a ticket; null while it has none. */
export const numberOf = async ({ desk }: TicketKnowledge, id: string): Promise<Value> => {
  const ticket = isTicketId(id) ? await desk.ticket(id) : undefined;
  return ticket?.run.number ?? null;
};

/** How many open tickets a colleague has in hand; what waits for others counts as little as what is done. */
export const openWorkOf = async ({ desk }: TicketKnowledge, person: string): Promise<Value> =>
  decimal(await desk.openWork(person));

/** The tickets that one has opened by itself, of one playbook or of all. */
export const childrenOf = async (
  of: TicketKnowledge,
  { ticket, playbook }: { readonly ticket: string; readonly playbook: string },
  most: number,
): Promise<Value> => {
  if (!isTicketId(ticket)) return [];
  const rows = await ticketRows(of, { parent: ticket }, most);
  return playbook === '' ? rows : rows.filter((row) => row['playbook'] === playbook);
};

async function* ticketsIn(
  { desk }: TicketKnowledge,
  query: OpenedQuery,
): AsyncGenerator<Ticket, void, undefined> {
  let page = await desk.ticketsOf(query);
  yield* page.items;
  while (page.next !== undefined) {
    page = await desk.ticketsOf({ ...query, cursor: page.next });
    yield* page.items;
  }
}
