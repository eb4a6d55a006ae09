import * as z from 'zod';
import type { ReceiptRule } from '#local/smtp/receipt-rules.ts';
import type { CloudTemplate } from './cloud-template.ts';
import { parseProperties, pick, refuseOtherProperties } from './definitions.ts';

const receiptRuleProperties = z.object({
  RuleSetName: z.string(),
  Rule: z.strictObject({
    Name: z.string().optional(),
    Enabled: z.boolean().default(true),
    Recipients: z.array(z.string()).default([]),
    ScanEnabled: z.boolean().default(false),
    TlsPolicy: z.string().optional(),
    Actions: z.array(
      z.strictObject({
        S3Action: z.strictObject({
          BucketName: z.string(),
          ObjectKeyPrefix: z.string().default(''),
          IamRoleArn: z.string().optional(),
        }),
      }),
    ),
  }),
});

/** One rule for each S3 action of an enabled rule, in the order of the template. */
export const receiptRulesOf = (template: CloudTemplate): ReceiptRule[] =>
  template.ofType('AWS::SES::ReceiptRule').flatMap((resource) => {
    refuseOtherProperties(resource, ['RuleSetName', 'Rule', 'After']);
    const properties = pick(template, resource, ['RuleSetName', 'Rule']);
    const { Rule: rule } = parseProperties(receiptRuleProperties, resource, properties);
    if (!rule.Enabled) return [];
    return rule.Actions.map(({ S3Action: action }) => ({
      recipients: rule.Recipients,
      scan: rule.ScanEnabled,
      bucket: action.BucketName,
      prefix: action.ObjectKeyPrefix,
    }));
  });

export const configurationSetsOf = (template: CloudTemplate): string[] =>
  template.ofType('AWS::SES::ConfigurationSet').map((resource) => template.ref(resource));

const eventDestinationProperties = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.looseObject({
    Enabled: z.boolean().default(true),
    EventBridgeDestination: z.object({ EventBusArn: z.string() }),
    MatchingEventTypes: z.array(z.string()),
  }),
});

export interface EventDestinationDefinition {
  readonly configurationSet: string;
  /** As SES names them in CloudFormation: `send`, `delivery`, `bounce`, `renderingFailure` … */
  readonly eventTypes: readonly string[];
}

export const eventDestinationsOf = (template: CloudTemplate): EventDestinationDefinition[] =>
  template.ofType('AWS::SES::ConfigurationSetEventDestination').flatMap((resource) => {
    const names = Object.keys(eventDestinationProperties.shape);
    refuseOtherProperties(resource, names);
    const properties = pick(template, resource, names);
    const parsed = parseProperties(eventDestinationProperties, resource, properties);
    const { ConfigurationSetName, EventDestination } = parsed;
    if (!EventDestination.Enabled) return [];
    return [
      { configurationSet: ConfigurationSetName, eventTypes: EventDestination.MatchingEventTypes },
    ];
  });
