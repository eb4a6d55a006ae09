import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { DeadLetters } from '#infra/constructs/dead-letters.ts';
import { DeskFunction, type DeskFunctionProps } from '#infra/constructs/desk-function.ts';
import type { DeskTable } from '#infra/constructs/desk-table.ts';
import { VARIABLES } from '#shared/contracts/environment.ts';

export interface StreamConsumerProps extends DeskFunctionProps {
  readonly source: DeskTable;
  /** Only inserts and modifications of rows whose attribute `kind` has one of these values arrive. */
  readonly kinds: readonly string[];
  readonly deadLetters: DeadLetters;
  /** How long rows are gathered before they are handled together; without it they come at once. */
  readonly gathers?: Duration;
  /** One sentence: what a person notices while the function is behind the stream. */
  readonly behindImpact: string;
}

/** The default of both is "without end": one poisoned record would then block its shard until it is lost after 24 h. */
const RETRIES = 10;
const RECORD_AGE = Duration.hours(1);
/** AWS's serverless checklist: a consumer more than a minute behind is not keeping up. */
const BEHIND = Duration.minutes(1);

/** A function that follows the table's stream. */
export class StreamConsumer extends DeskFunction {
  constructor(scope: Construct, id: string, props: StreamConsumerProps) {
    super(scope, id, props);
    const { source, kinds, deadLetters, gathers, setting, folder, behindImpact } = props;
    this.set(VARIABLES.stage, setting.stage.name);
    const streamArn = source.table.tableStreamArn;
    if (streamArn === undefined) throw new Error('The desk table has no stream to follow.');
    // What Lambda's poller does in the function's name.
    this.allow(
      [
        'dynamodb:DescribeStream',
        'dynamodb:GetRecords',
        'dynamodb:GetShardIterator',
        'dynamodb:ListStreams',
      ],
      [streamArn],
    );
    deadLetters.grantSend(this);
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: this.function,
      eventSourceArn: streamArn,
      // LATEST can miss what is written while the mapping is being made.
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      ...(gathers === undefined ? {} : { maxBatchingWindow: gathers }),
      bisectBatchOnError: true,
      retryAttempts: RETRIES,
      maxRecordAge: RECORD_AGE,
      filters: [
        FilterCriteria.filter({
          eventName: ['INSERT', 'MODIFY'],
          dynamodb: { NewImage: { kind: { S: [...kinds] } } },
        }),
      ],
      onFailure: { bind: () => ({ destination: deadLetters.queue.queueArn }) },
    });
    mapping.node.addDependency(this.role);
    setting.alarms.watch(this, 'BehindAlarm', {
      name: `${folder}-behind`,
      impact: behindImpact,
      metric: this.function.metric('IteratorAge', {
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      threshold: BEHIND.toMilliseconds(),
    });
  }
}
