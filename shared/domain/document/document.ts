/** A frozen document: what it says is fixed by its hash, and who signed it is kept beside it. */
import type { DocumentContent } from '#shared/domain/document/content.ts';
import { hashContent, type Sha256 } from '#shared/domain/document/document-hash.ts';
import type { Signature, Signing } from '#shared/domain/document/signature.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface DeskDocument {
  readonly id: string;
  readonly ticket: TicketId;
  /** Of the playbook's text that it was made from. */
  readonly name: string;
  /** From 1; a new one for each new content of the same name on the same ticket. */
  readonly version: number;
  /** Of the content. */
  readonly hash: string;
  readonly language: Language;
  readonly madeAt: Instant;
  readonly signing: Signing;
  /** In the order in which they were given. They stay when the document is withdrawn, but count no more. */
  readonly signatures: readonly Signature[];
  readonly withdrawn?: Withdrawal;
}

export interface Withdrawal {
  readonly at: Instant;
  /** `changed`: what it shows is no longer so. `revoked`: somebody took it back. */
  readonly because: 'changed' | 'revoked';
}

export interface Freeze {
  readonly id: string;
  readonly ticket: TicketId;
  readonly name: string;
  readonly signing: Signing;
  /** The last document of this name on the ticket. */
  readonly previous?: DeskDocument;
}

/** A new document without signatures. */
export const freezeDocument = (
  { id, ticket, name, signing, previous }: Freeze,
  content: DocumentContent,
  sha256: Sha256,
): DeskDocument => ({
  id,
  ticket,
  name,
  version: (previous?.version ?? 0) + 1,
  hash: hashContent(content, sha256),
  language: content.language,
  madeAt: content.made.at,
  signing,
  signatures: [],
});

/**
 * Whether the document no longer says what it would say now. That it would be made at a later moment is no change.
 *
 * @param now in the document's language
 */
export const isStale = (document: DeskDocument, now: DocumentContent, sha256: Sha256): boolean =>
  hashContent({ ...now, made: { ...now.made, at: document.madeAt } }, sha256) !== document.hash;

/** From then on its signatures do not count and nobody can sign it. The first withdrawal stands. */
export const withdraw = (document: DeskDocument, withdrawal: Withdrawal): DeskDocument =>
  document.withdrawn === undefined ? { ...document, withdrawn: withdrawal } : document;

/** Withdraws it if a field that it shows has changed. */
export const withdrawStale = (
  document: DeskDocument,
  now: DocumentContent,
  { at, sha256 }: { readonly at: Instant; readonly sha256: Sha256 },
): DeskDocument =>
  isStale(document, now, sha256) ? withdraw(document, { at, because: 'changed' }) : document;
