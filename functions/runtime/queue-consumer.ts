/**
 * The pipeline every queue function shares. Records are handled side by side and judged one by one: a record that
 * throws goes back to the queue by itself, and after the queue's last attempt to the dead letters.
 */
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type * as z from 'zod';
import { logger } from '#functions/runtime/logger.ts';

export interface Delivery {
  readonly messageId: string;
  /** 1 on the first delivery; more means an earlier attempt may have got part of the way. */
  readonly attempt: number;
}

export const queueConsumer = <Message>(
  shape: z.ZodType<Message>,
  consume: (message: Message, delivery: Delivery) => Promise<void>,
) =>
  middy<SQSEvent, SQSBatchResponse>()
    .use(injectLambdaContext(logger, { clearState: true }))
    .handler(async ({ Records }) => {
      const outcomes = await Promise.allSettled(
        Records.map(async (record) =>
          consume(shape.parse(JSON.parse(record.body)), deliveryOf(record)),
        ),
      );
      return {
        batchItemFailures: Records.flatMap((record, index) => {
          const outcome = outcomes[index];
          if (outcome?.status === 'fulfilled') return [];
          logger.error('record returned to the queue', {
            ...deliveryOf(record),
            error: outcome?.reason,
          });
          return [{ itemIdentifier: record.messageId }];
        }),
      };
    });

const deliveryOf = ({ messageId, attributes }: SQSRecord): Delivery => ({
  messageId,
  attempt: Number(attributes.ApproximateReceiveCount),
});
