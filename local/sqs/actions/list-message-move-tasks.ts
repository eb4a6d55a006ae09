import * as z from 'zod';
import { jsonAction } from '#local/aws-json.ts';
import { queueWithArn, type SqsWorld } from '#local/sqs/world.ts';

const MAX_LISTED = 10;

export const listMessageMoveTasks = jsonAction(
  z.strictObject({ SourceArn: z.string(), MaxResults: z.int().min(1).max(MAX_LISTED).default(1) }),
  (world: SqsWorld, { SourceArn, MaxResults }) => {
    queueWithArn(world, SourceArn);
    return {
      Results: world.moveTasks
        .filter(({ sourceArn }) => sourceArn === SourceArn)
        .slice(0, MaxResults)
        .map((task) => ({
          Status: 'COMPLETED',
          SourceArn: task.sourceArn,
          ...(task.destinationArn && { DestinationArn: task.destinationArn }),
          ApproximateNumberOfMessagesMoved: task.moved,
          ApproximateNumberOfMessagesToMove: task.moved,
          StartedTimestamp: task.startedAtMs,
        })),
    };
  },
);
