import { CustomResource, Duration } from 'aws-cdk-lib';
import { CfnReceiptRule, CfnReceiptRuleSet } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { DeskFunction } from '#infra/constructs/desk-function.ts';
import type { DeskSetting } from '#infra/constructs/desk-setting.ts';
import { INCOMING, type MailStore } from '#infra/constructs/mail-store.ts';
import { RULE, ruleSetOf } from '#infra/mail-names.ts';

export interface MailReceivingProps {
  readonly setting: DeskSetting;
  readonly store: MailStore;
}

/** Without an answer CloudFormation would wait an hour. */
const ACTIVATION_LIMIT = Duration.minutes(2);

/** From a customer's mail server to the bucket. CloudFormation can make a rule set but not activate it. */
export class MailReceiving extends Construct {
  constructor(scope: Construct, id: string, { setting, store }: MailReceivingProps) {
    super(scope, id);
    const { stage } = setting;
    const ruleSetName = ruleSetOf(stage);
    const ruleSet = new CfnReceiptRuleSet(this, 'RuleSet', { ruleSetName });
    const rule = new CfnReceiptRule(this, 'Incoming', {
      ruleSetName: ruleSet.ref,
      rule: {
        name: RULE,
        enabled: true,
        recipients: [stage.intake, ...stage.furtherIntake, stage.replyDomain],
        // Without a scan there are no spam and virus verdicts to judge a mail by.
        scanEnabled: true,
        actions: [{ s3Action: { bucketName: store.bucket.bucketName, objectKeyPrefix: INCOMING } }],
      },
    });

    const activation = new DeskFunction(this, 'Activation', {
      setting,
      folder: 'activate-receipt-rules',
      impact: 'A deployment could not switch on the receiving of mail.',
    });
    activation.allow(['ses:DescribeActiveReceiptRuleSet', 'ses:SetActiveReceiptRuleSet'], ['*']);
    activation.acknowledgeWildcard(
      'Resource::*',
      'X-Ray takes trace segments, and SES the two calls about the active rule set, for no named resource.',
    );
    const active = new CustomResource(this, 'Active', {
      resourceType: 'Custom::ReceiptRuleSetActivation',
      serviceToken: activation.function.functionArn,
      serviceTimeout: ACTIVATION_LIMIT,
      properties: { RuleSetName: ruleSetName },
    });
    // The set must be complete before mail runs through it, and the right must be there for the call.
    active.node.addDependency(rule, activation.role);
  }
}
