import { S3Client } from '@aws-sdk/client-s3';
import { SESClient } from '@aws-sdk/client-ses';
import { keysIn, tableNamed } from '#functions/runtime/clients.ts';
import { decisionPorts, intakeKept } from '#functions/runtime/decision-ports.ts';
import { environment } from '#functions/runtime/environment.ts';
import { logger } from '#functions/runtime/logger.ts';
import { momentPorts } from '#functions/runtime/moment-ports.ts';
import { queueConsumer } from '#functions/runtime/queue-consumer.ts';
import { s3FileObjects } from '#shared/adapters/aws/s3-file-objects.ts';
import { sesSender } from '#shared/adapters/aws/ses-sender.ts';
import { s3Documents } from '#shared/adapters/document/s3-documents.ts';
import { keptAMinute } from '#shared/adapters/kept-a-minute.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { mailLooks } from '#shared/adapters/store/mail-looks.ts';
import { optOuts } from '#shared/adapters/store/opt-outs.ts';
import { job } from '#shared/contracts/ticket.ts';
import { notify } from '#shared/usecases/notify.ts';

const env = environment([
  'table',
  'keysSecret',
  'siteUrl',
  'intakeAddress',
  'replyDomain',
  'configurationSet',
  'filesBucket',
]);

const s3 = new S3Client({});
const table = tableNamed(env.table);

/** Each mail asks for it, and it hardly ever changes. */
const keptLook = keptAMinute(momentPorts.clock, () => mailLooks(table).current());

const ports = {
  ...decisionPorts(table),
  intake: intakeKept(table),
  desk: deskStore(table),
  keys: await keysIn(env.keysSecret),
  objects: s3FileObjects(s3, env.filesBucket),
  documents: s3Documents(s3, env.filesBucket),
  // SES has no idempotency token: what the SDK repeated after a time-out would be a second mail.
  mailer: sesSender(new SESClient({ maxAttempts: 1 }), {
    configurationSet: env.configurationSet,
    region: process.env['AWS_REGION'] ?? 'us-east-1',
  }),
  setting: {
    siteUrl: env.siteUrl,
    intakeAddress: env.intakeAddress,
    replyDomain: env.replyDomain,
  },
  looks: { current: () => keptLook('') },
  optOuts: optOuts(table),
};

export const handler = queueConsumer(job, async (message, { messageId, attempt }) => {
  if (message.queue !== 'notification') throw new Error(`not a notification: ${message.queue}`);
  const outcome = await notify(ports, message);
  const told = { messageId, attempt, job: message.id, ticket: message.ticket, outcome };
  if (outcome === 'quota-reached') logger.error('mail quota reached', told);
  else logger.info('notification handled', told);
});
