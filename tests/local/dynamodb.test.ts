import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findDynamoDb } from '#local/dynamodb/binary.ts';
import { type DynamoDb, startDynamoDb } from '#local/dynamodb/dynamodb.ts';
import { trimStreams } from '#local/dynamodb/stream-trim.ts';
import { ensureTable } from '#local/dynamodb/tables.ts';

const places = { env: {}, platform: process.platform, arch: process.arch };

describe('where DynamoDB comes from', () => {
  test('a running server wins over every binary', () => {
    const env = { DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000/', DYNOXIDE_BIN: '/bin/sh' };
    expect(findDynamoDb({ ...places, env })).toEqual({
      kind: 'endpoint',
      url: 'http://127.0.0.1:8000',
    });
  });

  test('a chosen binary wins over the packaged one, and must be there', () => {
    expect(findDynamoDb({ ...places, env: { DYNOXIDE_BIN: '/bin/sh' } })).toEqual({
      kind: 'binary',
      path: '/bin/sh',
    });
    const env = { DYNOXIDE_BIN: '/nowhere/dynoxide' };
    expect(() => findDynamoDb({ ...places, env })).toThrow('/nowhere/dynoxide');
  });

  test('a platform without one is told what to install', () => {
    expect(() => findDynamoDb({ env: {}, platform: 'plan9', arch: 'x64' })).toThrow(
      /^No DynamoDB for plan9-x64: install dynoxide/,
    );
  });
});

describe('the tables of the desk', () => {
  let dir = '';
  let dynamoDb: DynamoDb;
  const start = () => startDynamoDb({ source: findDynamoDb({ ...places, env: {} }), dir });
  const definition = {
    name: 'desk-table',
    streamArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/desk-table/stream/local',
    schema: {
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
        { AttributeName: 'aPk', AttributeType: 'S' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byTeam',
          KeySchema: [{ AttributeName: 'aPk', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['subject', 'state'] },
        },
      ],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    },
  };
  const put = (sk: string, rest: object = {}) =>
    dynamoDb.call('DynamoDB.PutItem', {
      TableName: 'desk-table',
      Item: { pk: { S: '工单#1' }, sk: { S: sk }, ...rest },
    });
  const count = async () =>
    dynamoDb.call('DynamoDB.Scan', { TableName: 'desk-table', Select: 'COUNT' });
  const rows = () => {
    const database = new DatabaseSync(join(dir, 'dynamodb.sqlite'), { readOnly: true });
    const answer = database.prepare('SELECT id FROM _stream_records ORDER BY id').all();
    database.close();
    return answer.map((row) => Number(row['id']));
  };

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'dynamodb-'));
    dynamoDb = await start();
  });
  afterAll(async () => {
    await dynamoDb.close();
    rmSync(dir, { recursive: true });
  });

  test('are made once and found again, with the stream they had', async () => {
    const first = await ensureTable(dynamoDb.call, definition);
    expect(first).toContain('table/desk-table/stream/');
    expect(await ensureTable(dynamoDb.call, definition)).toBe(first);
  });

  test('are refused when the template gives them another index than the kept data has', async () => {
    const schema = { ...definition.schema, GlobalSecondaryIndexes: [] };
    await expect(ensureTable(dynamoDb.call, { ...definition, schema })).rejects.toThrow(
      /other keys or indexes than the template; start with --empty/,
    );
  });

  test('lose at a sweep what its TTL has passed, and nothing else', async () => {
    await put('expired', { expiresAt: { N: '1000' } });
    await put('kept', { expiresAt: { N: '99999999999' } });
    expect(await dynamoDb.sweepExpired()).toBe(1);
    expect(await count()).toMatchObject({ Count: 1 });
  });

  test('keep of their stream what a consumer has not passed, and the newest record', async () => {
    await put('a');
    await put('b');
    const last = rows().at(-1) ?? 0;
    const trim = (passed: number) =>
      trimStreams({
        databaseFile: join(dir, 'dynamodb.sqlite'),
        tables: ['desk-table'],
        passed: () => passed,
      });
    const stopFirst = trim(last - 1);
    await expect.poll(rows).toEqual([last]);
    stopFirst();
    const stopSecond = trim(last);
    await put('c');
    await expect.poll(rows).toEqual([last + 1]);
    stopSecond();
  });

  test('are served again by themselves when the server is killed', async () => {
    await put('before the kill');
    process.kill(Number(readFileSync(join(dir, 'dynamodb.pid'), 'utf8')), 'SIGKILL');
    await expect.poll(() => count().catch(() => undefined), { timeout: 10_000 }).toBeDefined();
    expect(await count()).toMatchObject({ Count: 5 });
  });

  test('hold their items after the desk was ended and started again', async () => {
    const before = await count();
    await dynamoDb.close();
    dynamoDb = await start();
    expect(await count()).toEqual(before);
  });

  test('an error of the service is told by its code', async () => {
    const call = dynamoDb.call('DynamoDB.DescribeTable', { TableName: 'nobody' });
    await expect(call).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
  });
});
