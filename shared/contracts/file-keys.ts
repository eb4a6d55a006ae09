/** Where the bytes of files lie in their bucket. A key holds an id and nothing that a person wrote. */

/** What strangers upload. It is looked at and taken away; the bucket forgets the rest. */
export const UPLOAD_PREFIX = 'uploads/';

/** What was checked. */
export const KEPT_PREFIX = 'files/';

/** Exports lie among them, under ids of this beginning, and the bucket forgets them. */
export const EXPORT_PREFIX = `${KEPT_PREFIX}export-`;

/** Frozen documents (`documentKey`): nothing under it is ever written twice. */
export const DOCUMENT_PREFIX = 'documents/';

/** The object's metadata in which a form sends the file's own name (`x-amz-meta-…`). */
export const NAME_FIELD = 'name';
