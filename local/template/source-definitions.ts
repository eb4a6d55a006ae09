import * as z from 'zod';
import type { CloudTemplate } from './cloud-template.ts';
import { parseProperties, pick, refuseOtherProperties, whole } from './definitions.ts';

const mappingProperties = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: whole.optional(),
  MaximumBatchingWindowInSeconds: whole.default(0),
  Enabled: z.boolean().default(true),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  FilterCriteria: z
    .object({ Filters: z.array(z.object({ Pattern: z.string() })) })
    .default({ Filters: [] }),
  ScalingConfig: z.object({ MaximumConcurrency: whole }).optional(),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).optional(),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: whole.default(-1),
  MaximumRecordAgeInSeconds: whole.default(-1),
  ParallelizationFactor: z.literal(1).default(1),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }).optional(),
});

const MAPPING_PROPERTIES = Object.keys(mappingProperties.shape);

export type MappingDefinition = z.output<typeof mappingProperties> & { readonly id: string };

export const mappingsOf = (template: CloudTemplate): MappingDefinition[] =>
  template.ofType('AWS::Lambda::EventSourceMapping').map((resource) => {
    refuseOtherProperties(resource, [...MAPPING_PROPERTIES, 'MetricsConfig', 'Tags']);
    const properties = pick(template, resource, MAPPING_PROPERTIES);
    return { ...parseProperties(mappingProperties, resource, properties), id: resource.logicalId };
  });

const scheduleProperties = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  FlexibleTimeWindow: z.looseObject({ Mode: z.literal('OFF') }),
  Target: z.looseObject({ Arn: z.string(), Input: z.string().optional() }),
});

const SCHEDULE_PROPERTIES = Object.keys(scheduleProperties.shape);

export interface ScheduleDefinition {
  readonly name: string;
  readonly arn: string;
  /** `rate(…)` or `cron(…)`. */
  readonly expression: string;
  readonly timeZone: string;
  readonly enabled: boolean;
  readonly targetArn: string;
  readonly input: string | undefined;
}

export const schedulesOf = (template: CloudTemplate): ScheduleDefinition[] =>
  template.ofType('AWS::Scheduler::Schedule').map((resource) => {
    const inert = ['Description', 'GroupName', 'Name', 'KmsKeyArn'];
    refuseOtherProperties(resource, [...SCHEDULE_PROPERTIES, ...inert]);
    const properties = pick(template, resource, SCHEDULE_PROPERTIES);
    const schedule = parseProperties(scheduleProperties, resource, properties);
    return {
      name: resource.logicalId,
      arn: template.attribute(resource, 'Arn'),
      expression: schedule.ScheduleExpression,
      timeZone: schedule.ScheduleExpressionTimezone,
      enabled: schedule.State === 'ENABLED',
      targetArn: schedule.Target.Arn,
      input: schedule.Target.Input,
    };
  });

const ruleProperties = z.object({
  EventPattern: z.record(z.string(), z.unknown()),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(
    z.strictObject({
      Arn: z.string(),
      Id: z.string(),
      DeadLetterConfig: z.unknown().optional(),
      RetryPolicy: z.unknown().optional(),
    }),
  ),
});

export interface RuleDefinition {
  readonly name: string;
  readonly pattern: Readonly<Record<string, unknown>>;
  readonly targetArns: readonly string[];
}

export const rulesOf = (template: CloudTemplate): RuleDefinition[] =>
  template.ofType('AWS::Events::Rule').flatMap((resource) => {
    const inert = ['Name', 'Description', 'Tags'];
    refuseOtherProperties(resource, [...Object.keys(ruleProperties.shape), ...inert]);
    const properties = pick(template, resource, ['EventPattern', 'State', 'Targets']);
    const rule = parseProperties(ruleProperties, resource, properties);
    if (rule.State === 'DISABLED') return [];
    const targetArns = rule.Targets.map(({ Arn }) => Arn);
    return [{ name: resource.logicalId, pattern: rule.EventPattern, targetArns }];
  });
