import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { VARIABLES } from '#shared/contracts/environment.ts';
import { functionsOf, ofType, rightsOf, synthesise } from './templates.ts';
import { FUNCTIONS } from './tiny-bundles.ts';

const resources = synthesise('prod');
const functions = functionsOf(resources, 'prod');

const dynamodb = (actions: readonly string[]) => actions.map((action) => `dynamodb:${action}`);
/** Who decides on a ticket may look anything up, post to accounts, and change its timer. */
const DECIDES = dynamodb(['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']);
const SECRET = 'secretsmanager:GetSecretValue';
const QUEUES = [
  'CALLS_QUEUE',
  'CLASSIFICATION_QUEUE',
  'DOCUMENTS_QUEUE',
  'MAIL_QUEUE',
  'FILES_QUEUE',
  'FOLLOW_UP_QUEUE',
  'IMPORTS_QUEUE',
  'NOTIFICATION_QUEUE',
  'OPENINGS_QUEUE',
];

/** What each function's code may do. What Lambda does in its name (logs, traces, polling) comes on top. */
const EXPECTED: Record<(typeof FUNCTIONS)[number], { variables: string[]; rights: string[] }> = {
  'customer-pages': {
    variables: ['TABLE', 'KEYS_SECRET', 'SITE_URL', 'REPLY_DOMAIN', 'STAGE'],
    rights: [...DECIDES, SECRET],
  },
  'submit-ticket': {
    variables: ['TABLE', 'KEYS_SECRET', 'SITE_URL', 'SOURCE_CAPS', 'STAGE'],
    rights: [...dynamodb(['GetItem', 'Query', 'PutItem', 'UpdateItem']), SECRET],
  },
  'survey-answer': {
    variables: ['TABLE', 'KEYS_SECRET', 'STAGE'],
    rights: [...DECIDES, SECRET],
  },
  call: { variables: ['TABLE', 'LOOPBACK_CALLS', 'STAGE'], rights: DECIDES },
  'agent-api': {
    variables: ['TABLE', 'INTAKE_ADDRESS', 'REPLY_DOMAIN', 'LOOPBACK_CALLS', 'STAGE'],
    rights: DECIDES,
  },
  'playbook-api': {
    variables: ['TABLE', 'STAGE'],
    rights: dynamodb(['GetItem', 'Query', 'PutItem', 'DeleteItem']),
  },
  records: {
    variables: ['TABLE', 'STAGE'],
    rights: dynamodb(['GetItem', 'Query', 'PutItem', 'DeleteItem']),
  },
  'presign-upload': {
    variables: ['TABLE', 'KEYS_SECRET', 'FILES_BUCKET', 'SITE_URL', 'SOURCE_CAPS', 'STAGE'],
    rights: [...dynamodb(['PutItem', 'UpdateItem']), SECRET, 's3:PutObject'],
  },
  'download-file': {
    variables: ['TABLE', 'KEYS_SECRET', 'FILES_BUCKET', 'STAGE'],
    rights: [...dynamodb(['GetItem', 'Query', 'PutItem']), SECRET, 's3:GetObject'],
  },
  'verify-file': {
    variables: ['TABLE', 'FILES_BUCKET', 'STAGE'],
    rights: [
      ...dynamodb(['GetItem', 'PutItem']),
      's3:DeleteObject',
      's3:GetObject',
      's3:ListBucket',
      's3:PutObject',
    ],
  },
  'export-sheet': {
    variables: ['TABLE', 'FILES_BUCKET', 'STAGE'],
    rights: [...dynamodb(['GetItem', 'Query', 'PutItem']), 's3:GetObject', 's3:PutObject'],
  },
  import: {
    variables: ['TABLE', 'FILES_BUCKET', 'STAGE'],
    rights: [...DECIDES, 's3:DeleteObject', 's3:GetObject', 's3:ListBucket'],
  },
  'sign-document': {
    variables: ['TABLE', 'KEYS_SECRET', 'FILES_BUCKET', 'STAGE'],
    rights: [
      ...dynamodb(['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']),
      SECRET,
      's3:GetObject',
    ],
  },
  'make-document': {
    variables: ['TABLE', 'FILES_BUCKET', 'STAGE'],
    rights: [
      ...dynamodb(['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']),
      's3:GetObject',
      's3:PutObject',
    ],
  },
  'service-description': {
    variables: ['TABLE', 'STAGE'],
    rights: dynamodb(['GetItem']),
  },
  'console-page': { variables: ['ISSUER', 'CONSOLE_CLIENT', 'SITE_URL', 'STAGE'], rights: [] },
  relay: {
    variables: ['TABLE', ...QUEUES, 'STAGE'],
    rights: [...dynamodb(['BatchWriteItem']), 'sqs:SendMessage'],
  },
  changes: {
    variables: ['TABLE', 'STAGE'],
    rights: [...dynamodb(['GetItem', 'PutItem']), 'sqs:SendMessage'],
  },
  figures: {
    variables: ['TABLE', 'STAGE'],
    rights: [...DECIDES, 'sqs:SendMessage'],
  },
  'figures-api': {
    variables: ['TABLE', 'STAGE'],
    rights: dynamodb(['GetItem', 'Query', 'PutItem']),
  },
  tick: {
    variables: ['TABLE', ...QUEUES, 'STAGE'],
    rights: [...dynamodb(['GetItem', 'PutItem', 'Query', 'BatchWriteItem']), 'sqs:SendMessage'],
  },
  classify: { variables: ['TABLE', 'STAGE'], rights: dynamodb(['Query', 'PutItem']) },
  'follow-up': {
    variables: ['TABLE', 'STAGE'],
    rights: DECIDES,
  },
  'open-tickets': {
    variables: ['TABLE', 'STAGE'],
    rights: dynamodb(['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']),
  },
  'plan-triggers': {
    variables: ['TABLE', 'STAGE'],
    rights: [...dynamodb(['GetItem', 'Query', 'PutItem']), 'sqs:SendMessage'],
  },
  notify: {
    variables: [
      'TABLE',
      'KEYS_SECRET',
      'SITE_URL',
      'INTAKE_ADDRESS',
      'REPLY_DOMAIN',
      'CONFIGURATION_SET',
      'FILES_BUCKET',
      'STAGE',
    ],
    rights: [
      ...dynamodb(['Query', 'GetItem', 'PutItem', 'UpdateItem']),
      SECRET,
      's3:GetObject',
      'ses:SendRawEmail',
    ],
  },
  'take-in-mail': {
    variables: [
      'TABLE',
      'KEYS_SECRET',
      'MAIL_BUCKET',
      'FILES_BUCKET',
      'INTAKE_ADDRESS',
      'REPLY_DOMAIN',
      'STAGE',
    ],
    rights: [...DECIDES, SECRET, 's3:GetObject', 's3:PutObject'],
  },
  'mail-events': { variables: ['TABLE', 'STAGE'], rights: dynamodb(['GetItem', 'PutItem']) },
  'activate-receipt-rules': {
    variables: [],
    rights: ['ses:DescribeActiveReceiptRuleSet', 'ses:SetActiveReceiptRuleSet'],
  },
};

