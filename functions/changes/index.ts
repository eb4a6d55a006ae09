import * as z from 'zod';
import { tableNamed } from '#functions/runtime/clients.ts';
import { environment } from '#functions/runtime/environment.ts';
import { streamConsumer } from '#functions/runtime/stream-consumer.ts';
import { systemClock } from '#shared/adapters/aws/system-clock.ts';
import { changeFeed } from '#shared/adapters/store/change-feed.ts';
import { ticketCard } from '#shared/contracts/ticket.ts';
import { noteChanges } from '#shared/usecases/note-changes.ts';

const { table } = environment(['table']);

const ports = { clock: systemClock, changes: changeFeed(tableNamed(table)) };

const row = z.object({ card: ticketCard });

export const handler = streamConsumer((seen) =>
  noteChanges(
    ports,
    seen.map(({ before, after }) => ({
      after: row.parse(after).card,
      ...(before === undefined ? {} : { before: row.parse(before).card }),
    })),
  ),
);
