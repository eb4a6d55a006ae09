/** A document on its ticket: what it says is fixed by its hash, and who signed it is kept beside it. */
import type { DocumentContent } from '#shared/domain/document/content.ts';
import type { Signature, Signing } from '#shared/domain/document/signature.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface DeskDocument {
  /** Unique on its ticket: the key of the effect that wanted it. */
  readonly id: string;
  /** Of the playbook's text that it was made from. */
  readonly name: string;
  readonly title: string;
  /** From 1; a new one each time it is made into the same field. */
  readonly version: number;
  /** Of the content; nothing until its forms are kept. */
  readonly hash?: string;
  readonly language: Language;
  readonly madeAt: Instant;
  readonly signing: Signing;
  /** In the order in which they were given. They stay when the document is withdrawn, but count no more. */
  readonly signatures: readonly Signature[];
  /** How many signatures stand on the newest printed copy; nothing while there is none with any. */
  readonly printed?: number;
  readonly withdrawn?: Withdrawal;
}

export interface Withdrawal {
  readonly at: Instant;
  /** `changed`: a newer version takes its place. `revoked`: somebody took it back. `failed`: it could not be made. */
  readonly because: 'changed' | 'revoked' | 'failed';
}

export interface Freeze {
  readonly id: string;
  readonly name: string;
  readonly signing: Signing;
  /** The last document in its field. */
  readonly previous?: DeskDocument;
}

/** A new document without signatures, whose forms have yet to be kept. */
export const freezeDocument = (
  { id, name, signing, previous }: Freeze,
  { title, language, made }: DocumentContent,
): DeskDocument => ({
  id,
  name,
  title,
  version: (previous?.version ?? 0) + 1,
  language,
  madeAt: made.at,
  signing,
  signatures: [],
});

/** From then on its signatures do not count and nobody can sign it. The first withdrawal stands. */
export const withdraw = (document: DeskDocument, withdrawal: Withdrawal): DeskDocument =>
  document.withdrawn === undefined ? { ...document, withdrawn: withdrawal } : document;
