import { tableNamed } from '#functions/runtime/clients.ts';
import { decisionPorts, kinds } from '#functions/runtime/decision-ports.ts';
import { environment } from '#functions/runtime/environment.ts';
import { logger } from '#functions/runtime/logger.ts';
import { streamConsumer } from '#functions/runtime/stream-consumer.ts';
import { sourcesIn } from '#shared/adapters/store/counted-rows.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { figureBook, recountIn } from '#shared/adapters/store/figure-book.ts';
import { ledgerBook } from '#shared/adapters/store/ledger-book.ts';
import { deskRecords } from '#shared/adapters/store/records.ts';
import { countSources } from '#shared/usecases/count-sources.ts';
import { recountPage } from '#shared/usecases/recount-figures.ts';

const table = tableNamed(environment(['table']).table);

const ports = {
  ...decisionPorts(table),
  kinds,
  desk: deskStore(table),
  records: deskRecords(table),
  book: ledgerBook(table),
  figures: figureBook(table),
};

export const handler = streamConsumer(async (seen) => {
  const failures = [
    ...(await countSources(
      ports,
      seen.flatMap(({ after }) => sourcesIn(after)),
    )),
  ];
  for (const recount of seen.flatMap(({ after }) => recountIn(after) ?? [])) {
    failures.push(...(await recountPage(ports, recount)));
  }
  for (const failure of failures) logger.warn('a count cannot be worked out', { ...failure });
});
