/** The hash that signatures name, and the keys that the forms of a document are kept under. */
import { canonicalJson } from '#shared/domain/document/canonical-json.ts';
import type { Block, DocumentContent } from '#shared/domain/document/content.ts';

/** SHA-256 (FIPS 180-4) in lower-case hexadecimal. */
export type Sha256 = (bytes: Uint8Array) => string;

/**
 * `json` is what was hashed, so that anybody can count the hash again; the others are for people. `signed-2.pdf` is the copy with
 * the first two signatures on it.
 */
export type DocumentFormat = 'json' | 'html' | 'pdf' | `signed-${number}.pdf`;

/** The format of the printed copy with so many signatures. */
export const printedFormat = (signatures = 0): DocumentFormat =>
  signatures === 0 ? 'pdf' : `signed-${signatures}.pdf`;

const HASH = /^[0-9a-f]{64}$/;

export const isDocumentHash = (text: unknown): text is string =>
  typeof text === 'string' && HASH.test(text);

/** The bytes that are hashed: canonical JSON in UTF-8. */
export const contentBytes = (content: DocumentContent): Uint8Array =>
  new TextEncoder().encode(
    canonicalJson({
      title: content.title,
      number: content.number,
      language: content.language,
      secrecy: content.secrecy ?? '',
      made: { ...content.made },
      blocks: content.blocks.map(plainBlock),
    }),
  );

/** A type's members are spread so that it reads as plain data. */
const plainBlock = (block: Block) =>
  block.kind === 'fields'
    ? { ...block, fields: block.fields.map((field) => ({ ...field })) }
    : { ...block };

export const hashContent = (content: DocumentContent, sha256: Sha256): string =>
  sha256(contentBytes(content));

/**
 * Where a form of a document lies. Nothing under such a key ever changes.
 *
 * @throws RangeError when the hash is none, for a key must not hold what a stranger wrote
 */
export const documentKey = (hash: string, format: DocumentFormat): string => {
  if (!isDocumentHash(hash)) throw new RangeError('a document is kept under its hash');
  return `documents/${hash}.${format}`;
};
