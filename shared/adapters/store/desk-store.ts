import * as z from 'zod';
import * as shapes from '#shared/contracts/ticket.ts';
import { type HeldFile, UNBOUND_FOR } from '#shared/domain/file/file.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { PlannedCampaign } from '#shared/domain/opening/campaign.ts';
import { type Instant, later } from '#shared/kernel/instant.ts';
import { refuse } from '#shared/kernel/result.ts';
import type { Change, ChangeRefusal, DeskStore, TicketFile } from '#shared/ports/desk-store.ts';
import type { CommitRefusal, Row, Table } from '#shared/ports/table.ts';
import { keepStarts } from './campaign-rows.ts';
import { writesOf } from './change-writes.ts';
import { BOUND } from './file-writes.ts';
import {
  agentPartition,
  boundFileKey,
  deliveryKey,
  EVENTS,
  effectsKey,
  eventsKey,
  fileKey,
  headKey,
  heldPartition,
  messageIdKey,
  seriesKey,
  TICKET_ACCESSES,
  ticketPartition,
} from './keys.ts';
import { ledgerRefusal } from './ledger-refusal.ts';
import { listTickets } from './list-tickets.ts';
import type { PurposefulWrite } from './purpose.ts';
import { keyRow } from './record-rows.ts';
import { ticketsOf } from './tickets-of.ts';

/** Rows of one ticket that are read at once; a ticket with more is read in pages of this size. */
const FILE_PAGE = 1000;

const headRow = z.object({ ticket: shapes.ticket });
const messageIdRow = z.object({
  mail: z.string(),
  ticket: shapes.ticketId.exactOptional(),
  request: z.string().exactOptional(),
});
const deliveryRow = z.object({ delivery: shapes.delivery });
const eventsRow = z.object({ events: z.array(shapes.ticketEvent) });
const signalRow = z.object({ signal: shapes.signal });
const effectsRow = z.object({ effects: z.array(shapes.runEffect) });
const fileRow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ticket'), ticket: shapes.ticket }),
  z.object({ kind: z.literal('message'), message: shapes.message }),
  z.object({ kind: z.literal('events'), events: z.array(shapes.ticketEvent) }),
  z.object({ kind: z.literal('delivery'), delivery: shapes.delivery }),
  z.object({ kind: z.literal('file'), file: shapes.deskFile }),
  z.object({ kind: z.enum(['effects', 'posting', 'audience', 'about']) }),
]);
const heldRow = z.object({ ticket: shapes.ticketId });
const seriesRow = z.object({ last: z.number() });
const place = z.object({ ticket: shapes.ticketId, message: z.string() });
const uploadRow = z.union([
  z.object({ step: z.literal(BOUND), on: place }),
  z.object({ step: z.enum(['pending', 'ready', 'refused']), file: shapes.deskFile }),
]);
const boundRow = z.object({ file: shapes.deskFile });

/** One page of small cards. Of two who have more than this neither has time, and the count is the same for both. */
const MOST_OPEN_WORK = 200;

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

  async effects(id, version) {
    const row = await table.get(effectsKey(id, version), { consistent: true });
    return row === undefined ? [] : effectsRow.parse(row).effects;
  },

  heldFile: (id, now) => heldFile(table, id, now),

  list: (query) => listTickets(table, query),

  ticketsOf: (query) => ticketsOf(table, query),

  async ticketOfMessage(messageId) {
    const row = await table.get(messageIdKey(messageId), { consistent: true });
    return row === undefined ? undefined : messageIdRow.parse(row).ticket;
  },

  async heldMails({ person, hour }) {
    const pk = heldPartition(person, hour);
    const { rows } = await table.query({ pk, limit: FILE_PAGE, consistent: true });
    return [...new Set(rows.map((row) => heldRow.parse(row).ticket))];
  },

  async openWork(agent) {
    const { rows } = await table.query({
      index: 'byAgent',
      pk: agentPartition(agent, 'open'),
      limit: MOST_OPEN_WORK,
    });
    return rows.length;
  },

  async lastNumber(series) {
    const row = await table.get(seriesKey(series), { consistent: true });
    return row === undefined ? 0 : seriesRow.parse(row).last;
  },

  async commit(change) {
    for (const planned of plannedIn(change)) await keepStarts(table, planned);
    const writes = writesOf(change);
    const outcome = await table.commit(writes.map(({ write }) => write));
    return outcome.ok ? outcome : refuse(refusalOf(outcome.refusal, writes));
  },
});

