import { quoted, type S3Action, xmlAnswer } from '#local/s3/call.ts';
import type { StoredVersion } from '#local/s3/object-files.ts';
import { isAfter, type PageRequest, pageRequest } from '#local/s3/page.ts';
import { element } from '#local/xml.ts';

const shownVersion = (version: StoredVersion, isLatest: boolean, { shown }: PageRequest) =>
  element(version.isDeleteMarker ? 'DeleteMarker' : 'Version', [
    element('Key', shown(version.key)),
    element('VersionId', version.versionId),
    element('IsLatest', isLatest),
    element('LastModified', new Date(version.lastModifiedMs).toISOString()),
    element('ETag', version.isDeleteMarker ? undefined : quoted(version.eTag)),
    element('Size', version.isDeleteMarker ? undefined : version.size),
    element('StorageClass', version.isDeleteMarker ? undefined : 'STANDARD'),
  ]);

/** What comes after the markers: later keys, and of the marked key the versions below the marked one. */
function following(versions: readonly StoredVersion[], key: string, versionId: string | null) {
  const marked = versions.findIndex(
    (version) => version.key === key && version.versionId === versionId,
  );
  return marked < 0
    ? versions.filter((version) => isAfter(version.key, key))
    : versions.slice(marked + 1);
}

export const listObjectVersions: S3Action = {
  right: 'ListBucketVersions',
  query: ['versions', 'prefix', 'max-keys', 'key-marker', 'version-id-marker', 'encoding-type'],
  headers: [],
  run: ({ bucket, request }) => {
    const query = request.url.searchParams;
    const page = pageRequest(query);
    const keyMarker = query.get('key-marker');
    const all = bucket.files.all().filter(({ key }) => key.startsWith(page.prefix));
    const rest =
      keyMarker === null ? all : following(all, keyMarker, query.get('version-id-marker'));
    const listed = rest.slice(0, page.maxKeys);
    const next = listed.length < rest.length ? listed.at(-1) : undefined;
    return xmlAnswer(
      element('ListVersionsResult', [
        element('Name', bucket.definition.name),
        element('Prefix', page.shown(page.prefix)),
        element('KeyMarker', page.shown(keyMarker ?? '')),
        element('VersionIdMarker', query.get('version-id-marker') ?? ''),
        element('MaxKeys', page.maxKeys),
        element('EncodingType', page.encodingType),
        element('IsTruncated', next !== undefined),
        element('NextKeyMarker', next && page.shown(next.key)),
        element('NextVersionIdMarker', next?.versionId),
        ...listed.map((version) =>
          shownVersion(version, bucket.files.latest(version.key) === version, page),
        ),
      ]),
    );
  },
};
