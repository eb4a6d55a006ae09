import { describe, expect, test } from 'vitest';
import { ofType, type Resource, synthesise } from './templates.ts';

const prod = synthesise('prod');
const dev = synthesise('dev');

function only(resources: readonly Resource[], type: string, of = ''): Resource {
  const [resource, ...others] = ofType(resources, type).filter(({ id }) => id.startsWith(of));
  if (resource === undefined || others.length > 0) throw new Error(`not exactly one ${type}`);
  return resource;
}

const STATEFUL: readonly { type: string; id: string; of?: string }[] = [
  { type: 'AWS::DynamoDB::Table', id: 'DeskTableC54AC915' },
  { type: 'AWS::S3::Bucket', id: 'MailStoreBucketF96DE0ED', of: 'Mail' },
  { type: 'AWS::S3::Bucket', id: 'FileStoreBucket0DF04192', of: 'File' },
  { type: 'AWS::Cognito::UserPool', id: 'PeoplePoolC64A4D1E' },
  { type: 'AWS::SecretsManager::Secret', id: 'SigningKeysSecret988BD324' },
];

describe.each(STATEFUL)('$type $of', ({ type, id, of }) => {
  test('keeps its logical id, because another one would be an empty one', () => {
    expect(only(prod, type, of).id).toBe(id);
    expect(only(dev, type, of).id).toBe(id);
  });

  test('outlives its stack in prod and goes with it in dev', () => {
    expect(only(prod, type, of).deletionPolicy).toBe('Retain');
    expect(only(dev, type, of).deletionPolicy).toBe('Delete');
  });

  test('stands apart from all code', () => {
    expect(only(prod, type, of).stack).toBe('huiyin-prod-data');
    expect(ofType(prod, 'AWS::Lambda::Function').map(({ stack }) => stack)).not.toContain(
      'huiyin-prod-data',
    );
  });
});

test('work that waits keeps its logical ids too', () => {
  expect(ofType(prod, 'AWS::SQS::Queue').map(({ id }) => id.replace(/[0-9A-F]{8}$/, ''))).toEqual([
    'ClassificationDeadLettersQueue',
    'ClassificationQueue',
    'FollowUpDeadLettersQueue',
    'FollowUpQueue',
    'NotificationDeadLettersQueue',
    'NotificationQueue',
    'MailDeadLettersQueue',
    'MailQueue',
    'FilesDeadLettersQueue',
    'FilesQueue',
    'ImportsDeadLettersQueue',
    'ImportsQueue',
    'CallsDeadLettersQueue',
    'CallsQueue',
    'OpeningsDeadLettersQueue',
    'OpeningsQueue',
    'DocumentsDeadLettersQueue',
    'DocumentsQueue',
    'MailEventsDeadLettersQueue',
    'MailEventsQueue',
    'RelayQueue',
    'ChangesQueue',
    'PlanTriggersQueue',
    'FiguresQueue',
    'TickQueue',
  ]);
});

test('the table can be set back to any second, is not deleted by mistake, and forgets what has expired', () => {
  expect(only(prod, 'AWS::DynamoDB::Table').properties).toMatchObject({
    BillingMode: 'PAY_PER_REQUEST',
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    DeletionProtectionEnabled: true,
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
  });
});

test('both indexes hold the card that a list shows, and neither message nor ticket', () => {
  const listed = ['kind', 'schema', 'card'];
  const index = (name: string, letter: string) => ({
    IndexName: name,
    KeySchema: [
      { AttributeName: `${letter}Pk`, KeyType: 'HASH' },
      { AttributeName: `${letter}Sk`, KeyType: 'RANGE' },
    ],
    Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: listed },
  });

  expect(only(prod, 'AWS::DynamoDB::Table').properties['GlobalSecondaryIndexes']).toEqual([
    index('byTeam', 'a'),
    index('byAgent', 'b'),
  ]);
});

test('raw mail is private, versioned, and leaves after 400 days', () => {
  expect(only(prod, 'AWS::S3::Bucket', 'Mail').properties).toMatchObject({
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    VersioningConfiguration: { Status: 'Enabled' },
    LifecycleConfiguration: {
      Rules: [
        {
          ExpirationInDays: 400,
          NoncurrentVersionExpiration: { NoncurrentDays: 7 },
          Status: 'Enabled',
        },
      ],
    },
  });
  expect(JSON.stringify(only(prod, 'AWS::S3::BucketPolicy', 'Mail'))).toContain(
    'aws:SecureTransport',
  );
});