const OF_THE_SERVICE = new Set([
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'sqs:ReceiveMessage',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
]);

/** The names that a composition root asks for, read from its text, for nothing may import it. */
function asked(name: string): readonly string[] {
  const file = new URL(`../../functions/${name}/index.ts`, import.meta.url);
  const [, list = ''] = /environment\(\[([^\]]*)\]/.exec(readFileSync(file, 'utf8')) ?? [];
  const names = new Map<string, string>(Object.entries(VARIABLES));
  return [...list.matchAll(/'(\w+)'/g)].map(([, key = '']) => names.get(key) ?? key);
}

test('every function of the desk is deployed, and no other', () => {
  expect([...functions.keys()].sort()).toEqual([...FUNCTIONS]);
});

describe.each(FUNCTIONS)('%s', (name) => {
  const deployed = functions.get(name);
  if (deployed === undefined) throw new Error(`${name} is not deployed`);
  const rights = rightsOf(resources, deployed.role);

  test('runs on the newest Node, on arm64, traced', () => {
    expect(deployed).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
    });
  });

  test('writes to a log of its own that forgets after three months', () => {
    const group = deployed.LoggingConfig.LogGroup.Ref;

    expect(ofType(resources, 'AWS::Logs::LogGroup').find(({ id }) => id === group)).toMatchObject({
      properties: { LogGroupName: `/aws/lambda/huiyin-prod-${name}`, RetentionInDays: 90 },
    });
  });

  test('has a role that no other function has', () => {
    const others = [...functions].filter(([other]) => other !== name);

    expect(others.map(([, { role }]) => role)).not.toContain(deployed.role);
  });

  test('gets the variables it reads', () => {
    expect(deployed.variables).toEqual([...EXPECTED[name].variables].sort());
  });

  test('gets every variable that its composition root asks for', () => {
    expect(deployed.variables).toEqual(expect.arrayContaining([...asked(name)]));
  });

  test('may do what its work takes and nothing more', () => {
    const actions = new Set(rights.flatMap(({ Action }) => Action));

    expect([...actions].filter((action) => !OF_THE_SERVICE.has(action)).sort()).toEqual(
      [...EXPECTED[name].rights].sort(),
    );
  });
});

