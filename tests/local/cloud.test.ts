import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningCloud, startCloud } from '#local/cloud.ts';
import { openDataFolder } from '#local/data-folder.ts';
import { parseOptions } from '#local/options.ts';

/** Writes what comes in to the table; what the stream shows goes to the queue; what the queue shows is filed. */
const BUNDLE = `
const call = async (name, target, body) => {
  const answer = await fetch(process.env['AWS_ENDPOINT_URL_' + name], {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': target,
      'x-amz-date': '20260101T000000Z',
      authorization: 'AWS4-HMAC-SHA256 Credential=' + process.env.AWS_ACCESS_KEY_ID +
        '/20260101/us-east-1/x/aws4_request, SignedHeaders=host, Signature=x',
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
};
const put = (Item) => call('DYNAMODB', 'DynamoDB_20120810.PutItem', { TableName: process.env.TABLE, Item });
const get = (pk) => call('DYNAMODB', 'DynamoDB_20120810.GetItem', { TableName: process.env.TABLE, Key: { pk: { S: pk } } });

export const submit = async ({ routeKey, body, pathParameters }) => {
  if (routeKey === 'POST /tickets') {
    await put({ pk: { S: body }, kind: { S: 'job' } });
    return { statusCode: 202, body: process.env.SITE_URL };
  }
  const { Item } = await get('filed ' + pathParameters.id);
  return { statusCode: Item === undefined ? 404 : 200, body: JSON.stringify(Item ?? null) };
};

export const relay = async ({ Records }) => {
  for (const { dynamodb } of Records) {
    await call('SQS', 'AmazonSQS.SendMessage', {
      QueueUrl: process.env.QUEUE, MessageBody: dynamodb.NewImage.pk.S,
    });
  }
};

export const file = async ({ Records }) => {
  for (const { body } of Records) await put({ pk: { S: 'filed ' + body }, kind: { S: 'filed' } });
  return { batchItemFailures: [] };
};
`;

const deskFunction = (name: string) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: name,
    Code: { S3Bucket: 'assets', S3Key: 'bundle.zip' },
    Handler: `index.${name}`,
    Role: 'arn:role',
    Runtime: 'nodejs24.x',
    Timeout: 10,
    MemorySize: 256,
    Environment: {
      Variables: {
        TABLE: { Ref: 'Table' },
        QUEUE: { Ref: 'Queue' },
        SITE_URL: { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] },
      },
    },
  },
});

const route = (RouteKey: string) => ({
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: {
    ApiId: { Ref: 'Api' },
    RouteKey,
    AuthorizationType: 'NONE',
    Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
  },
});

const TEMPLATE = {
  Resources: {
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        TableName: 'desk-table',
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      },
    },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 60 } },
    Submit: deskFunction('submit'),
    Relay: deskFunction('relay'),
    File: deskFunction('file'),
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'desk', ProtocolType: 'HTTP' } },
    Integration: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: { Ref: 'Api' },
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: { 'Fn::GetAtt': ['Submit', 'Arn'] },
        PayloadFormatVersion: '2.0',
      },
    },
    Post: route('POST /tickets'),
    Get: route('GET /tickets/{id}'),
    RelayMapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
        FunctionName: { Ref: 'Relay' },
        StartingPosition: 'TRIM_HORIZON',
        FilterCriteria: {
          Filters: [{ Pattern: '{"dynamodb":{"NewImage":{"kind":{"S":["job"]}}}}' }],
        },
      },
    },
    FileMapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] },
        FunctionName: { Ref: 'File' },
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      },
    },
  },
};

function writeAssembly(dir: string): void {
  mkdirSync(join(dir, 'asset'), { recursive: true });
  const json = (name: string, value: unknown) =>
    writeFileSync(join(dir, name), JSON.stringify(value));
  writeFileSync(join(dir, 'asset', 'index.mjs'), BUNDLE);
  json('desk.template.json', TEMPLATE);
  json('desk.assets.json', {
    files: {
      a: { source: { path: 'asset' }, destinations: { here: { objectKey: 'bundle.zip' } } },
    },
  });
  json('manifest.json', {
    artifacts: {
      'desk.assets': { type: 'cdk:asset-manifest' },
      desk: {
        type: 'aws:cloudformation:stack',
        properties: { templateFile: 'desk.template.json' },
      },
    },
  });
}

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'cloud-'));
  writeAssembly(join(dir, 'assembly'));
});
afterAll(() => rmSync(dir, { recursive: true }));

