import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Bundles } from '#infra/bundle.ts';
import type { DeskSetting } from '#infra/constructs/desk-setting.ts';
import { nameIn } from '#infra/stages.ts';
import type { Variable } from '#shared/contracts/environment.ts';

export interface DeskFunctionProps {
  readonly setting: DeskSetting;
  /** The folder under `functions/` whose `index.ts` exports the handler. */
  readonly folder: string;
  /** One sentence: what a person notices while the function fails. It opens the alarm's text. */
  readonly impact: string;
  /** How long one invocation may take. @default 30 seconds */
  readonly timeout?: Duration;
  /** In MB; CPU grows with it. @default 512 */
  readonly memory?: number;
}

/** One failure may be a client that hung up; three in five minutes are a fault of ours. */
const ERRORS_IN_FIVE_MINUTES = 3;

/** A function with a role and a log of its own, and an alarm for its faults. */
export class DeskFunction extends Construct {
  readonly function: lambda.Function;
  readonly timeout: Duration;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: DeskFunctionProps) {
    super(scope, id);
    const { setting, folder, impact, timeout = Duration.seconds(30), memory = 512 } = props;
    this.timeout = timeout;
    const functionName = nameIn(setting.stage, folder);
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
    this.function = new lambda.Function(this, 'Function', {
      functionName,
      code: lambda.Code.fromAsset(bundleOf(folder, setting.bundles)),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: memory,
      timeout,
      role: this.role,
      logGroup,
      tracing: lambda.Tracing.ACTIVE,
    });
    this.#acknowledge();
    setting.alarms.watch(this, 'ErrorsAlarm', {
      name: `${folder}-errors`,
      impact,
      metric: this.function.metricErrors({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: ERRORS_IN_FIVE_MINUTES,
    });
  }

  set(variable: Variable, value: string): void {
    this.function.addEnvironment(variable, value);
  }

  /** Rights on named resources only; a wildcard has to be acknowledged where it is given. */
  allow(actions: readonly string[], resources: readonly string[]): void {
    this.allowWhere(actions, resources, {});
  }

  allowWhere(
    actions: readonly string[],
    resources: readonly string[],
    conditions: Readonly<Record<string, Readonly<Record<string, string>>>>,
  ): void {
    this.role.addToPolicy(
      new PolicyStatement({ actions: [...actions], resources: [...resources], conditions }),
    );
  }

  /** Must be called for each wildcard that a service leaves no other way than to grant. */
  acknowledgeWildcard(finding: string, reason: string): void {
    Validations.of(this.role).acknowledge({ id: `AwsSolutions-IAM5[${finding}]`, reason });
  }

  #acknowledge(): void {
    this.acknowledgeWildcard('Resource::*', 'X-Ray takes trace segments for no named resource.');
    const resource = this.function.node.defaultChild;
    if (!(resource instanceof lambda.CfnFunction)) return;
    Validations.of(resource).acknowledge({
      id: 'Serverless-LambdaDLQ',
      reason:
        'Whoever invokes it keeps what failed: the caller of the API, the queue, the on-failure destination, or CloudFormation.',
    });
  }
}

function bundleOf(folder: string, bundles: Bundles): string {
  const bundle = bundles.get(folder);
  if (bundle === undefined) {
    throw new Error(
      `The function "${folder}" cannot be deployed: functions/${folder}/index.ts is missing.`,
    );
  }
  return bundle;
}
