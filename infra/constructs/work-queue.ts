import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DeadLetters, type DeadLettersProps } from '#infra/constructs/dead-letters.ts';
import type { DeskFunction } from '#infra/constructs/desk-function.ts';
import { nameIn } from '#infra/stages.ts';
import type { Variable } from '#shared/contracts/environment.ts';

export interface WorkQueueProps extends DeadLettersProps {
  /** How long the function that empties the queue may take for one batch. */
  readonly timeout: Duration;
  /** One sentence: what a person notices while the oldest message has waited too long. */
  readonly delayedImpact: string;
}

/** AWS asks for six times the function's timeout, so that a throttled batch is not handed out twice. */
const VISIBILITY_TIMEOUTS = 6;
/** AWS's own example: enough for a passing fault, few enough that poison does not circle for hours. */
const ATTEMPTS = 5;
/** Healthy queues are emptied in seconds; a quarter of an hour is time enough for all attempts of a batch. */
const DELAYED = Duration.minutes(15);

/** A queue of work with its dead letters; it stands with the data, because what lies in it is a customer's. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetters;
  readonly timeout: Duration;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    const { setting, name, timeout } = props;
    this.timeout = timeout;
    this.deadLetters = new DeadLetters(this, 'DeadLetters', props);
    this.queue = new Queue(this, 'Queue', {
      queueName: nameIn(setting.stage, name),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      visibilityTimeout: Duration.seconds(VISIBILITY_TIMEOUTS * timeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters.queue, maxReceiveCount: ATTEMPTS },
      removalPolicy: setting.stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    setting.alarms.watch(this, 'DelayedAlarm', {
      name: `${name}-delayed`,
      impact: props.delayedImpact,
      metric: this.queue.metricApproximateAgeOfOldestMessage({
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      threshold: DELAYED.toSeconds(),
    });
  }

  /** Permission to send and the address to send to always travel together. */
  grantSend(fn: DeskFunction, variable: Variable): void {
    fn.set(variable, this.queue.queueUrl);
    fn.allow(['sqs:SendMessage'], [this.queue.queueArn]);
  }
}