test('only this stage’s receipt rule may write mail', () => {
  const policy = JSON.stringify(only(prod, 'AWS::S3::BucketPolicy', 'Mail').properties);

  expect(policy).toContain('ses.amazonaws.com');
  expect(policy).toContain(':receipt-rule-set/huiyin-prod-receiving:receipt-rule/incoming');
});

test('the bucket tells the mail queue of every mail, once it may', () => {
  const bucket = only(prod, 'AWS::S3::Bucket', 'Mail');

  expect(bucket.properties['NotificationConfiguration']).toEqual({
    QueueConfigurations: [
      {
        Event: 's3:ObjectCreated:*',
        Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'incoming/' }] } },
        Queue: { 'Fn::GetAtt': [expect.stringMatching(/^MailQueue/), 'Arn'] },
      },
    ],
  });
  expect(bucket.dependsOn).toEqual([expect.stringMatching(/^MailQueuePolicy/)]);
});

test('files are private and versioned; what is uploaded and not kept leaves after two days', () => {
  expect(only(prod, 'AWS::S3::Bucket', 'File').properties).toMatchObject({
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    VersioningConfiguration: { Status: 'Enabled' },
    LifecycleConfiguration: {
      Rules: [
        {
          Prefix: 'uploads/',
          ExpirationInDays: 2,
          NoncurrentVersionExpiration: { NoncurrentDays: 1 },
          Status: 'Enabled',
        },
        {
          Prefix: 'files/export-',
          ExpirationInDays: 1,
          NoncurrentVersionExpiration: { NoncurrentDays: 1 },
          Status: 'Enabled',
        },
        { NoncurrentVersionExpiration: { NoncurrentDays: 7 }, Status: 'Enabled' },
      ],
    },
  });
  expect(JSON.stringify(only(prod, 'AWS::S3::BucketPolicy', 'File'))).toContain(
    'aws:SecureTransport',
  );
});

test('no page of another site may read the bucket of files', () => {
  expect(only(prod, 'AWS::S3::Bucket', 'File').properties).not.toHaveProperty('CorsConfiguration');
});

test('the bucket of files tells its queue of what strangers upload, and of nothing that we keep', () => {
  const bucket = only(prod, 'AWS::S3::Bucket', 'File');

  expect(bucket.properties['NotificationConfiguration']).toEqual({
    QueueConfigurations: [
      {
        Event: 's3:ObjectCreated:*',
        Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'uploads/' }] } },
        Queue: { 'Fn::GetAtt': [expect.stringMatching(/^FilesQueue/), 'Arn'] },
      },
    ],
  });
  expect(bucket.dependsOn).toEqual([expect.stringMatching(/^FilesQueuePolicy/)]);
});

test('mail for the intake address and the reply domain is scanned and stored under incoming/', () => {
  expect(only(prod, 'AWS::SES::ReceiptRule').properties['Rule']).toMatchObject({
    Enabled: true,
    ScanEnabled: true,
    Recipients: ['service@desk.example', 'reply.desk.example'],
    Actions: [{ S3Action: { ObjectKeyPrefix: 'incoming/' } }],
  });
});

test('receiving is switched on after its rule is complete', () => {
  const activation = only(prod, 'Custom::ReceiptRuleSetActivation');

  expect(activation.properties).toMatchObject({ RuleSetName: 'huiyin-prod-receiving' });
  expect(activation.dependsOn).toContain(only(prod, 'AWS::SES::ReceiptRule').id);
});

test('a signing key is made at deploy, in the form the functions read', () => {
  expect(only(prod, 'AWS::SecretsManager::Secret').properties['GenerateSecretString']).toEqual({
    SecretStringTemplate: '{"current":"k1"}',
    GenerateStringKey: 'k1',
    PasswordLength: 64,
    ExcludePunctuation: true,
  });
});

test('nobody signs up; people are invited, use a second factor, and stand in groups', () => {
  expect(only(prod, 'AWS::Cognito::UserPool').properties).toMatchObject({
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    MfaConfiguration: 'ON',
  });
  expect(
    ofType(prod, 'AWS::Cognito::UserPoolGroup').map(({ properties }) => properties['GroupName']),
  ).toEqual(['agent', 'supervisor', 'admin', 'team.general', 'team.complaints', 'team.technical']);
});

test('everything that can carry a tag says whose it is', () => {
  for (const type of ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::SQS::Queue']) {
    for (const { properties } of ofType(prod, type)) {
      expect(properties['Tags']).toEqual([
        { Key: 'project', Value: 'huiyin' },
        { Key: 'stage', Value: 'prod' },
      ]);
    }
  }
});
