import { describe, expect, test } from 'vitest';
import type { Addresses } from '#local/template/attributes.ts';
import { cloudTemplate } from '#local/template/cloud-template.ts';
import { queuesOf, tablesOf } from '#local/template/definitions.ts';
import { parseTemplate, type Stack } from '#local/template/stacks.ts';

const addresses: Addresses = {
  queueUrl: (name) => `http://127.0.0.1:9324/${name}`,
  apiUrl: () => 'http://127.0.0.1:8787',
  issuer: () => 'http://127.0.0.1:9000',
};

const stack = (name: string, template: unknown): Stack => ({
  name,
  template: parseTemplate(template),
  assets: new Map(),
});

const QUEUE = { Type: 'AWS::SQS::Queue', Properties: { QueueName: '工单-queue' } };

/** What the first template makes of one value, seen as a property of an inert resource. */
function resolved(value: unknown, rest: object = {}, others: readonly Stack[] = []): unknown {
  const template = {
    ...rest,
    Resources: {
      Queue: QUEUE,
      Topic: { Type: 'AWS::SNS::Topic', Properties: { Value: value } },
    },
  };
  const cloud = cloudTemplate([stack('desk', template), ...others], addresses);
  const [topic] = cloud.ofType('AWS::SNS::Topic');
  return topic && cloud.property(topic, 'Value');
}

describe('intrinsics', () => {
  test.each([
    ['Ref of a queue is its address', { Ref: 'Queue' }, 'http://127.0.0.1:9324/工单-queue'],
    [
      'GetAtt gives the ARN',
      { 'Fn::GetAtt': ['Queue', 'Arn'] },
      'arn:aws:sqs:us-east-1:000000000000:工单-queue',
    ],
    ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] }, 'a-us-east-1'],
    [
      'Sub with names and attributes',
      { 'Fn::Sub': `\${Queue.QueueName}/\${!x}` },
      `工单-queue/\${x}`,
    ],
    ['Sub with values of its own', { 'Fn::Sub': [`\${who}!`, { who: 'Emma' }] }, 'Emma!'],
    ['Select of Split', { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    ['a condition that holds', { 'Fn::If': ['IsDev', 'yes', 'no'] }, 'yes'],
    ['a value that is not there', { a: { Ref: 'AWS::NoValue' }, b: 1 }, { b: 1 }],
    ['a map', { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'memory'] }, 512],
    ['a parameter with a default', { Ref: 'Stage' }, 'dev'],
  ])('%s', (_, value, expected) => {
    const rest = {
      Parameters: { Stage: { Type: 'String', Default: 'dev' } },
      Mappings: { Sizes: { dev: { memory: 512 } } },
      Conditions: { IsDev: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] }] } },
    };
    expect(resolved(value, rest)).toEqual(expected);
  });

  test('a value of another stack arrives through its export', () => {
    const data = stack('data', {
      Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties: {} } },
      Outputs: { T: { Value: { Ref: 'Table' }, Export: { Name: 'data:Table' } } },
    });
    expect(resolved({ 'Fn::ImportValue': 'data:Table' }, {}, [data])).toBe('data-Table');
  });

  test('an address that a template puts together leads to the local machine', () => {
    const api = {
      'Fn::Join': ['', ['https://abc123.execute-api.', { Ref: 'AWS::Region' }, '.amazonaws.com/x']],
    };
    expect(resolved(api)).toBe('http://127.0.0.1:8787/x');
    expect(resolved('https://cognito-idp.us-east-1.amazonaws.com/us-east-1_LOCAL')).toBe(
      'http://127.0.0.1:9000',
    );
  });

  test.each([
    ['an intrinsic', { 'Fn::Transform': {} }, /unknown intrinsic Fn::Transform/],
    ['a name', { Ref: 'Nobody' }, /nothing is called Nobody/],
    ['an attribute', { 'Fn::GetAtt': ['Queue', 'Colour'] }, /Colour of AWS::SQS::Queue Queue/],
    ['an export', { 'Fn::ImportValue': 'x' }, /no stack exports x/],
  ])('%s that is unknown is refused by name', (_, value, complaint) => {
    expect(() => resolved(value)).toThrow(complaint);
  });
});

describe('resources', () => {
  test('a type that no list knows is refused with its logical id', () => {
    const strange = stack('desk', { Resources: { Vpc: { Type: 'AWS::EC2::VPC' } } });
    expect(() => cloudTemplate([strange], addresses)).toThrow('AWS::EC2::VPC Vpc (desk)');
  });

  test('a resource whose condition does not hold is not there', () => {
    const cloud = cloudTemplate(
      [
        stack('desk', {
          Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
          Resources: { Queue: { ...QUEUE, Condition: 'Never' } },
        }),
      ],
      addresses,
    );
    expect(cloud.ofType('AWS::SQS::Queue')).toEqual([]);
  });

  test('a queue is read with its dead letters', () => {
    const cloud = cloudTemplate(
      [
        stack('desk', {
          Resources: {
            Dead: { Type: 'AWS::SQS::Queue' },
            Mail: {
              Type: 'AWS::SQS::Queue',
              Properties: {
                VisibilityTimeout: '360',
                RedrivePolicy: {
                  deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] },
                  maxReceiveCount: 5,
                },
              },
            },
          },
        }),
      ],
      addresses,
    );
    expect(queuesOf(cloud)[1]).toEqual({
      name: 'desk-Mail',
      arn: 'arn:aws:sqs:us-east-1:000000000000:desk-Mail',
      visibilityTimeoutSeconds: 360,
      delaySeconds: 0,
      retentionSeconds: 345_600,
      redrive: {
        deadLetterArn: 'arn:aws:sqs:us-east-1:000000000000:desk-Dead',
        maxReceiveCount: 5,
      },
    });
  });

  test('a property that would change behaviour is refused, not ignored', () => {
    const cloud = cloudTemplate(
      [
        stack('desk', {
          Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } } },
        }),
      ],
      addresses,
    );
    expect(() => queuesOf(cloud)).toThrow('does not know FifoQueue of AWS::SQS::Queue Q');
  });

  test('a resource that lacks what it needs is named', () => {
    const cloud = cloudTemplate(
      [stack('desk', { Resources: { T: { Type: 'AWS::DynamoDB::Table' } } })],
      addresses,
    );
    expect(() => tablesOf(cloud)).toThrow(/AWS::DynamoDB::Table T \(desk\)/);
  });
});
