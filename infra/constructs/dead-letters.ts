import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { DeskFunction } from '#infra/constructs/desk-function.ts';
import type { DeskSetting } from '#infra/constructs/desk-setting.ts';
import { nameIn } from '#infra/stages.ts';

export interface DeadLettersProps {
  readonly setting: Pick<DeskSetting, 'stage' | 'alarms'>;
  /** Of the queue, the stream's consumer or the schedule whose failures land here. */
  readonly name: string;
  /** One sentence: what a person notices while messages lie here. */
  readonly impact: string;
}

/** The most that SQS keeps a message: time for a holiday, a look, a correction and a redrive. */
const KEPT = Duration.days(14);

/** Where what could not be done waits for a person, and the alarm that calls one. */
export class DeadLetters extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { setting, name, impact }: DeadLettersProps) {
    super(scope, id);
    const { stage, alarms } = setting;
    this.queue = new Queue(this, 'Queue', {
      queueName: nameIn(stage, `${name}-dead-letters`),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: KEPT,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    for (const id of ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy']) {
      Validations.of(this.queue).acknowledge({
        id,
        reason: 'These are the dead letters themselves: nothing reads them but a person.',
      });
    }
    alarms.watch(this, 'Alarm', {
      name: `${name}-dead-letters`,
      impact,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
    });
  }

  grantSend(fn: DeskFunction): void {
    fn.allow(['sqs:SendMessage'], [this.queue.queueArn]);
  }
}
