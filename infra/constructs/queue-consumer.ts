import { Validations } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { DeskFunction, type DeskFunctionProps } from '#infra/constructs/desk-function.ts';
import type { WorkQueue } from '#infra/constructs/work-queue.ts';
import { VARIABLES } from '#shared/contracts/environment.ts';

export interface QueueConsumerProps extends Omit<DeskFunctionProps, 'timeout'> {
  readonly source: WorkQueue;
  /** How many messages one invocation gets. @default 10 */
  readonly batchSize?: number;
  /** How many invocations run at once, 2 to 1,000. */
  readonly concurrency: number;
}

/** The function that empties a queue. Its time limit is the one the queue was made for. */
export class QueueConsumer extends DeskFunction {
  constructor(scope: Construct, id: string, props: QueueConsumerProps) {
    super(scope, id, { ...props, timeout: props.source.timeout });
    const { source, batchSize = 10, concurrency, setting } = props;
    this.set(VARIABLES.stage, setting.stage.name);
    // What Lambda's poller does in the function's name.
    this.allow(
      ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      [source.queue.queueArn],
    );
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: this.function,
      eventSourceArn: source.queue.queueArn,
      batchSize,
      maxConcurrency: concurrency,
      reportBatchItemFailures: true,
    });
    // Lambda checks the rights when the mapping is made.
    mapping.node.addDependency(this.role);
    Validations.of(mapping).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason:
        'A queue has no on-failure destination: its redrive policy leads to the dead letters.',
    });
  }
}
