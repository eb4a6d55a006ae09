import { type S3Action, versionHeaders } from '#local/s3/call.ts';

/** A version is gone for good; without an id, a versioned bucket only puts a delete marker on top. */
export const deleteObject: S3Action = {
  right: 'DeleteObject',
  query: ['versionId'],
  headers: [],
  run: ({ bucket, key, request }) => {
    const versionId = request.url.searchParams.get('versionId');
    const touched =
      versionId === null ? bucket.files.remove(key) : bucket.files.removeVersion(key, versionId);
    return { status: 204, headers: touched ? versionHeaders(bucket, touched) : {} };
  },
};
