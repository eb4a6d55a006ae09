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

/** How many months back one request looks for more. */
const MONTHS_AT_ONCE = 12;

/** The ledger of raw mails on the one table. */
export const mailLedger = (table: Table): MailLedger => ({
  async mail(id) {
    const row = await table.get(mailKey(id), { consistent: true });
    return row === undefined ? undefined : mailRow.parse(row).mail;
  },

  async mails({ state, limit, cursor, now }) {
    const start = cursor === undefined ? undefined : decodeCursor(cursor, cursorShape);
    const items: RawMail[] = [];
    let place: Cursor = start ?? { month: monthOf(now) };
    for (let turn = 0; turn < MONTHS_AT_ONCE; turn++) {
      const list = listOf(state, place.month);
      const page = await table.query({
        ...list,
        ...startOf(list, place),
        limit: limit - items.length,
      });
      items.push(...page.rows.map(cardOfRow));
      const last = page.rows.at(-1);
      if (items.length >= limit && last !== undefined) {
        return { items, next: encodeCursor({ ...place, after: last[INDEX_KEYS[list.index].sk] }) };
      }
      place = { month: monthBefore(place.month) };
    }
    return { items };
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