/** The only rights whose resource is not named to its end. */
const WILDCARDS = new Map<string, RegExp>([
  ['xray:PutTraceSegments', /^"\*"$/],
  ['xray:PutTelemetryRecords', /^"\*"$/],
  ['ses:DescribeActiveReceiptRuleSet', /^"\*"$/],
  ['ses:SetActiveReceiptRuleSet', /^"\*"$/],
  ['s3:GetObject', /\/(?:incoming|uploads|files|documents)\/(?:export-)?\*"/],
  ['s3:PutObject', /\/(?:uploads|files|documents)\/(?:export-)?\*"/],
  ['s3:DeleteObject', /\/uploads\/\*"/],
]);

test('no right reaches further than the named resource, but for those a service leaves no other way', () => {
  const roles = ofType(resources, 'AWS::IAM::Role').map(({ id }) => id);
  const wide = roles
    .flatMap((role) => rightsOf(resources, role))
    .flatMap(({ Action, Resource }) =>
      Resource.map((resource: unknown) => JSON.stringify(resource))
        .filter((resource) => resource.includes('*'))
        .flatMap((resource) => Action.map((action) => ({ action, resource }))),
    );

  expect(new Set(wide.map(({ action }) => action))).toEqual(new Set(WILDCARDS.keys()));
  for (const { action, resource } of wide) expect(resource).toMatch(WILDCARDS.get(action) ?? /^$/);
});

test('no right is given to everybody by a managed policy', () => {
  for (const { properties } of ofType(resources, 'AWS::IAM::Role')) {
    expect(properties).not.toHaveProperty('ManagedPolicyArns');
  }
});

test('mail is sent as the intake address only, with the configuration set that reports on it', () => {
  const send = rightsOf(resources, functions.get('notify')?.role ?? '').find(({ Action }) =>
    Action.includes('ses:SendRawEmail'),
  );

  expect(send?.Condition).toEqual({ StringEquals: { 'ses:FromAddress': 'service@desk.example' } });
  expect(JSON.stringify(send?.Resource)).toContain(':identity/desk.example');
  expect(JSON.stringify(send?.Resource)).toContain(':configuration-set/huiyin-prod-mail');
  expect(send?.Resource).toHaveLength(2);
});

test('a list is read by the two indexes, each by name', () => {
  const query = rightsOf(resources, functions.get('agent-api')?.role ?? '').filter(
    ({ Action }) => Action.length === 1 && Action.includes('dynamodb:Query'),
  );

  expect(query.flatMap(({ Resource }) => Resource).map((arn) => JSON.stringify(arn))).toEqual([
    expect.stringContaining('/index/byTeam'),
    expect.stringContaining('/index/byAgent'),
  ]);
});
