import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { tableNamed } from '#functions/runtime/clients.ts';
import { environment } from '#functions/runtime/environment.ts';
import { logger } from '#functions/runtime/logger.ts';
import { queueConsumer } from '#functions/runtime/queue-consumer.ts';
import { idsIn } from '#functions/verify-file/ids-in.ts';
import { s3FileObjects } from '#shared/adapters/aws/s3-file-objects.ts';
import { systemClock } from '#shared/adapters/aws/system-clock.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { bucketEvent } from '#shared/contracts/bucket-event.ts';
import { job } from '#shared/contracts/ticket.ts';
import { verifyFile } from '#shared/usecases/verify-file.ts';

const { table, filesBucket } = environment(['table', 'filesBucket']);

const ports = {
  clock: systemClock,
  desk: deskStore(tableNamed(table)),
  objects: s3FileObjects(new S3Client({}), filesBucket),
};

/** The bucket's word that something was uploaded, and the outbox's that it was bound, come by one queue. */
export const handler = queueConsumer(
  z.union([job, bucketEvent]),
  async (message, { messageId, attempt }) => {
    for (const id of idsIn(message)) {
      const state = await verifyFile(ports, id);
      logger.info('file looked at', { messageId, attempt, file: id, state });
    }
  },
);
