import * as z from 'zod';
import * as shapes from '#shared/contracts/ticket.ts';
import type { Source } from '#shared/domain/figure/source.ts';
import { postingRow } from './ledger-rows.ts';
import { recordRow } from './record-rows.ts';

const sourceRow = z.object({ kind: z.enum(['ticket', 'record', 'posting', 'message']) });
const ticketRow = z.object({ ticket: shapes.ticket });
const messageRow = z.object({ message: shapes.message });

/** What of a row of the table figures may count; nothing of any other row. */
export const sourcesIn = (row: unknown): readonly Source[] => {
  const source = sourceRow.safeParse(row);
  if (!source.success) return [];
  switch (source.data.kind) {
    case 'ticket':
      return [{ is: 'ticket', ticket: ticketRow.parse(row).ticket }];
    case 'record':
      return [{ is: 'record', record: recordRow.parse(row).record }];
    case 'posting':
      return [{ is: 'posting', posting: postingRow.parse(row).card }];
    case 'message':
      return [{ is: 'message', message: messageRow.parse(row).message }];
  }
};