describe('a desk started from a template', () => {
  let cloud: RunningCloud;
  const calls = () => join(dir, 'calls.jsonl');
  const start = () =>
    startCloud({
      assemblyDir: join(dir, 'assembly'),
      dir: join(dir, 'data'),
      port: 0,
      clockSpeed: 1,
      env: { HUIYIN_RECORD_CALLS: calls() },
      notice: () => {},
    });
  const status = async (id: string) =>
    (await fetch(`${cloud.addresses.api}/tickets/${encodeURIComponent(id)}`)).status;

  beforeAll(async () => {
    cloud = await start();
  }, 60_000);
  afterAll(() => cloud.close());

  test('leads a request through table, stream and queue to the last function', async () => {
    const url = `${cloud.addresses.api}/tickets`;
    const answer = await fetch(url, { method: 'POST', body: '退款' });
    expect([answer.status, await answer.text()]).toEqual([202, cloud.addresses.api]);
    await expect.poll(() => status('退款'), { timeout: 30_000 }).toBe(200);
  }, 60_000);

  test('records which function made which call', () => {
    const lines = readFileSync(calls(), 'utf8').trim().split('\n');
    const seen = lines.map((line): unknown => JSON.parse(line));
    expect(seen).toContainEqual({ function: 'submit', service: 'dynamodb', action: 'PutItem' });
    expect(seen).toContainEqual({ function: 'relay', service: 'sqs', action: 'SendMessage' });
    expect(seen).toContainEqual({ function: 'file', service: 'dynamodb', action: 'PutItem' });
    expect(seen).not.toContainEqual(expect.objectContaining({ function: 'local' }));
  });

  test('goes on with the same data when it is started again', async () => {
    await cloud.close();
    cloud = await start();
    expect(await status('退款')).toBe(200);
    expect(await status('unknown')).toBe(404);
  }, 60_000);
});

describe('the data folder', () => {
  test('of another program is refused, also to be emptied', () => {
    const foreign = join(dir, 'foreign');
    mkdirSync(foreign);
    writeFileSync(join(foreign, 'thesis.txt'), 'not yours');
    expect(() => openDataFolder(foreign, { empty: true })).toThrow(/is not a data folder/);
    expect(readFileSync(join(foreign, 'thesis.txt'), 'utf8')).toBe('not yours');
  });

  test('is emptied on demand only', () => {
    const path = join(dir, 'own');
    const first = openDataFolder(path, { empty: false });
    first.writeJson('kept.json', { a: 1 });
    first.release();
    openDataFolder(path, { empty: false }).release();
    expect(JSON.parse(readFileSync(join(path, 'kept.json'), 'utf8'))).toEqual({ a: 1 });
    openDataFolder(path, { empty: true }).release();
    expect(() => readFileSync(join(path, 'kept.json'))).toThrow();
  });

  test('that a killed desk left locked is taken over', () => {
    const path = join(dir, 'stale');
    openDataFolder(path, { empty: false }).release();
    writeFileSync(join(path, 'desk.pid'), '4194303\n');
    openDataFolder(path, { empty: false }).release();
  });
});

describe('the options of npm start', () => {
  test('have defaults', () => {
    expect(parseOptions([])).toEqual({
      data: '.huiyin',
      port: 8787,
      empty: false,
      clockSpeed: 1,
    });
  });

  test.each([
    [['--port', '70000'], /--port takes a number/],
    [['--port', 'x'], /--port takes a number/],
    [['--clock-speed', '0'], /--clock-speed takes a number/],
    [['--clock-speed', 'fast'], /--clock-speed takes a number/],
    [['--nonsense'], /--nonsense/],
    [['extra'], /extra/],
  ])('%j is refused in one sentence', (args, complaint) => {
    expect(() => parseOptions(args)).toThrow(complaint);
  });
});
