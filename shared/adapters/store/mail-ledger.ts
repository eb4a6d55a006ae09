import * as z from 'zod';
import * as shapes from '#shared/contracts/ticket.ts';
import type { MailState, RawMail } from '#shared/domain/raw-mail/raw-mail.ts';
import type { MailLedger } from '#shared/ports/mail-ledger.ts';
import {
  INDEX_KEYS,
  type IndexName,
  type Position,
  type Row,
  type Table,
} from '#shared/ports/table.ts';
import { decodeCursor, encodeCursor, monthShape } from './cursor.ts';
import {
  allMailsPartition,
  COUNTER_SHARDS,
  mailCounterKey,
  mailKey,
  mailStatePartition,
  monthOf,
} from './keys.ts';

const mailRow = z.object({ mail: shapes.rawMail });
const mailCard = z.object({ card: shapes.rawMail });
const counterRow = z.object({ received: z.number().default(0), ended: z.number().default(0) });

/** An instant and an id of SES or of ours, below the 1,024 bytes of a sort key (AWS: DynamoDB quotas). */
const LONGEST_SORT_KEY = 512;

const cursorShape = z.object({
  month: monthShape,
  /** The last sort key seen. The position is made of it, so an altered cursor names no odd row. */
  after: z
    .string()
    .max(LONGEST_SORT_KEY)
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z#[!-~]+$/)
    .exactOptional(),
});

type Cursor = z.infer<typeof cursorShape>;

/** How many pages one request looks through: a year of months that hold nothing, or of one month as many. */
const PAGES_AT_ONCE = 12;

/** The ledger of raw mails on the one table. */
export const mailLedger = (table: Table): MailLedger => ({
  async mail(id) {
    const row = await table.get(mailKey(id), { consistent: true });
    return row === undefined ? undefined : mailRow.parse(row).mail;
  },

  async mails({ limit, cursor, ...query }) {
    const start = cursor === undefined ? undefined : decodeCursor(cursor, cursorShape);
    const items: RawMail[] = [];
    let place: Cursor = start ?? { month: monthOf(query.to ?? query.now) };
    for (let turn = 0; turn < PAGES_AT_ONCE; turn++) {
      if (query.from !== undefined && place.month < monthOf(query.from)) return { items };
      const wanted = limit - items.length;
      const { found, end, rest } = await pageOf(table, query, { place, limit: wanted });
      items.push(...found);
      if (found.length === wanted) return { items, next: encodeCursor(end) };
      place = rest;
    }
    return place.after === undefined ? { items } : { items, next: encodeCursor(place) };
  },

  async counts() {
    const shards = await Promise.all(
      Array.from({ length: COUNTER_SHARDS }, (_, shard) => table.get(mailCounterKey(shard))),
    );
    const counters = shards.map((row) => counterRow.parse(row ?? {}));
    return {
      received: counters.reduce((sum, { received }) => sum + received, 0),
      ended: counters.reduce((sum, { ended }) => sum + ended, 0),
    };
  },
});

type MailQuery = Parameters<MailLedger['mails']>[0];

/** What one page of a month holds of what is looked for, where it ends, and where the next one begins. */
const pageOf = async (
  table: Table,
  { state, reason, from, to }: Pick<MailQuery, 'state' | 'reason' | 'from' | 'to'>,
  { place, limit }: { readonly place: Cursor; readonly limit: number },
) => {
  const list = listOf(state, place.month);
  const page = await table.query({
    ...list,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...startOf(list, place),
    limit,
  });
  const last = page.rows.at(-1);
  const end: Cursor =
    last === undefined ? place : { ...place, after: String(last[INDEX_KEYS[list.index].sk]) };
  return {
    found: page.rows
      .map(cardOfRow)
      .filter((mail) => reason === undefined || mail.reason === reason),
    end,
    rest: page.next === undefined ? { month: monthBefore(place.month) } : end,
  };
};

/** All mails of a month, or those of one state, newest first. */
const listOf = (state: MailState | undefined, month: string) =>
  state === undefined
    ? ({ index: 'byAgent', pk: allMailsPartition(month), order: 'descending' } as const)
    : ({ index: 'byTeam', pk: mailStatePartition(state, month), order: 'descending' } as const);

const startOf = (
  { index, pk }: { readonly index: IndexName; readonly pk: string },
  { after }: Cursor,
): { readonly after?: Position } => {
  if (after === undefined) return {};
  const keys = INDEX_KEYS[index];
  const id = after.slice(after.indexOf('#') + 1);
  return { after: { ...mailKey(id), [keys.pk]: pk, [keys.sk]: after } };
};

const cardOfRow = (row: Row): RawMail => mailCard.parse(row).card;

const monthBefore = (month: string): string => {
  const date = new Date(`${month}-01T00:00:00.000Z`);
  date.setUTCMonth(date.getUTCMonth() - 1);
  return monthOf(date.toISOString());
};
