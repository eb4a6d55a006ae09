import * as z from 'zod';
import { jobPorts } from '#functions/runtime/job-ports.ts';
import { streamConsumer } from '#functions/runtime/stream-consumer.ts';
import { jobRow } from '#shared/adapters/store/job-table.ts';
import { relay } from '#shared/usecases/relay.ts';

const ports = jobPorts();

const jobRows = z.array(jobRow);

export const handler = streamConsumer((seen) =>
  relay(ports, jobRows.parse(seen.map(({ after }) => after))),
);
