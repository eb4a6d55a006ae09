import type { Resource } from './stacks.ts';

/**
 * What the local cloud does with each type of resource. The three lists are closed: a type that stands in none
 * of them is refused at start, so that nothing deployed can be silently absent on the local machine.
 */
const RESOURCE_TYPES = {
  /** Behaves here as it does in AWS, as far as the desk uses it. */
  run: [
    'AWS::ApiGatewayV2::Api',
    'AWS::ApiGatewayV2::Authorizer',
    'AWS::ApiGatewayV2::Integration',
    'AWS::ApiGatewayV2::Route',
    'AWS::ApiGatewayV2::Stage',
    'AWS::DynamoDB::GlobalTable',
    'AWS::DynamoDB::Table',
    'AWS::Events::Rule',
    'AWS::Lambda::EventSourceMapping',
    'AWS::Lambda::Function',
    'AWS::S3::Bucket',
    'AWS::Scheduler::Schedule',
    'AWS::SecretsManager::Secret',
    'AWS::SES::ConfigurationSet',
    'AWS::SES::ConfigurationSetEventDestination',
    'AWS::SES::ReceiptRule',
    'AWS::SES::ReceiptRuleSet',
    'AWS::SQS::Queue',
  ],
  /** Something else plays its part. */
  standIn: [
    'AWS::CloudFormation::CustomResource',
    'AWS::CloudFront::CachePolicy',
    'AWS::CloudFront::Distribution',
    'AWS::CloudFront::OriginAccessControl',
    'AWS::CloudFront::ResponseHeadersPolicy',
    'AWS::Cognito::UserPool',
    'AWS::Cognito::UserPoolClient',
    'AWS::Cognito::UserPoolDomain',
    'AWS::Cognito::UserPoolGroup',
    'Custom::ReceiptRuleSetActivation',
    'Custom::S3BucketNotifications',
  ],
  /** Grants, watches or describes; no request of a customer passes through it. */
  inert: [
    'AWS::CDK::Metadata',
    'AWS::CloudWatch::Alarm',
    'AWS::CloudWatch::CompositeAlarm',
    'AWS::CloudWatch::Dashboard',
    'AWS::Cognito::ManagedLoginBranding',
    'AWS::IAM::ManagedPolicy',
    'AWS::IAM::Policy',
    'AWS::IAM::Role',
    'AWS::KMS::Alias',
    'AWS::KMS::Key',
    'AWS::Lambda::EventInvokeConfig',
    'AWS::Lambda::Permission',
    'AWS::Lambda::Version',
    'AWS::Logs::LogGroup',
    'AWS::Logs::MetricFilter',
    'AWS::Logs::ResourcePolicy',
    'AWS::S3::BucketPolicy',
    'AWS::SES::EmailIdentity',
    'AWS::SNS::Subscription',
    'AWS::SNS::Topic',
    'AWS::SNS::TopicPolicy',
    'AWS::SQS::QueuePolicy',
    'AWS::Scheduler::ScheduleGroup',
  ],
} as const;

const KNOWN: ReadonlySet<string> = new Set(Object.values(RESOURCE_TYPES).flat());

/** @throws Error naming every resource whose type the local cloud does not know. */
export function refuseUnknownTypes(resources: readonly Resource[]): void {
  const unknown = resources.filter(({ type }) => !KNOWN.has(type));
  if (unknown.length === 0) return;
  const list = unknown.map(({ type, logicalId, stack }) => `${type} ${logicalId} (${stack.name})`);
  throw new Error(`The local cloud does not know these resources: ${list.join(', ')}.`);
}
