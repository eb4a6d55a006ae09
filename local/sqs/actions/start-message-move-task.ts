import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { jsonAction } from '#local/aws-json.ts';
import { moveTaskHandle } from '#local/sqs/move-task.ts';
import { queueWithArn, type SqsWorld } from '#local/sqs/world.ts';
import { WireError } from '#local/wire-error.ts';

/**
 * Moves the visible messages of a dead-letter queue back to where they came from, or to the destination, all
 * at once. They are new messages there: new id, no receives, a new retention period.
 */
export const startMessageMoveTask = jsonAction(
  z.strictObject({ SourceArn: z.string(), DestinationArn: z.string().optional() }),
  (world: SqsWorld, { SourceArn, DestinationArn }) => {
    const source = queueWithArn(world, SourceArn);
    const feeds = world.queues.some(
      ({ definition }) => definition.redrive?.deadLetterArn === SourceArn,
    );
    if (!feeds) {
      throw new WireError('InvalidParameterValue', 'The source is no dead-letter queue.');
    }
    const destination = DestinationArn && queueWithArn(world, DestinationArn).definition.name;
    const startedAtMs = world.clock.now();
    const messages = [...world.store.messages(source.definition.name).values()].filter(
      ({ visibleAtMs }) => visibleAtMs <= startedAtMs,
    );
    let moved = 0;
    for (const { id, body, messageAttributes, deadLetterSourceArn } of messages) {
      const to = destination ?? (deadLetterSourceArn && nameOf(world, deadLetterSourceArn));
      if (to === undefined || to === '') continue;
      world.store.commit({
        op: 'move',
        queue: source.definition.name,
        id,
        to,
        message: {
          id: randomUUID(),
          body,
          messageAttributes,
          sentAtMs: startedAtMs,
          visibleAtMs: startedAtMs,
          receiveCount: 0,
        },
      });
      moved += 1;
    }
    const task = { sourceArn: SourceArn, destinationArn: DestinationArn, moved, startedAtMs };
    world.moveTasks.unshift(task);
    return { TaskHandle: moveTaskHandle(task) };
  },
);

const nameOf = (world: SqsWorld, arn: string) =>
  world.queues.find(({ definition }) => definition.arn === arn)?.definition.name;
