/**
 * The pipeline both stream functions share. The records of a batch are handled as one, in order; what cannot be
 * handled goes back as a whole, and the mapping cuts the batch until the bad record is alone.
 */

import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import middy from '@middy/core';
import * as z from 'zod';
import { logger } from '#functions/runtime/logger.ts';

const image = z.record(
  z.string(),
  z.custom<AttributeValue>((value) => typeof value === 'object'),
);

const streamEvent = z.object({
  Records: z.array(
    z.object({
      eventID: z.string().optional(),
      dynamodb: z.object({ NewImage: image.optional(), OldImage: image.optional() }),
    }),
  ),
});

/** A row before and after one write. */
export interface SeenRow {
  readonly before: unknown;
  readonly after: unknown;
}

export const streamConsumer = (consume: (rows: readonly SeenRow[]) => Promise<void>) =>
  middy<unknown, void>()
    .use(injectLambdaContext(logger, { clearState: true }))
    .handler(async (event) => {
      const { Records } = streamEvent.parse(event);
      await consume(
        Records.map(({ dynamodb: { NewImage, OldImage } }) => ({
          before: OldImage === undefined ? undefined : unmarshall(OldImage),
          after: NewImage === undefined ? undefined : unmarshall(NewImage),
        })),
      );
    });
