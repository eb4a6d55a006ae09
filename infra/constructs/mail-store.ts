import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import * as z from 'zod';
import type { DeskFunction } from '#infra/constructs/desk-function.ts';
import type { WorkQueue } from '#infra/constructs/work-queue.ts';
import { RULE, ruleSetOf } from '#infra/mail-names.ts';
import type { Stage } from '#infra/stages.ts';
import { VARIABLES } from '#shared/contracts/environment.ts';

export interface MailStoreProps {
  readonly stage: Stage;
  /** Hears of every mail that arrives. */
  readonly queue: WorkQueue;
}

/** Where SES puts raw mail, and the only place a function may read it. */
export const INCOMING = 'incoming/';
/** A year and a month, so that last year's case can still be looked at and replayed. */
const KEPT = Duration.days(400);
/** What was erased must not live on as an old version. */
const ERASED_KEPT = Duration.days(7);

const importedValue = z.object({ 'Fn::ImportValue': z.string() });

/** Every mail as it came, before anything parses it. */
export class MailStore extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { stage, queue }: MailStoreProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      lifecycleRules: [
        {
          expiration: KEPT,
          noncurrentVersionExpiration: ERASED_KEPT,
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'SES writes and one function reads; an access log would be a second store of who wrote to the desk, kept by other rules.',
    });
    this.#letSesWrite(stage);
    this.#notify(queue);
  }

  grantRead(fn: DeskFunction): void {
    fn.set(VARIABLES.mailBucket, this.bucket.bucketName);
    // Exported by hand, because the acknowledgement has to name the export that the right is written with.
    const stack = Stack.of(this);
    const bucketArn = stack.exportValue(this.bucket.bucketArn);
    const { 'Fn::ImportValue': exported } = importedValue.parse(stack.resolve(bucketArn));
    fn.allow(['s3:GetObject'], [`${bucketArn}/${INCOMING}*`]);
    fn.acknowledgeWildcard(
      `Resource::${exported}/${INCOMING}*`,
      'The key of a mail that has yet to come cannot be named.',
    );
  }

  /** SES tries to write when the rule is made, so this stands before it, in a stack that is deployed earlier. */
  #letSesWrite(stage: Stage): void {
    const stack = Stack.of(this);
    const rule = stack.formatArn({
      service: 'ses',
      resource: 'receipt-rule-set',
      resourceName: `${ruleSetOf(stage)}:receipt-rule/${RULE}`,
    });
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.bucket.arnForObjects(`${INCOMING}*`)],
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account, 'aws:SourceArn': rule },
        },
      }),
    );
  }

  /** Written into the bucket itself: the L2 would bring a function with rights over all buckets to do the same. */
  #notify({ queue }: WorkQueue): void {
    const { policyDependable } = queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        // By account and not by the bucket's ARN, because the bucket can only be made after this policy.
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    const bucket = this.#resource();
    bucket.notificationConfiguration = {
      queueConfigurations: [
        {
          event: 's3:ObjectCreated:*',
          queue: queue.queueArn,
          filter: { s3Key: { rules: [{ name: 'prefix', value: INCOMING }] } },
        },
      ],
    };
    // S3 sends a test message when the bucket is made, and fails the deployment if it may not.
    if (policyDependable !== undefined) bucket.node.addDependency(policyDependable);
  }

  #resource(): CfnBucket {
    const resource = this.bucket.node.defaultChild;
    if (!(resource instanceof CfnBucket)) throw new Error('The mail bucket has no resource.');
    return resource;
  }
}
