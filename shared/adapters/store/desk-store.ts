import * as z from 'zod';
import * as shapes from '#shared/contracts/ticket.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import { refuse } from '#shared/kernel/result.ts';
import type { ChangeRefusal, DeskStore, TicketFile } from '#shared/ports/desk-store.ts';
import type { CommitRefusal, Row, Table } from '#shared/ports/table.ts';
import { type PurposefulWrite, writesOf } from './change-writes.ts';
import { deliveryKey, EVENTS, eventsKey, headKey, messageIdKey, ticketPartition } from './keys.ts';
import { listTickets } from './list-tickets.ts';

/** Rows of one ticket that are read at once; a ticket with more is read in pages of this size. */
const FILE_PAGE = 1000;

const headRow = z.object({ ticket: shapes.ticket });
const messageIdRow = z.object({ mail: z.string(), ticket: shapes.ticketId.exactOptional() });
const deliveryRow = z.object({ delivery: shapes.delivery });
const eventsRow = z.object({ events: z.array(shapes.ticketEvent) });
const fileRow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ticket'), ticket: shapes.ticket }),
  z.object({ kind: z.literal('message'), message: shapes.message }),
  z.object({ kind: z.literal('events'), events: z.array(shapes.ticketEvent) }),
  z.object({ kind: z.literal('delivery'), delivery: shapes.delivery }),
]);

/** The desk's tickets on the one table. */
export const deskStore = (table: Table): DeskStore => ({
  async ticket(id) {
    const row = await table.get(headKey(id), { consistent: true });
    return row === undefined ? undefined : headRow.parse(row).ticket;
  },

  async file(id) {
    return fileOf(await everyRow(table, id));
  },

  async delivery(id, job) {
    const row = await table.get(deliveryKey(id, job), { consistent: true });
    return row === undefined ? undefined : deliveryRow.parse(row).delivery;
  },

  async eventsSince(id, version) {
    const { pk, sk: from } = eventsKey(id, version + 1);
    const { rows } = await table.query({
      pk,
      from,
      to: `${EVENTS}~`,
      limit: FILE_PAGE,
      consistent: true,
    });
    return rows.flatMap((row) => eventsRow.parse(row).events);
  },

  list: (query) => listTickets(table, query),

  async ticketOfMessage(messageId) {
    const row = await table.get(messageIdKey(messageId), { consistent: true });
    return row === undefined ? undefined : messageIdRow.parse(row).ticket;
  },

  async commit(change) {
    const writes = writesOf(change);
    const outcome = await table.commit(writes.map(({ write }) => write));
    return outcome.ok ? outcome : refuse(refusalOf(outcome.refusal, writes));
  },
});

const everyRow = async (table: Table, id: TicketId): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  // A job follows its decision within milliseconds, and must find what the decision has written.
  const query = { pk: ticketPartition(id), limit: FILE_PAGE, consistent: true };
  let page = await table.query(query);
  rows.push(...page.rows);
  while (page.next !== undefined) {
    page = await table.query({ ...query, after: page.next });
    rows.push(...page.rows);
  }
  return rows;
};

const fileOf = (rows: readonly Row[]): TicketFile | undefined => {
  const parsed = rows.map((row) => fileRow.parse(row));
  const ticket = parsed.find((row) => row.kind === 'ticket')?.ticket;
  if (ticket === undefined) return undefined;
  return {
    ticket,
    messages: parsed.flatMap((row) => (row.kind === 'message' ? [row.message] : [])),
    events: parsed.flatMap((row) => (row.kind === 'events' ? row.events : [])),
    deliveries: parsed.flatMap((row) => (row.kind === 'delivery' ? [row.delivery] : [])),
  };
};

const refusalOf = (refusal: CommitRefusal, writes: readonly PurposefulWrite[]): ChangeRefusal => {
  if (refusal.code === 'table.conflict') return { code: 'change.stale' };
  const purpose = writes[refusal.write]?.for ?? { is: 'unconditional' };
  switch (purpose.is) {
    case 'number':
      return { code: 'change.number-taken' };
    case 'cap':
      return { code: 'change.cap-reached', cap: purpose.name };
    case 'message-id':
      return { code: 'change.message-known', mail: knownMail(refusal.current) };
    case 'new-ticket':
      return knownRequest(refusal.current);
    case 'version':
    case 'mail':
    case 'delivery':
    case 'unconditional':
      return { code: 'change.stale' };
  }
};

const knownMail = (row: Row | undefined): string =>
  row === undefined ? '' : messageIdRow.parse(row).mail;

const knownRequest = (row: Row | undefined): ChangeRefusal => {
  if (row === undefined) return { code: 'change.stale' };
  return { code: 'change.request-known', ticket: headRow.parse(row).ticket };
};
