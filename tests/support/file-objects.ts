import { createHash } from 'node:crypto';
import { documentKey } from '#shared/domain/document/document-hash.ts';
import type { FileObjects, FileSigner } from '#shared/ports/file-objects.ts';

export interface Objects {
  readonly uploads: Map<string, Uint8Array>;
  readonly kept: Map<string, Uint8Array>;
}

/** The bucket of files in memory. */
export const memoryFileObjects = ({ uploads, kept }: Objects): FileObjects => ({
  uploaded: async (id, most) => {
    const bytes = uploads.get(id);
    if (bytes === undefined) return undefined;
    const size = bytes.length;
    if (size > most) return { size };
    return {
      size,
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      name: 'scan.pdf',
    };
  },
  removeUpload: async (id) => {
    uploads.delete(id);
  },
  keep: async (id, bytes) => {
    kept.set(id, bytes);
  },
  read: async (id) => {
    const bytes = kept.get(id);
    if (bytes === undefined) throw new Error(`no file ${id}`);
    return bytes;
  },
});

/** Forms and links that say what they are for and are signed by nobody. */
export const unsignedFiles: FileSigner = {
  uploadForm: ({ id, until, size, backTo = '' }) => ({
    url: 'https://files.example/',
    fields: { key: `uploads/${id}`, until, size: `${size.least}-${size.most}`, backTo },
  }),
  downloadLink: ({ id, name, seconds }) =>
    `https://files.example/${id}?name=${encodeURIComponent(name)}&seconds=${seconds}`,
  documentLink: ({ hash, format, name, seconds }) =>
    `https://files.example/${documentKey(hash, format)}?name=${encodeURIComponent(name)}&seconds=${seconds}`,
};
