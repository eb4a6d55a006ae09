import { tableNamed } from '#functions/runtime/clients.ts';
import { decisionPorts, kinds } from '#functions/runtime/decision-ports.ts';
import { environment } from '#functions/runtime/environment.ts';
import { logger } from '#functions/runtime/logger.ts';
import { streamConsumer } from '#functions/runtime/stream-consumer.ts';
import { sourcesIn } from '#shared/adapters/store/counted-rows.ts';
import { figureBook } from '#shared/adapters/store/figure-book.ts';
import { countSources } from '#shared/usecases/count-sources.ts';

const table = tableNamed(environment(['table']).table);

const ports = { ...decisionPorts(table), kinds, figures: figureBook(table) };

export const handler = streamConsumer(async (seen) => {
  const failures = await countSources(
    ports,
    seen.flatMap(({ after }) => sourcesIn(after)),
  );
  for (const failure of failures) logger.warn('a count cannot be worked out', { ...failure });
});
