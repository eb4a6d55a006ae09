import type { DocumentContent } from '#shared/domain/document/content.ts';
import type { DocumentFormat } from '#shared/domain/document/document-hash.ts';
import type { Signature } from '#shared/domain/document/signature.ts';
import type { Result } from '#shared/kernel/result.ts';

/** The forms of frozen documents, by the hash of their content. Nothing that is kept ever changes. */
export interface DocumentObjects {
  /** Keeps the bytes unless there are some already: the first ones stay. */
  keep(hash: string, format: DocumentFormat, bytes: Uint8Array): Promise<void>;
  /** @returns nothing when this form was never kept */
  read(hash: string, format: DocumentFormat): Promise<Uint8Array | undefined>;
}

/** What kept documents say. */
export interface DocumentContents {
  /** @returns nothing when there is no such document */
  content(hash: string): Promise<DocumentContent | undefined>;
}

/** Writes documents as pages that need nothing else. */
export interface DocumentPages {
  /** In UTF-8; the same for the same content. */
  page(content: DocumentContent, hash: string): Uint8Array;
}

/** Prints documents. */
export interface DocumentPrinter {
  /**
   * @param hash of the content, printed on each page
   * @param signatures that stand on their lines; none in the form that is kept under the hash
   */
  print(
    content: DocumentContent,
    hash: string,
    signatures?: readonly Signature[],
  ): Promise<Result<PrintedDocument, PrintRefusal>>;
}

export interface PrintedDocument {
  /** The same for the same content with the same signatures. */
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Characters that the font does not have, each once: `〓` is printed in their place. */
  readonly missing: readonly string[];
}

export type PrintRefusal = { readonly code: 'document.pages'; readonly most: number };
