import type { ObjectCreated } from '#local/s3/interface.ts';
import type { NotificationDefinition } from '#local/template/bucket-definitions.ts';
import { REGION } from '#local/template/intrinsics.ts';

/** S3 writes keys in its events as a form would: spaces as plus signs. */
const eventKey = (key: string) =>
  encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/');

export const concerns = ({ prefix, suffix }: NotificationDefinition, key: string): boolean =>
  key.startsWith(prefix) && key.endsWith(suffix);

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
export const notificationBody = (created: ObjectCreated): string =>
  JSON.stringify({
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: REGION,
        eventTime: created.time,
        eventName: created.eventName,
        userIdentity: { principalId: 'AWS:LOCAL' },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: { 'x-amz-request-id': 'LOCAL', 'x-amz-id-2': 'LOCAL' },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'local',
          bucket: {
            name: created.bucket,
            ownerIdentity: { principalId: 'LOCAL' },
            arn: `arn:aws:s3:::${created.bucket}`,
          },
          object: {
            key: eventKey(created.key),
            size: created.size,
            eTag: created.eTag,
            ...(created.versionId !== undefined && { versionId: created.versionId }),
            sequencer: created.sequencer,
          },
        },
      },
    ],
  });
