import { keptContent } from '#shared/contracts/document.ts';
import type { DocumentContents, DocumentObjects } from '#shared/ports/documents.ts';

/** Reads documents back from the very bytes that were hashed. */
export const keptContents = (objects: Pick<DocumentObjects, 'read'>): DocumentContents => ({
  async content(hash) {
    const bytes = await objects.read(hash, 'json');
    return bytes === undefined
      ? undefined
      : keptContent.parse(JSON.parse(new TextDecoder().decode(bytes)));
  },
});