const plannedIn = ({ decisions = [], campaigns = [] }: Change): readonly PlannedCampaign[] => [
  ...decisions.flatMap(({ campaign }) => campaign ?? []),
  ...campaigns.flatMap((one) => ('starts' in one ? one : [])),
];

const heldFile = async (table: Table, id: string, now: Instant): Promise<HeldFile | undefined> => {
  const row = await table.get(fileKey(id), { consistent: true });
  if (row === undefined) return undefined;
  const upload = uploadRow.parse(row);
  if ('file' in upload) {
    // The table deletes what has expired only within days.
    return later(upload.file.at, UNBOUND_FOR) <= now ? undefined : { file: upload.file };
  }
  const bound = await table.get(boundFileKey(upload.on.ticket, id), { consistent: true });
  return bound === undefined ? undefined : { file: boundRow.parse(bound).file, on: upload.on };
};

const everyRow = async (table: Table, id: TicketId): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  // A job follows its decision within milliseconds, and must find what the decision has written.
  const query = {
    pk: ticketPartition(id),
    to: TICKET_ACCESSES,
    limit: FILE_PAGE,
    consistent: true,
  };
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
    files: parsed.flatMap((row) => (row.kind === 'file' ? [row.file] : [])),
  };
};

const refusalOf = (refusal: CommitRefusal, writes: readonly PurposefulWrite[]): ChangeRefusal => {
  if (refusal.code === 'table.conflict') return { code: 'change.stale' };
  const purpose = writes[refusal.write]?.for ?? { is: 'unconditional' };
  switch (purpose.is) {
    case 'number':
      return { code: 'change.number-taken' };
    case 'series':
      return { code: 'change.series-moved' };
    case 'business-number':
      return { code: 'change.business-number-taken', number: purpose.number };
    case 'cap':
      return { code: 'change.cap-reached', cap: purpose.name };
    case 'message-id':
      return knownMessage(refusal.current);
    case 'file':
      return isBound(refusal.current)
        ? { code: 'change.file-taken', file: purpose.id }
        : { code: 'change.stale' };
    case 'posting':
    case 'movement':
      return ledgerRefusal(purpose, refusal.current);
    case 'new-ticket':
      return knownRequest(refusal.current);
    case 'record-key':
      return keyTaken(refusal.current);
    case 'signal':
      return knownSignal(refusal.current);
    case 'version':
    case 'record':
    case 'mail':
    case 'delivery':
    case 'campaign':
    case 'unconditional':
      return { code: 'change.stale' };
  }
};

/** The row may be gone again by the time it is shown; then deciding again helps. */
const keyTaken = (row: Row | undefined): ChangeRefusal =>
  row === undefined
    ? { code: 'change.stale' }
    : { code: 'change.record-key-taken', record: keyRow.parse(row).record };

const isBound = (row: Row | undefined): boolean => row?.kind === 'upload' && row['step'] === BOUND;

const knownMessage = (row: Row | undefined): ChangeRefusal => {
  if (row === undefined) return { code: 'change.message-known', mail: '' };
  const { mail, request } = messageIdRow.parse(row);
  return { code: 'change.message-known', mail, ...(request === undefined ? {} : { request }) };
};

const knownSignal = (row: Row | undefined): ChangeRefusal =>
  row === undefined
    ? { code: 'change.stale' }
    : { code: 'change.signal-known', signal: signalRow.parse(row).signal };

const knownRequest = (row: Row | undefined): ChangeRefusal => {
  if (row === undefined) return { code: 'change.stale' };
  return { code: 'change.request-known', ticket: headRow.parse(row).ticket };
};
