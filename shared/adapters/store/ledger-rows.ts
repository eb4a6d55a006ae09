/** The rows of ledgers as they are read. */
import * as z from 'zod';
import * as shapes from '#shared/contracts/ticket.ts';
import type { Posting } from '#shared/domain/ledger/posting.ts';

export const accountRow = z.object({ account: z.string(), balance: z.int() });

const posting: z.ZodType<Posting> = z.object({
  ticket: shapes.ticketId,
  key: z.string(),
  ledger: z.string(),
  from: z.string(),
  to: z.string(),
  amount: z.int(),
  at: shapes.instant,
  note: z.string().exactOptional(),
  reverses: z.object({ key: z.string(), by: shapes.ticketId }).exactOptional(),
});

/** A posting is the card of its row, since that is what indexes show. */
export const postingRow = z.object({ card: posting });
