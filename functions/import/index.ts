import { createHash } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { tableNamed } from '#functions/runtime/clients.ts';
import { decisionPorts, kinds } from '#functions/runtime/decision-ports.ts';
import { environment } from '#functions/runtime/environment.ts';
import { logger } from '#functions/runtime/logger.ts';
import { queueConsumer } from '#functions/runtime/queue-consumer.ts';
import { s3FileObjects } from '#shared/adapters/aws/s3-file-objects.ts';
import { readSheet } from '#shared/adapters/sheet/read-sheet.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { imports } from '#shared/adapters/store/imports.ts';
import { deskRecords } from '#shared/adapters/store/records.ts';
import { importJobShape } from '#shared/contracts/ticket.ts';
import { importJob } from '#shared/usecases/import/import-job.ts';

const { table: name, filesBucket } = environment(['table', 'filesBucket']);
const table = tableNamed(name);

const ports = {
  ...decisionPorts(table),
  desk: deskStore(table),
  imports: imports(table),
  records: deskRecords(table),
  kinds,
  objects: s3FileObjects(new S3Client({}), filesBucket),
  sheets: { read: readSheet },
  sha256: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex'),
};

export const handler = queueConsumer(importJobShape, async (job, { messageId, attempt }) => {
  await importJob(ports, job);
  const { stage, until } = job;
  logger.info('import worked on', { messageId, attempt, import: job.import, stage, until });
});
