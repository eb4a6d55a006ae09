import { Stack, Validations } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { nameIn, type Stage } from '#infra/stages.ts';

export interface Watch {
  /** Names the alarm and, without the stage, its article in docs/runbook.md. */
  readonly name: string;
  /** One sentence: what a person notices while the alarm stands. It opens the alarm's text. */
  readonly impact: string;
  readonly metric: IMetric;
  /** The alarm stands from this value on. @default 1 */
  readonly threshold?: number;
  /** @default GREATER_THAN_OR_EQUAL_TO_THRESHOLD */
  readonly comparison?: ComparisonOperator;
  /** How many periods in a row have to be bad. @default 1 */
  readonly periods?: number;
  /** Most metrics here fall silent when all is well. @default NOT_BREACHING */
  readonly silence?: TreatMissingData;
}

/** Where all alarms of a stage are made and through whose topic they reach a person. */
export class AlarmBoard extends Construct {
  readonly topic: Topic;
  readonly #stage: Stage;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    this.#stage = stage;
    this.topic = new Topic(this, 'Topic', { enforceSSL: true });
    // The TLS rule replaces the topic's default policy, which is what let CloudWatch publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    if (stage.alarmReceiver !== undefined) this.#subscribe(stage.alarmReceiver);
  }

  watch(scope: Construct, id: string, watch: Watch): Alarm {
    const alarm = new Alarm(scope, id, {
      alarmName: nameIn(this.#stage, watch.name),
      alarmDescription: `${watch.impact} See "${watch.name}" in docs/runbook.md.`,
      metric: watch.metric,
      threshold: watch.threshold ?? 1,
      comparisonOperator: watch.comparison ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: watch.periods ?? 1,
      treatMissingData: watch.silence ?? TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
    return alarm;
  }

  #subscribe(receiver: string): void {
    const subscription = this.topic.addSubscription(new EmailSubscription(receiver));
    Validations.of(subscription).acknowledge({
      id: 'Serverless-SNSRedrivePolicy',
      reason:
        'A mail that could not be delivered is not made deliverable by a queue; the alarm itself stays in CloudWatch.',
    });
  }
}
