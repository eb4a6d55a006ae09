import * as z from 'zod';
import type { CloudTemplate } from './cloud-template.ts';
import type { Resource } from './stacks.ts';

/** CloudFormation takes numbers as text too. */
export const whole = z.coerce.number().int();
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);

/** Parses what the desk reads from a resource; what is wrong is told with type and logical id. */
export function parseProperties<Schema extends z.ZodType>(
  schema: Schema,
  resource: Resource,
  properties: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(properties);
  if (parsed.success) return parsed.data;
  const where = `${resource.type} ${resource.logicalId} (${resource.stack.name})`;
  throw new Error(
    `The local cloud cannot run ${where}: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`,
  );
}

/** The named properties only: the others are not resolved, since they may refer to what does not run here. */
export const pick = (template: CloudTemplate, resource: Resource, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, template.property(resource, name)]));

/** Refuses a property that changes behaviour and that the local cloud does not play. */
export function refuseOtherProperties(
  { properties, type, logicalId }: Resource,
  known: readonly string[],
): void {
  const other = Object.keys(properties).filter((name) => !known.includes(name));
  if (other.length > 0) {
    throw new Error(`The local cloud does not know ${other.join(', ')} of ${type} ${logicalId}.`);
  }
}

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));

const tableProperties = z.object({
  KeySchema: keySchema,
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
  GlobalSecondaryIndexes: z
    .array(
      z.looseObject({
        IndexName: z.string(),
        KeySchema: keySchema,
        Projection: z.object({
          ProjectionType: z.string(),
          NonKeyAttributes: z.array(z.string()).optional(),
        }),
      }),
    )
    .optional(),
  StreamSpecification: z.looseObject({ StreamViewType: z.string() }).optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: flag }).optional(),
});

export interface TableDefinition {
  readonly name: string;
  readonly streamArn: string;
  readonly schema: z.output<typeof tableProperties>;
}

const TABLE_PROPERTIES = [
  'KeySchema',
  'AttributeDefinitions',
  'GlobalSecondaryIndexes',
  'StreamSpecification',
  'TimeToLiveSpecification',
];

const INERT_TABLE_PROPERTIES = [
  'TableName',
  'BillingMode',
  'DeletionProtectionEnabled',
  'PointInTimeRecoverySpecification',
  'SSESpecification',
  'ContributorInsightsSpecification',
  'WarmThroughput',
  'OnDemandThroughput',
  'WriteOnDemandThroughputSettings',
  'ReadOnDemandThroughputSettings',
  'Replicas',
  'TableClass',
  'Tags',
];

export const tablesOf = (template: CloudTemplate): TableDefinition[] =>
  template.ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').map((resource) => {
    refuseOtherProperties(resource, [...TABLE_PROPERTIES, ...INERT_TABLE_PROPERTIES]);
    const properties = pick(template, resource, TABLE_PROPERTIES);
    return {
      name: template.ref(resource),
      streamArn: template.attribute(resource, 'StreamArn'),
      schema: parseProperties(tableProperties, resource, properties),
    };
  });

const queueProperties = z.object({
  VisibilityTimeout: whole.default(30),
  DelaySeconds: whole.default(0),
  MessageRetentionPeriod: whole.default(345_600),
  RedrivePolicy: z
    .looseObject({ deadLetterTargetArn: z.string(), maxReceiveCount: whole })
    .optional(),
});

const QUEUE_PROPERTIES = [
  'VisibilityTimeout',
  'DelaySeconds',
  'MessageRetentionPeriod',
  'RedrivePolicy',
];

const INERT_QUEUE_PROPERTIES = [
  'QueueName',
  'SqsManagedSseEnabled',
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
  'RedriveAllowPolicy',
  'Tags',
];

export const queuesOf = (template: CloudTemplate) =>
  template.ofType('AWS::SQS::Queue').map((resource) => {
    refuseOtherProperties(resource, [...QUEUE_PROPERTIES, ...INERT_QUEUE_PROPERTIES]);
    const properties = pick(template, resource, QUEUE_PROPERTIES);
    const queue = parseProperties(queueProperties, resource, properties);
    const redrive = queue.RedrivePolicy;
    return {
      name: template.attribute(resource, 'QueueName'),
      arn: template.attribute(resource, 'Arn'),
      visibilityTimeoutSeconds: queue.VisibilityTimeout,
      delaySeconds: queue.DelaySeconds,
      retentionSeconds: queue.MessageRetentionPeriod,
      ...(redrive && {
        redrive: {
          deadLetterArn: redrive.deadLetterTargetArn,
          maxReceiveCount: redrive.maxReceiveCount,
        },
      }),
    };
  });

const secretProperties = z.object({
  GenerateSecretString: z.looseObject({
    SecretStringTemplate: z.string(),
    GenerateStringKey: z.string(),
    PasswordLength: whole.default(32),
  }),
});

export const secretsOf = (template: CloudTemplate) =>
  template.ofType('AWS::SecretsManager::Secret').map((resource) => {
    const properties = pick(template, resource, ['GenerateSecretString']);
    const { GenerateSecretString: generate } = parseProperties(
      secretProperties,
      resource,
      properties,
    );
    return {
      name: template.ref(resource),
      template: generate.SecretStringTemplate,
      generateKey: generate.GenerateStringKey,
      length: generate.PasswordLength,
    };
  });
