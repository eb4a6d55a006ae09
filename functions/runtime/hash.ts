import { createHash } from 'node:crypto';

/** The same words give the same hash, in whatever order the fields came. */
export const hashOf = (fields: object): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('base64url');
