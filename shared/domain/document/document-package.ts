/** The documents of a whole file under one hash: whoever has it can tell that none was added, taken away or changed. */
import { canonicalJson } from '#shared/domain/document/canonical-json.ts';
import type { Sha256 } from '#shared/domain/document/document-hash.ts';

export interface DocumentPackage {
  /** Sorted by name, version and id. */
  readonly documents: readonly PackedDocument[];
  readonly hash: string;
}

export interface PackedDocument {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly hash: string;
}

/** The same documents in any order give the same package. */
export const packDocuments = (
  documents: readonly PackedDocument[],
  sha256: Sha256,
): DocumentPackage => {
  const packed = documents
    .map(({ id, name, version, hash }) => ({ id, name, version, hash }))
    .sort(byNameVersionId);
  return { documents: packed, hash: sha256(new TextEncoder().encode(canonicalJson(packed))) };
};

const byNameVersionId = (one: PackedDocument, other: PackedDocument): number =>
  compare(one.name, other.name) || one.version - other.version || compare(one.id, other.id);

/** By code units: the order must not depend on where it is sorted. */
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
