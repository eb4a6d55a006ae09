import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, expect, test } from 'vitest';
import type { RunningService, ServiceCall } from '#local/http-service.ts';
import { startSecretsManager } from '#local/secrets-manager/service.ts';
import { handClock } from '#tests/support/hand-clock.ts';

const running: RunningService[] = [];
const clients: SecretsManagerClient[] = [];

const SecretId = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:desk-keys-AbCdEf';

async function world(dir = mkdtempSync(join(tmpdir(), 'secrets-'))) {
  const calls: ServiceCall[] = [];
  const service = await startSecretsManager({
    clock: handClock(),
    dir,
    onCall: (call) => calls.push(call),
    secrets: [{ name: SecretId, template: '{"current":"k1"}', generateKey: 'k1', length: 64 }],
  });
  running.push(service);
  const client = new SecretsManagerClient({
    endpoint: service.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'notify', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  clients.push(client);
  const get = (more = {}) => client.send(new GetSecretValueCommand({ SecretId, ...more }));
  return { dir, client, get, calls };
}

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const service of running.splice(0)) await service.close();
});

test('a secret is made once from its template, and stays over a restart', async () => {
  const first = await world();
  const { SecretString = '', Name, VersionStages } = await first.get();
  expect(JSON.parse(SecretString)).toEqual({
    current: 'k1',
    k1: expect.stringMatching(/^[A-Za-z0-9]{64}$/),
  });
  expect({ Name, VersionStages }).toEqual({ Name: 'desk-keys', VersionStages: ['AWSCURRENT'] });

  const second = await world(first.dir);
  expect((await second.get()).SecretString).toBe(SecretString);
  expect((await second.get({ SecretId: 'desk-keys' })).SecretString).toBe(SecretString);
});

test('a new value becomes current and the old one previous', async () => {
  const { client, get, dir } = await world();
  const before = (await get()).SecretString;
  const value = '{"current":"k2","previous":"k1"}';
  const put = await client.send(new PutSecretValueCommand({ SecretId, SecretString: value }));

  expect((await get()).SecretString).toBe(value);
  expect((await get({ VersionStage: 'AWSPREVIOUS' })).SecretString).toBe(before);
  const described = await client.send(new DescribeSecretCommand({ SecretId }));
  expect(described.VersionIdsToStages).toMatchObject({ [put.VersionId ?? '']: ['AWSCURRENT'] });
  expect((await (await world(dir)).get()).SecretString).toBe(value);
});

test('what is not there or not known is refused', async () => {
  const { client, get } = await world();
  await expect(get({ SecretId: 'other' })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await expect(get({ VersionStage: 'AWSPENDING' })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await expect(
    client.send(
      new PutSecretValueCommand({ SecretId, SecretString: 'x', VersionStages: ['AWSPENDING'] }),
    ),
  ).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test('each call is told with the key that signed it', async () => {
  const { get, calls } = await world();
  await get();
  expect(calls).toEqual([
    { caller: 'notify', service: 'secretsmanager', action: 'GetSecretValue' },
  ]);
});
