import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  ListQueuesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import * as z from 'zod';

const USAGE =
  'Usage: npm run --silent dead-letters -- [list | redrive QUEUE] [--data DIR] [--stage NAME]';
const LOCAL_STAGE = 'dev';
const SUFFIX = '-dead-letters';
/** Long enough to read a queue to its end; afterwards everything is made visible again. */
const LISTING_SECONDS = 60;
/** A queue that keeps giving, because others put messages in, must not be listed for ever. */
const MAX_LISTED = 10_000;

const endpointsSchema = z.object({ SQS: z.url() });

function localClient(data: string): SQSClient {
  let text: string;
  try {
    text = readFileSync(join(data, 'endpoints.json'), 'utf8');
  } catch (cause) {
    throw new Error(
      `The desk in ${data} has not been started yet: start it with npm start first.`,
      {
        cause,
      },
    );
  }
  return new SQSClient({
    endpoint: endpointsSchema.parse(JSON.parse(text)).SQS,
    region: 'us-east-1',
    credentials: { accessKeyId: 'dead-letters', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
}

const nameOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

async function deadLetterQueues(client: SQSClient, stage: string): Promise<string[]> {
  const prefix = `huiyin-${stage}-`;
  const { QueueUrls = [] } = await client.send(new ListQueuesCommand({ QueueNamePrefix: prefix }));
  return QueueUrls.filter((url) => url.endsWith(SUFFIX)).sort();
}

async function releaseAll(client: SQSClient, url: string, handles: readonly string[]) {
  for (const ReceiptHandle of handles) {
    await client.send(
      new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle, VisibilityTimeout: 0 }),
    );
  }
}

function print(queue: string, { MessageId, Attributes, Body }: Message): void {
  const { SentTimestamp, ApproximateReceiveCount } = Attributes ?? {};
  const line = {
    queue,
    messageId: MessageId,
    sentAt: new Date(Number(SentTimestamp)).toISOString(),
    receiveCount: Number(ApproximateReceiveCount),
    body: Body,
  };
  console.log(JSON.stringify(line));
}

async function listQueue(client: SQSClient, url: string): Promise<void> {
  const seen = new Set<string>();
  const handles: string[] = [];
  try {
    while (seen.size < MAX_LISTED) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl: url,
          MaxNumberOfMessages: 10,
          VisibilityTimeout: LISTING_SECONDS,
          MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
        }),
      );
      if (Messages.length === 0) return;
      for (const message of Messages) {
        if (message.ReceiptHandle !== undefined) handles.push(message.ReceiptHandle);
        if (seen.has(message.MessageId ?? '')) continue;
        seen.add(message.MessageId ?? '');
        print(nameOf(url), message);
      }
    }
  } finally {
    await releaseAll(client, url, handles);
  }
}

/** @param queue the name of a queue or of its dead letters, with or without the project and the stage. */
async function redrive(client: SQSClient, stage: string, queue: string): Promise<void> {
  const urls = await deadLetterQueues(client, stage);
  const wanted = queue.endsWith(SUFFIX) ? queue : `${queue}${SUFFIX}`;
  const url = urls.find((each) => [wanted, `huiyin-${stage}-${wanted}`].includes(nameOf(each)));
  if (url === undefined) {
    const known = urls.map((each) => nameOf(each).slice(0, -SUFFIX.length)).join(', ');
    throw new Error(`No queue is called "${queue}": the stage ${stage} has ${known}.`);
  }
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: ['QueueArn', 'ApproximateNumberOfMessages'],
    }),
  );
  const source = Attributes?.QueueArn ?? '';
  // Named, so that a letter which somebody put there by hand finds its way as well.
  const { TaskHandle } = await client
    .send(
      new StartMessageMoveTaskCommand({
        SourceArn: source,
        DestinationArn: source.slice(0, -SUFFIX.length),
      }),
    )
    .catch((cause: unknown) => {
      throw new Error(
        `${nameOf(url)} cannot be sent back: its letters come from no queue but from a stream or a schedule, and the next tick does what they were about.`,
        { cause },
      );
    });
  const messages = Number(Attributes?.ApproximateNumberOfMessages ?? 0);
  console.log(JSON.stringify({ queue: nameOf(url), messages, taskHandle: TaskHandle }));
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string', default: '.huiyin' }, stage: { type: 'string' } },
  });
  const [verb = 'list', queue, more] = positionals;
  const client = values.stage === undefined ? localClient(values.data) : new SQSClient();
  const stage = values.stage ?? LOCAL_STAGE;
  if (verb === 'redrive' && queue !== undefined && more === undefined) {
    await redrive(client, stage, queue);
  } else if (verb === 'list' && queue === undefined) {
    for (const url of await deadLetterQueues(client, stage)) await listQueue(client, url);
  } else {
    throw new Error(USAGE);
  }
}

try {
  await run();
} catch (error) {
  const refused = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
  const text = error instanceof Error ? error.message : String(error);
  console.error(refused ? 'The desk does not run: start it with npm start first.' : text);
  process.exitCode = 1;
}
