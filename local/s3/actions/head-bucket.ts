import type { S3Action } from '#local/s3/call.ts';

export const headBucket: S3Action = {
  right: 'ListBucket',
  query: [],
  headers: [],
  run: () => ({ status: 200 }),
};
