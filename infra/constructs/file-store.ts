import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import * as z from 'zod';
import type { DeskFunction } from '#infra/constructs/desk-function.ts';
import type { WorkQueue } from '#infra/constructs/work-queue.ts';
import type { Stage } from '#infra/stages.ts';
import { VARIABLES } from '#shared/contracts/environment.ts';
import {
  DOCUMENT_PREFIX,
  EXPORT_PREFIX,
  KEPT_PREFIX,
  UPLOAD_PREFIX,
} from '#shared/contracts/file-keys.ts';

export interface FileStoreProps {
  readonly stage: Stage;
  /** Hears of every upload. */
  readonly queue: WorkQueue;
}

/** A day longer than an upload may be bound, so that one bound in its last minute is still there to be checked. */
const UPLOADS_KEPT = Duration.days(2);
/** An export is fetched at once or asked for again. */
const EXPORTS_KEPT = Duration.days(1);
/** What was erased must not live on as an old version. */
const ERASED_KEPT = Duration.days(7);

const importedValue = z.object({ 'Fn::ImportValue': z.string() });

/**
 * Attachments: as strangers upload them under one prefix, as they were checked under another; documents under a third. Browsers post and
 * fetch by signed forms and links only, which need no rule for other origins.
 */
export class FileStore extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { stage, queue }: FileStoreProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      lifecycleRules: [
        {
          prefix: UPLOAD_PREFIX,
          expiration: UPLOADS_KEPT,
          noncurrentVersionExpiration: Duration.days(1),
        },
        {
          prefix: EXPORT_PREFIX,
          expiration: EXPORTS_KEPT,
          noncurrentVersionExpiration: Duration.days(1),
        },
        {
          noncurrentVersionExpiration: ERASED_KEPT,
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Every form and link is signed by one function for one file; an access log would be a second store of who sent what.',
    });
    this.#notify(queue);
  }

  /** To sign forms for uploads: whoever posts one acts with the signer's right. */
  grantUpload(fn: DeskFunction): void {
    this.#grant(fn, { actions: ['s3:PutObject'], prefix: UPLOAD_PREFIX });
  }

  grantReadKept(fn: DeskFunction): void {
    this.#grant(fn, { actions: ['s3:GetObject'], prefix: KEPT_PREFIX });
  }

  grantKeep(fn: DeskFunction): void {
    this.#grant(fn, { actions: ['s3:PutObject'], prefix: KEPT_PREFIX });
  }

  /** To keep exports and sign links to them. */
  grantExport(fn: DeskFunction): void {
    this.#grant(fn, { actions: ['s3:PutObject', 's3:GetObject'], prefix: EXPORT_PREFIX });
  }

  grantDocuments(fn: DeskFunction, actions: readonly ('s3:GetObject' | 's3:PutObject')[]): void {
    this.#grant(fn, { actions, prefix: DOCUMENT_PREFIX });
  }

  grantVerify(fn: DeskFunction): void {
    this.grantTakeUpload(fn);
    this.grantKeep(fn);
  }

  /** To read what was uploaded and take it away. */
  grantTakeUpload(fn: DeskFunction): void {
    this.#grant(fn, { actions: ['s3:GetObject', 's3:DeleteObject'], prefix: UPLOAD_PREFIX });
    this.#grantList(fn);
  }

  #grant(
    fn: DeskFunction,
    { actions, prefix }: { readonly actions: readonly string[]; readonly prefix: string },
  ): void {
    fn.set(VARIABLES.filesBucket, this.bucket.bucketName);
    const { bucketArn, exported } = this.#exported();
    fn.allow(actions, [`${bucketArn}/${prefix}*`]);
    fn.acknowledgeWildcard(
      `Resource::${exported}/${prefix}*`,
      'The key of a file that has yet to come cannot be named.',
    );
  }

  /** Without it S3 answers 403 and not 404 for a key that is not there, and "not yet" would look like a fault. */
  #grantList(fn: DeskFunction): void {
    fn.allowWhere(['s3:ListBucket'], [this.#exported().bucketArn], {
      StringLike: { 's3:prefix': `${UPLOAD_PREFIX}*` },
    });
  }

  /** Exported by hand, because an acknowledgement has to name the export that the right is written with. */
  #exported(): { readonly bucketArn: string; readonly exported: string } {
    const stack = Stack.of(this);
    const bucketArn = stack.exportValue(this.bucket.bucketArn);
    const { 'Fn::ImportValue': exported } = importedValue.parse(stack.resolve(bucketArn));
    return { bucketArn, exported };
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
    const bucket = this.bucket.node.defaultChild;
    if (!(bucket instanceof CfnBucket)) throw new Error('The bucket of files has no resource.');
    bucket.notificationConfiguration = {
      queueConfigurations: [
        {
          event: 's3:ObjectCreated:*',
          queue: queue.queueArn,
          filter: { s3Key: { rules: [{ name: 'prefix', value: UPLOAD_PREFIX }] } },
        },
      ],
    };
    // S3 sends a test message when the bucket is made, and fails the deployment if it may not.
    if (policyDependable !== undefined) bucket.node.addDependency(policyDependable);
  }
}
