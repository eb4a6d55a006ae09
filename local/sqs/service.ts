import { type JsonAction, startJsonService } from '#local/aws-json.ts';
import type { DeskClock } from '#local/clock.ts';
import type { ServiceCall } from '#local/http-service.ts';
import { changeMessageVisibility } from './actions/change-message-visibility.ts';
import { deleteMessage } from './actions/delete-message.ts';
import { deleteMessageBatch } from './actions/delete-message-batch.ts';
import { getQueueAttributes } from './actions/get-queue-attributes.ts';
import { getQueueUrl } from './actions/get-queue-url.ts';
import { listMessageMoveTasks } from './actions/list-message-move-tasks.ts';
import { listQueues } from './actions/list-queues.ts';
import { purgeQueue } from './actions/purge-queue.ts';
import { receiveMessage } from './actions/receive-message.ts';
import { sendMessage } from './actions/send-message.ts';
import { sendMessageBatch } from './actions/send-message-batch.ts';
import { startMessageMoveTask } from './actions/start-message-move-task.ts';
import type { QueueDefinition, SqsService } from './interface.ts';
import { localQueue } from './local-queue.ts';
import { openMessageStore } from './message-store.ts';
import type { SqsWorld } from './world.ts';

export interface SqsOptions {
  readonly clock: DeskClock;
  /** Holds the journal of all queues. */
  readonly dir: string;
  readonly port?: number | undefined;
  readonly queues: readonly QueueDefinition[];
  readonly onCall?: ((call: ServiceCall) => void) | undefined;
}

const ACTIONS: Readonly<Record<string, JsonAction<SqsWorld>>> = {
  ChangeMessageVisibility: changeMessageVisibility,
  DeleteMessage: deleteMessage,
  DeleteMessageBatch: deleteMessageBatch,
  GetQueueAttributes: getQueueAttributes,
  GetQueueUrl: getQueueUrl,
  ListMessageMoveTasks: listMessageMoveTasks,
  ListQueues: listQueues,
  PurgeQueue: purgeQueue,
  ReceiveMessage: receiveMessage,
  SendMessage: sendMessage,
  SendMessageBatch: sendMessageBatch,
  StartMessageMoveTask: startMessageMoveTask,
};

/** The SDK names these errors as the former query protocol did. */
const QUERY_CODES = {
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
  BatchRequestTooLong: 'AWS.SimpleQueueService.BatchRequestTooLong',
  InvalidBatchEntryId: 'AWS.SimpleQueueService.InvalidBatchEntryId',
  MessageNotInflight: 'AWS.SimpleQueueService.MessageNotInflight',
};

/** A full batch, its escapes in JSON, and some room. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

const ACCOUNT = '000000000000';

/**
 * Standard queues over the AWS JSON protocol and in process. Messages survive a kill; those in flight at a
 * kill show again when their visibility time has passed.
 * @throws Error for a dead-letter queue that is not defined.
 */
export async function startSqs(options: SqsOptions): Promise<SqsService> {
  const { clock, dir, port, queues: definitions, onCall } = options;
  const nameOf = (arn: string): string => {
    const found = definitions.find((definition) => definition.arn === arn);
    if (found === undefined) throw new Error(`There is no queue ${arn} to take dead letters.`);
    return found.name;
  };
  for (const { redrive } of definitions) if (redrive) nameOf(redrive.deadLetterArn);

  const store = openMessageStore(dir);
  const queues = definitions.map((definition) => ({
    definition,
    queue: localQueue(definition, { clock, store, nameOf }),
  }));
  let url = '';
  const queueUrl = (name: string) => `${url}/${ACCOUNT}/${name}`;
  const http = await startJsonService<SqsWorld>({
    service: 'sqs',
    port,
    onCall,
    world: { clock, store, queues, queueUrl, moveTasks: [] },
    actions: ACTIONS,
    maxBodyBytes: MAX_BODY_BYTES,
    targetPrefix: 'AmazonSQS',
    version: '1.0',
    invalidCode: 'InvalidParameterValue',
    queryCodes: QUERY_CODES,
  });
  url = http.url;
  return {
    url,
    queueUrl,
    queue: (arnOrName) => {
      const found = queues.find(
        ({ definition }) => definition.arn === arnOrName || definition.name === arnOrName,
      );
      if (found === undefined) throw new Error(`There is no queue ${arnOrName}.`);
      return found.queue;
    },
    close: async () => {
      await http.close();
      store.close();
    },
  };
}
