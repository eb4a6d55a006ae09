/**
 * `npm run --silent mail -- [list [--state S] | show ID | replay ID]`: what came of each raw mail, the mail itself,
 * and taking it in once more.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { commandFault, endpointsIn } from '#local/running-desk.ts';
import { dynamoTable } from '#shared/adapters/aws/dynamo-table.ts';
import { s3RawMails } from '#shared/adapters/aws/s3-raw-mails.ts';
import { mailLedger } from '#shared/adapters/store/mail-ledger.ts';
import { MAIL_PREFIX } from '#shared/contracts/bucket-event.ts';
import { MAIL_STATES, type MailState } from '#shared/domain/raw-mail/raw-mail.ts';
import type { MailLedger } from '#shared/ports/mail-ledger.ts';
import type { RawMails } from '#shared/ports/raw-mails.ts';

const USAGE =
  'Usage: npm run --silent mail -- [list [--state STATE] | show ID | replay ID] [--data DIR] [--stage NAME]';
const LOCAL_STAGE = 'dev';
const PAGE = 100;

interface Place {
  readonly mails: MailLedger;
  readonly sqs: SQSClient;
  readonly queue: string;
  /** Looked for only where a mail's bytes are wanted. */
  readonly raw: () => Promise<RawMails>;
}

/** CloudFormation makes up the names of tables and buckets; they begin with their stack's. */
const namedLike = (names: readonly (string | undefined)[], what: string, stage: string): string => {
  const prefix = `huiyin-${stage}-data-`;
  const found = names.find((name) => name?.toLowerCase().startsWith(prefix));
  if (found === undefined) throw new Error(`The stage ${stage} has no ${what} here.`);
  return found;
};

async function ledgerOn(dynamo: DynamoDBClient, stage: string): Promise<MailLedger> {
  const { TableNames = [] } = await dynamo.send(new ListTablesCommand());
  return mailLedger(dynamoTable(dynamo, namedLike(TableNames, 'table', stage)));
}

async function localPlace(data: string): Promise<Place> {
  const endpoints = endpointsIn(data);
  const settings = {
    region: 'us-east-1',
    credentials: { accessKeyId: 'mail', secretAccessKey: 'local' },
    maxAttempts: 1,
  };
  const s3 = new S3Client({ ...settings, endpoint: endpoints.S3, forcePathStyle: true });
  return {
    mails: await ledgerOn(
      new DynamoDBClient({ ...settings, endpoint: endpoints.DYNAMODB }),
      LOCAL_STAGE,
    ),
    sqs: new SQSClient({ ...settings, endpoint: endpoints.SQS }),
    queue: `huiyin-${LOCAL_STAGE}-mail`,
    // The local S3 lists no buckets; each is a folder of the data.
    raw: async () =>
      s3RawMails(s3, namedLike(readdirSync(join(data, 's3')), 'bucket', LOCAL_STAGE)),
  };
}

async function stagePlace(stage: string): Promise<Place> {
  const s3 = new S3Client();
  return {
    mails: await ledgerOn(new DynamoDBClient(), stage),
    sqs: new SQSClient(),
    queue: `huiyin-${stage}-mail`,
    raw: async () => {
      const { Buckets = [] } = await s3.send(new ListBucketsCommand());
      const names = Buckets.map(({ Name }) => Name);
      return s3RawMails(s3, namedLike(names, 'mail bucket', stage));
    },
  };
}

async function list({ mails }: Place, state: MailState | undefined): Promise<void> {
  const now = new Date().toISOString();
  let cursor: string | undefined;
  do {
    const page = await mails.mails({
      limit: PAGE,
      now,
      ...(state === undefined ? {} : { state }),
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { content: _, ticket, ...mail } of page.items) {
      console.log(
        JSON.stringify({ ...mail, ...(ticket === undefined ? {} : { ticketId: ticket }) }),
      );
    }
    cursor = page.next;
  } while (cursor !== undefined);
}

async function bytesOf(place: Place, id: string): Promise<Uint8Array> {
  const raw = await (await place.raw()).read(`${MAIL_PREFIX}${id}`);
  if (raw === undefined) throw new Error(`There is no mail ${id}.`);
  return raw;
}

/** A quarantined form has no mail behind it; what it said stands in the ledger. */
async function show(place: Place, id: string): Promise<void> {
  const known = await place.mails.mail(id);
  process.stdout.write(
    known?.source === 'form' ? `${known.content ?? ''}\n` : await bytesOf(place, id),
  );
}

/** Sends the mail's S3 event again. A mail that has ended stays as it is, whatever the event says. */
async function replay(place: Place, id: string): Promise<void> {
  await bytesOf(place, id);
  const known = await place.mails.mail(id);
  const { QueueUrl } = await place.sqs.send(new GetQueueUrlCommand({ QueueName: place.queue }));
  const event = { Records: [{ s3: { object: { key: `${MAIL_PREFIX}${id}` } } }] };
  await place.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(event) }));
  const stood = known?.state ?? 'not taken in';
  console.log(JSON.stringify({ id, queue: place.queue, stood }));
  if (known !== undefined && known.state !== 'received') {
    console.error(
      `The mail has ended as ${known.state} and stays so: a second event changes nothing.`,
    );
  }
}

const stateNamed = (text: string | undefined): MailState | undefined => {
  const state = MAIL_STATES.find((one) => one === text);
  if (text !== undefined && state === undefined) {
    throw new Error(`There is no state "${text}": a mail is ${MAIL_STATES.join(', ')}.`);
  }
  return state;
};

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string', default: '.huiyin' },
      stage: { type: 'string' },
      state: { type: 'string' },
    },
  });
  const [verb = 'list', id, more] = positionals;
  const state = stateNamed(values.state);
  const isList = verb === 'list' && id === undefined;
  const isOne = ['show', 'replay'].includes(verb) && id !== undefined && more === undefined;
  if (!isList && (!isOne || state !== undefined)) throw new Error(USAGE);
  const { data, stage } = values;
  const place = stage === undefined ? await localPlace(data) : await stagePlace(stage);
  if (id === undefined) return list(place, state);
  return verb === 'show' ? show(place, id) : replay(place, id);
}

try {
  await run();
} catch (error) {
  console.error(commandFault(error));
  process.exitCode = 1;
}
