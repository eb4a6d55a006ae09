import { type S3Action, versionAskedFor, versionHeaders, xmlAnswer } from '#local/s3/call.ts';
import { tagsInXml } from '#local/s3/tags.ts';
import { element } from '#local/xml.ts';

const QUERY = ['tagging', 'versionId'];

export const getObjectTagging: S3Action = {
  right: 'GetObjectTagging',
  query: QUERY,
  headers: [],
  run: (call) => {
    const { tags } = versionAskedFor(call);
    const set = Object.entries(tags).map(([name, value]) =>
      element('Tag', [element('Key', name), element('Value', value)]),
    );
    return xmlAnswer(element('Tagging', [element('TagSet', set)]));
  },
};

export const putObjectTagging: S3Action = {
  right: 'PutObjectTagging',
  query: QUERY,
  headers: ['x-amz-checksum-', 'x-amz-sdk-checksum-algorithm'],
  run: (call) => {
    const version = versionAskedFor(call);
    call.bucket.files.setTags(version, tagsInXml(call.request.body.toString('utf8')));
    return { status: 200, headers: versionHeaders(call.bucket, version) };
  },
};

export const deleteObjectTagging: S3Action = {
  right: 'DeleteObjectTagging',
  query: QUERY,
  headers: [],
  run: (call) => {
    const version = versionAskedFor(call);
    call.bucket.files.setTags(version, {});
    return { status: 204, headers: versionHeaders(call.bucket, version) };
  },
};
