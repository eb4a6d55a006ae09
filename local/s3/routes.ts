import { WireError } from '#local/wire-error.ts';
import { deleteObject } from './actions/delete-object.ts';
import { getObject, headObject } from './actions/get-object.ts';
import { headBucket } from './actions/head-bucket.ts';
import { listObjectVersions } from './actions/list-object-versions.ts';
import { listObjects } from './actions/list-objects.ts';
import {
  deleteObjectTagging,
  getObjectTagging,
  putObjectTagging,
} from './actions/object-tagging.ts';
import { postObject } from './actions/post-object.ts';
import { putObject } from './actions/put-object.ts';
import type { S3Action, S3Call } from './call.ts';

const ON_OBJECTS: Readonly<Record<string, S3Action>> = {
  DELETE: deleteObject,
  'DELETE tagging': deleteObjectTagging,
  GET: getObject,
  'GET tagging': getObjectTagging,
  HEAD: headObject,
  PUT: putObject,
  'PUT tagging': putObjectTagging,
};

const ON_BUCKETS: Readonly<Record<string, S3Action>> = {
  'GET list-type': listObjects,
  'GET versions': listObjectVersions,
  HEAD: headBucket,
  POST: postObject,
};

/** Query parameters that choose another action than the method alone does. */
const CHOOSING = ['tagging', 'versions', 'list-type'];

/** The parts of a signature, and headers that were moved into the query. */
const PRESIGNING = /^X-Amz-/i;

/** The SDK's name of its own call; it changes nothing. */
const CALL_NAME = 'x-id';

/** What every signed request carries. */
const SIGNING_HEADERS: readonly string[] = [
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-user-agent',
  'x-amz-security-token',
];

function unknown(what: string): WireError {
  return new WireError('NotImplemented', `The local cloud does not know ${what}.`, 501);
}

/** @throws WireError NotImplemented for an action, a parameter or an `x-amz-` header that is not known. */
export function actionFor({ key, request }: Omit<S3Call, 'bucket' | 'check'>): S3Action {
  const names = [...request.url.searchParams.keys()].filter(
    (name) => name !== CALL_NAME && !PRESIGNING.test(name),
  );
  const choosing = CHOOSING.find((name) => names.includes(name));
  const route = choosing === undefined ? request.method : `${request.method} ${choosing}`;
  const action = (key === '' ? ON_BUCKETS : ON_OBJECTS)[route];
  if (action === undefined) throw unknown(`${route} on ${key === '' ? 'a bucket' : 'an object'}`);
  const parameter = names.find((name) => !action.query.includes(name));
  if (parameter !== undefined) throw unknown(`the parameter ${parameter}`);
  const header = Object.keys(request.headers).find(
    (name) => name.startsWith('x-amz-') && !isKnownHeader(name, action),
  );
  if (header !== undefined) throw unknown(`the header ${header}`);
  return action;
}

const isKnownHeader = (name: string, action: S3Action) =>
  SIGNING_HEADERS.includes(name) ||
  action.headers.some((known) => (known.endsWith('-') ? name.startsWith(known) : name === known));
