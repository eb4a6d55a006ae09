import type { DeskDocument } from '#shared/domain/document/document.ts';
import type { Signature } from '#shared/domain/document/signature.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export type SignRefusal =
  /** It is still being made. */
  | { readonly code: 'document.not-ready' }
  | { readonly code: 'document.withdrawn'; readonly at: Instant }
  /** The signer saw something else than what is to be signed now. */
  | { readonly code: 'document.changed'; readonly hash: string }
  | { readonly code: 'signature.not-asked'; readonly by: string }
  | { readonly code: 'signature.given'; readonly by: string; readonly at: Instant }
  /** As many as were needed have signed. */
  | { readonly code: 'signature.complete' }
  /** Others sign first. */
  | { readonly code: 'signature.not-yet'; readonly first: string };

/** Adds a signature to a document. */
export const sign = (
  document: DeskDocument,
  signature: Signature,
): Result<DeskDocument, SignRefusal> => {
  const { withdrawn, hash, signing, signatures } = document;
  const { by } = signature;
  if (withdrawn !== undefined) return refuse({ code: 'document.withdrawn', at: withdrawn.at });
  if (hash === undefined) return refuse({ code: 'document.not-ready' });
  if (signature.hash !== hash) return refuse({ code: 'document.changed', hash });
  if (!signing.by.includes(by)) return refuse({ code: 'signature.not-asked', by });
  const given = signatures.find((one) => one.by === by);
  if (given !== undefined) return refuse({ code: 'signature.given', by, at: given.at });
  const open = openSigners(document);
  const [first] = open;
  if (first === undefined) return refuse({ code: 'signature.complete' });
  return open.includes(by)
    ? accept({ ...document, signatures: [...signatures, signature] })
    : refuse({ code: 'signature.not-yet', first });
};

/** Who can sign now; nobody when it is withdrawn or as many as are needed have signed. */
export const openSigners = (document: DeskDocument): readonly string[] => {
  if (document.withdrawn !== undefined || isSigned(document)) return [];
  const left = document.signing.by.filter(
    (party) => !document.signatures.some(({ by }) => by === party),
  );
  return document.signing.quorum === 'order' ? left.slice(0, 1) : left;
};

/** Whether as many have signed as are needed; true at once when nobody is asked. */
export const isSigned = (document: DeskDocument): boolean =>
  document.withdrawn === undefined && document.signatures.length >= needed(document);

const needed = ({ signing: { by, quorum } }: DeskDocument): number => {
  const most = new Set(by).size;
  if (quorum === 'all' || quorum === 'order') return most;
  return Math.min(quorum === 'any' ? 1 : quorum, most);
};
