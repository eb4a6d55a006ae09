import * as z from 'zod';
import type { CloudTemplate } from './cloud-template.ts';
import { parseProperties, pick } from './definitions.ts';

const filterSchema = z.object({
  FilterRules: z.array(z.object({ Name: z.string(), Value: z.string() })),
});

/** As the bucket itself writes it, and as CDK's custom resource does. */
const queueConfiguration = z.union([
  z
    .object({
      Event: z.string(),
      Queue: z.string(),
      Filter: z.object({ S3Key: z.object({ Rules: filterSchema.shape.FilterRules }) }).optional(),
    })
    .transform(({ Event, Queue, Filter }) => ({
      events: [Event],
      queueArn: Queue,
      rules: Filter?.S3Key.Rules ?? [],
    })),
  z
    .object({
      Events: z.array(z.string()),
      QueueArn: z.string(),
      Filter: z.object({ Key: filterSchema }).optional(),
    })
    .transform(({ Events, QueueArn, Filter }) => ({
      events: Events,
      queueArn: QueueArn,
      rules: Filter?.Key.FilterRules ?? [],
    })),
]);

const notificationSchema = z
  .strictObject({ QueueConfigurations: z.array(queueConfiguration).default([]) })
  .default({ QueueConfigurations: [] });

const bucketProperties = z.object({
  VersioningConfiguration: z.object({ Status: z.enum(['Enabled', 'Suspended']) }).optional(),
});

export interface NotificationDefinition {
  readonly bucket: string;
  readonly queueArn: string;
  readonly prefix: string;
  readonly suffix: string;
}

const CREATED_EVENTS: readonly string[] = ['s3:ObjectCreated:*', 's3:ObjectCreated:Put'];

export const bucketsOf = (template: CloudTemplate) =>
  template.ofType('AWS::S3::Bucket').map((resource) => {
    const { VersioningConfiguration: versioning } = parseProperties(
      bucketProperties,
      resource,
      pick(template, resource, ['VersioningConfiguration']),
    );
    return { name: template.ref(resource), versioned: versioning?.Status === 'Enabled' };
  });

/** @throws Error for a notification to anything but a queue, or of anything but a new object. */
export function notificationsOf(template: CloudTemplate): NotificationDefinition[] {
  const own = template.ofType('AWS::S3::Bucket').map((resource) => ({
    resource,
    bucket: template.ref(resource),
    property: 'NotificationConfiguration',
  }));
  const custom = template.ofType('Custom::S3BucketNotifications').map((resource) => ({
    resource,
    bucket: String(template.property(resource, 'BucketName')),
    property: 'NotificationConfiguration',
  }));
  return [...own, ...custom].flatMap(({ resource, bucket, property }) => {
    const value = pick(template, resource, [property])[property];
    const { QueueConfigurations } = parseProperties(notificationSchema, resource, value);
    return QueueConfigurations.map(({ events, queueArn, rules }) => {
      const unknown = events.find((event) => !CREATED_EVENTS.includes(event));
      if (unknown !== undefined) {
        throw new Error(`The local cloud does not know the bucket event ${unknown}.`);
      }
      const rule = (name: string) =>
        rules.find((candidate) => candidate.Name.toLowerCase() === name)?.Value ?? '';
      return { bucket, queueArn, prefix: rule('prefix'), suffix: rule('suffix') };
    });
  });
}
