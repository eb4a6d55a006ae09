import { join } from 'node:path';
import { callRecorder } from '#local/call-record.ts';
import type { DeskClock } from '#local/clock.ts';
import { findDynamoDb } from '#local/dynamodb/binary.ts';
import { type DynamoDb, startDynamoDb } from '#local/dynamodb/dynamodb.ts';
import { startRecordingProxy } from '#local/dynamodb/recording-proxy.ts';
import { ensureTable } from '#local/dynamodb/tables.ts';
import type { S3Service } from '#local/s3/interface.ts';
import { startS3 } from '#local/s3/service.ts';
import { startSecretsManager } from '#local/secrets-manager/service.ts';
import type { SesService } from '#local/ses/interface.ts';
import { startSes } from '#local/ses/service.ts';
import type { SqsService } from '#local/sqs/interface.ts';
import { startSqs } from '#local/sqs/service.ts';
import { bucketsOf } from '#local/template/bucket-definitions.ts';
import type { CloudTemplate } from '#local/template/cloud-template.ts';
import { queuesOf, secretsOf, tablesOf } from '#local/template/definitions.ts';
import { configurationSetsOf } from '#local/template/mail-definitions.ts';

export interface ServiceSettings {
  readonly template: CloudTemplate;
  readonly dir: string;
  readonly clock: DeskClock;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Verifies presigned requests of the functions. */
  readonly secretAccessKey: string;
}

/** What the functions call, filled with what the template defines. */
export interface Services {
  readonly dynamoDb: DynamoDb;
  readonly sqs: SqsService;
  readonly s3: S3Service;
  readonly ses: SesService;
  /** By the SDK's name, as in `AWS_ENDPOINT_URL_<NAME>`. */
  readonly urls: Readonly<Record<string, string>>;
  /** The server's ARN of a table's stream, by the template's. */
  readonly streams: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

async function startTables({ template, dir, env }: ServiceSettings) {
  const { platform, arch } = process;
  const source = findDynamoDb({ env, platform, arch });
  const dynamoDb = await startDynamoDb({ source, dir: join(dir, 'dynamodb') });
  const streams = new Map<string, string>();
  for (const table of tablesOf(template)) {
    const stream = await ensureTable(dynamoDb.call, table);
    if (stream !== undefined) streams.set(table.streamArn, stream);
  }
  return { dynamoDb, streams };
}

export async function startServices(settings: ServiceSettings): Promise<Services> {
  const { template, dir, clock, env, secretAccessKey } = settings;
  const onCall = callRecorder(env['HUIYIN_RECORD_CALLS']);
  const at = (name: string) => ({ clock, dir: join(dir, name), onCall });
  const { dynamoDb, streams } = await startTables(settings);
  const proxy = onCall && (await startRecordingProxy(dynamoDb.url, onCall));
  const sqs = await startSqs({ ...at('sqs'), queues: queuesOf(template) });
  const s3 = await startS3({ ...at('s3'), secretAccessKey, buckets: bucketsOf(template) });
  const ses = await startSes({ ...at('ses'), configurationSets: configurationSetsOf(template) });
  const secrets = await startSecretsManager({
    ...at('secrets-manager'),
    secrets: secretsOf(template),
  });
  return {
    dynamoDb,
    sqs,
    s3,
    ses,
    streams,
    urls: {
      DYNAMODB: proxy?.url ?? dynamoDb.url,
      SQS: sqs.url,
      S3: s3.url,
      SES: ses.url,
      SECRETS_MANAGER: secrets.url,
    },
    async close() {
      await Promise.all([sqs.close(), s3.close(), ses.close(), secrets.close(), proxy?.close()]);
      await dynamoDb.close();
    },
  };
}
