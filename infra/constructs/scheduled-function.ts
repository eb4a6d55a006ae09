import { Duration, Stack } from 'aws-cdk-lib';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnEventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import type { DeadLetters } from '#infra/constructs/dead-letters.ts';
import { DeskFunction, type DeskFunctionProps } from '#infra/constructs/desk-function.ts';
import { VARIABLES } from '#shared/contracts/environment.ts';

export interface ScheduledFunctionProps extends DeskFunctionProps {
  /** `rate(…)` or `cron(…)` as EventBridge Scheduler reads them. */
  readonly schedule: string;
  /** How often that is: after as long without a call the alarm is raised. @default 5 minutes */
  readonly every?: Duration;
  readonly deadLetters: DeadLetters;
  /** One sentence: what a person notices while the function is not called at all. */
  readonly silentImpact: string;
}

/** A call that is older than this is not worth making: the next one does its work as well. 60 s is the least allowed. */
const CALL_AGE = Duration.seconds(60);
const CALL_RETRIES = 2;

/** A function that the clock calls. */
export class ScheduledFunction extends DeskFunction {
  constructor(scope: Construct, id: string, props: ScheduledFunctionProps) {
    super(scope, id, props);
    const { schedule, every, deadLetters, setting, folder, silentImpact } = props;
    this.set(VARIABLES.stage, setting.stage.name);
    new CfnSchedule(this, 'Schedule', {
      scheduleExpression: schedule,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: this.function.functionArn,
        roleArn: this.#callerRole(deadLetters).roleArn,
        retryPolicy: {
          maximumEventAgeInSeconds: CALL_AGE.toSeconds(),
          maximumRetryAttempts: CALL_RETRIES,
        },
        deadLetterConfig: { arn: deadLetters.queue.queueArn },
      },
    });
    this.#boundRetries(deadLetters);
    setting.alarms.watch(this, 'SilentAlarm', {
      name: `${folder}-silent`,
      impact: silentImpact,
      metric: this.function.metricInvocations({
        period: every ?? Duration.minutes(5),
        statistic: 'Sum',
      }),
      comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
      // A function that is never called reports nothing, and that is the very thing to be told of.
      silence: TreatMissingData.BREACHING,
    });
  }

  #callerRole(deadLetters: DeadLetters): Role {
    const role = new Role(this, 'CallerRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [this.function.functionArn],
      }),
    );
    role.addToPolicy(
      new PolicyStatement({
        actions: ['sqs:SendMessage'],
        resources: [deadLetters.queue.queueArn],
      }),
    );
    return role;
  }

  /** Scheduler hands the call over asynchronously, so a failure of the function itself ends here. */
  #boundRetries(deadLetters: DeadLetters): void {
    deadLetters.grantSend(this);
    new CfnEventInvokeConfig(this, 'Retries', {
      functionName: this.function.functionName,
      qualifier: '$LATEST',
      maximumEventAgeInSeconds: CALL_AGE.toSeconds(),
      maximumRetryAttempts: 0,
      destinationConfig: { onFailure: { destination: deadLetters.queue.queueArn } },
    }).node.addDependency(this.role);
  }
}
