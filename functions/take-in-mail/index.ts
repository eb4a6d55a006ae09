import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { keysIn, tableNamed } from '#functions/runtime/clients.ts';
import { decisionPorts, intakeKept } from '#functions/runtime/decision-ports.ts';
import { environment } from '#functions/runtime/environment.ts';
import { logger } from '#functions/runtime/logger.ts';
import { queueConsumer } from '#functions/runtime/queue-consumer.ts';
import { mailsIn } from '#functions/take-in-mail/mails-in.ts';
import { s3FileObjects } from '#shared/adapters/aws/s3-file-objects.ts';
import { s3RawMails } from '#shared/adapters/aws/s3-raw-mails.ts';
import { readMail } from '#shared/adapters/mime/read-mail.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { mailLedger } from '#shared/adapters/store/mail-ledger.ts';
import { deskRecords } from '#shared/adapters/store/records.ts';
import { bucketEvent, MAIL_PREFIX } from '#shared/contracts/bucket-event.ts';
import { job } from '#shared/contracts/ticket.ts';
import { takeInMail } from '#shared/usecases/take-in-mail.ts';

const env = environment([
  'table',
  'keysSecret',
  'mailBucket',
  'filesBucket',
  'intakeAddress',
  'replyDomain',
]);
const s3 = new S3Client({});
const table = tableNamed(env.table);

const ports = {
  ...decisionPorts(table),
  intake: intakeKept(table),
  desk: deskStore(table),
  mails: mailLedger(table),
  records: deskRecords(table),
  raw: s3RawMails(s3, env.mailBucket),
  objects: s3FileObjects(s3, env.filesBucket),
  reader: { read: readMail },
  keys: await keysIn(env.keysSecret),
  intakeAddress: env.intakeAddress,
  replyDomain: env.replyDomain,
};

/** The bucket's word that a mail has come, and the outbox's that one was let in, come by one queue. */
export const handler = queueConsumer(
  z.union([job, bucketEvent]),
  async (message, { messageId, attempt }) => {
    for (const id of mailsIn(message)) {
      const state = await takeInMail(ports, { id, key: `${MAIL_PREFIX}${id}` });
      logger.info('mail taken in', { messageId, attempt, mail: id, state });
    }
  },
);
