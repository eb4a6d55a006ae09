import type { RunningService } from '#local/http-service.ts';

export interface BucketDefinition {
  readonly name: string;
  readonly versioned: boolean;
}

interface PutOptions {
  readonly contentType?: string | undefined;
  /** User metadata: names without `x-amz-meta-`, lower case. */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

interface PutResult {
  /** With its quotation marks, as S3 sends it. */
  readonly eTag: string;
  /** Absent in a bucket without versions. */
  readonly versionId?: string;
}

export interface StoredObject {
  readonly key: string;
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly eTag: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly lastModifiedMs: number;
  readonly versionId?: string;
}

export interface ObjectCreated {
  readonly eventName: 'ObjectCreated:Put' | 'ObjectCreated:Post';
  readonly bucket: string;
  readonly key: string;
  readonly size: number;
  /** Without quotation marks, as S3's notifications carry it. */
  readonly eTag: string;
  readonly versionId?: string | undefined;
  readonly sequencer: string;
  /** ISO 8601 */
  readonly time: string;
}

export interface S3Service extends RunningService {
  /** Safe on disk, and its notification with it, when the promise resolves. */
  putObject(
    bucket: string,
    key: string,
    bytes: Uint8Array,
    options?: PutOptions,
  ): Promise<PutResult>;
  /** Undefined for a key that is not there. @throws Error for a bucket that is not defined. */
  getObject(bucket: string, key: string): Promise<StoredObject | undefined>;
  /** At least once for each new object, also over a kill; a listener that throws is called again. */
  onObjectCreated(bucket: string, listener: (event: ObjectCreated) => void | Promise<void>): void;
}
