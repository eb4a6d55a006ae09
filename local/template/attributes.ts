import { ACCOUNT, REGION } from './intrinsics.ts';
import type { Resource } from './stacks.ts';

/** Addresses that are known only once the services run; each throws when it is asked too early. */
export interface Addresses {
  readonly queueUrl: (name: string) => string;
  /** Base URL of the HTTP API, without a trailing slash. */
  readonly apiUrl: () => string;
  readonly issuer: () => string;
}

/** The property that carries a type's physical name, where the template may give one. */
const NAME_PROPERTY: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Events::Rule': 'Name',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SecretsManager::Secret': 'Name',
  'AWS::SES::ConfigurationSet': 'Name',
  'AWS::SES::ReceiptRuleSet': 'RuleSetName',
  'AWS::SQS::Queue': 'QueueName',
};

type Answer = (name: string, addresses: Addresses) => string;
const REF = 'Ref';

const nameItself: Answer = (name) => name;
const arn =
  (service: string, prefix = '', suffix = ''): Answer =>
  (name) =>
    `arn:aws:${service}:${REGION}:${ACCOUNT}:${prefix}${name}${suffix}`;

const TABLE = {
  [REF]: nameItself,
  Arn: arn('dynamodb', 'table/'),
  StreamArn: arn('dynamodb', 'table/', '/stream/local'),
} as const satisfies Record<string, Answer>;

const USER_POOL_ID = `${REGION}_LOCAL`;

const API_URL = new RegExp(`https://[\\w-]+\\.execute-api\\.${REGION}\\.amazonaws\\.com`, 'g');
const ISSUER_URL = `https://cognito-idp.${REGION}.amazonaws.com/${USER_POOL_ID}`;

/** What each type that runs or stands in answers. Types that are missing here answer by {@link inertAnswer}. */
const ANSWERS: Readonly<Record<string, Readonly<Record<string, Answer>>>> = {
  'AWS::ApiGatewayV2::Api': {
    [REF]: nameItself,
    ApiId: nameItself,
    ApiEndpoint: (_, addresses) => addresses.apiUrl(),
  },
  'AWS::ApiGatewayV2::Authorizer': { [REF]: nameItself },
  'AWS::ApiGatewayV2::Integration': { [REF]: nameItself },
  'AWS::ApiGatewayV2::Route': { [REF]: nameItself },
  'AWS::ApiGatewayV2::Stage': { [REF]: nameItself },
  'AWS::Cognito::UserPool': {
    [REF]: () => USER_POOL_ID,
    UserPoolId: () => USER_POOL_ID,
    Arn: () => `arn:aws:cognito-idp:${REGION}:${ACCOUNT}:userpool/${USER_POOL_ID}`,
    ProviderName: () => `cognito-idp.${REGION}.amazonaws.com/${USER_POOL_ID}`,
    ProviderURL: (_, addresses) => addresses.issuer(),
  },
  'AWS::Cognito::UserPoolClient': { [REF]: nameItself, ClientId: nameItself },
  'AWS::Cognito::UserPoolDomain': {
    [REF]: nameItself,
    CloudFrontDistribution: (_, addresses) => addresses.issuer(),
  },
  'AWS::Cognito::UserPoolGroup': { [REF]: nameItself },
  'AWS::CloudFront::Distribution': {
    [REF]: nameItself,
    Id: nameItself,
    DomainName: (_, addresses) => new URL(addresses.apiUrl()).host,
  },
  'AWS::DynamoDB::GlobalTable': TABLE,
  'AWS::DynamoDB::Table': TABLE,
  'AWS::Events::Rule': { [REF]: nameItself, Arn: arn('events', 'rule/') },
  'AWS::Lambda::Function': { [REF]: nameItself, Arn: arn('lambda', 'function:') },
  'AWS::Lambda::EventSourceMapping': { [REF]: nameItself },
  'AWS::S3::Bucket': {
    [REF]: nameItself,
    Arn: (name) => `arn:aws:s3:::${name}`,
    DomainName: (name) => `${name}.s3.amazonaws.com`,
    RegionalDomainName: (name) => `${name}.s3.${REGION}.amazonaws.com`,
  },
  'AWS::SecretsManager::Secret': {
    [REF]: arn('secretsmanager', 'secret:', '-local0'),
    Id: arn('secretsmanager', 'secret:', '-local0'),
  },
  'AWS::SES::ConfigurationSet': { [REF]: nameItself },
  'AWS::SES::ReceiptRuleSet': { [REF]: nameItself },
  'AWS::SES::ReceiptRule': { [REF]: nameItself },
  'AWS::Scheduler::Schedule': { [REF]: nameItself, Arn: arn('scheduler', 'schedule/default/') },
  'AWS::SQS::Queue': {
    [REF]: (name, addresses) => addresses.queueUrl(name),
    Arn: arn('sqs'),
    QueueName: nameItself,
    QueueUrl: (name, addresses) => addresses.queueUrl(name),
  },
};

/** Roles, alarms and the like: a name and an ARN serve wherever something refers to them. */
function inertAnswer(resource: Resource, attribute: string): string {
  const name = `${resource.stack.name}-${resource.logicalId}`;
  if (attribute === REF) return name;
  if (attribute.endsWith('Arn')) return `arn:aws:local:${REGION}:${ACCOUNT}:${name}`;
  throw new Error(
    `The local cloud does not know ${attribute} of ${resource.type} ${resource.logicalId}.`,
  );
}

/** CloudFormation's own pattern, stack and logical id, without its random tail: the same at each start. */
function physicalName(resource: Resource, given: unknown): string {
  if (typeof given === 'string') return given;
  const generated = `${resource.stack.name}-${resource.logicalId}`;
  return resource.type === 'AWS::S3::Bucket' ? generated.toLowerCase() : generated;
}

/**
 * @param resolve evaluates intrinsics in the resource's own stack (a name may be one).
 * @throws Error naming type, logical id and attribute when the type has no such attribute.
 */
export function attributeOf(
  resource: Resource,
  attribute: string | undefined,
  { resolve, addresses }: { resolve: (value: unknown) => unknown; addresses: Addresses },
): string {
  const answers = ANSWERS[resource.type];
  if (answers === undefined) return inertAnswer(resource, attribute ?? REF);
  const answer = answers[attribute ?? REF];
  if (answer === undefined) {
    throw new Error(
      `The local cloud does not know ${attribute} of ${resource.type} ${resource.logicalId}.`,
    );
  }
  const property = NAME_PROPERTY[resource.type];
  const given = property === undefined ? undefined : resolve(resource.properties[property]);
  return answer(physicalName(resource, given), addresses);
}

/** Templates put some addresses together by hand: what would lead to AWS leads to the local machine. */
export function withLocalUrls(value: unknown, addresses: Addresses): unknown {
  if (typeof value === 'string') {
    return value
      .replaceAll(API_URL, () => addresses.apiUrl())
      .replaceAll(ISSUER_URL, () => addresses.issuer())
      .replaceAll('https://127.0.0.1:', 'http://127.0.0.1:');
  }
  if (Array.isArray(value)) return value.map((part) => withLocalUrls(part, addresses));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, withLocalUrls(part, addresses)]),
  );
}
