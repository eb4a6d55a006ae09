/**
 * The AWS clients of the functions, made once at the cold start of whoever asks. Addresses, region and
 * credentials come from Lambda's environment.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { dynamoTable } from '#shared/adapters/aws/dynamo-table.ts';
import { keysFromSecret } from '#shared/adapters/aws/secret-keys.ts';
import type { Keys } from '#shared/domain/signing/keys.ts';
import type { Table } from '#shared/ports/table.ts';

export const tableNamed = (name: string): Table => dynamoTable(new DynamoDBClient({}), name);

export const keysIn = (secret: string): Promise<Keys> =>
  keysFromSecret(new SecretsManagerClient({}), secret);
