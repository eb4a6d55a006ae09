/** The bucket of documents in memory, and what makes them. */
import { createHash } from 'node:crypto';
import { readDocumentFont } from '#shared/adapters/document/document-font.ts';
import { htmlPages } from '#shared/adapters/document/html-document.ts';
import { keptContents } from '#shared/adapters/document/kept-contents.ts';
import { pdfPrinter } from '#shared/adapters/document/pdf-printer.ts';
import { documentKey } from '#shared/domain/document/document-hash.ts';
import { accept } from '#shared/kernel/result.ts';
import type { DocumentObjects, DocumentPrinter } from '#shared/ports/documents.ts';

/** As the real one: the first bytes under a key stay. */
export const memoryDocuments = (kept: Map<string, Uint8Array>): DocumentObjects => ({
  keep: async (hash, format, bytes) => {
    const key = documentKey(hash, format);
    if (!kept.has(key)) kept.set(key, bytes);
  },
  read: async (hash, format) => kept.get(documentKey(hash, format)),
});

let real: DocumentPrinter | undefined;

/** Prints what is to be read in a test; reading the font takes a moment. */
export const realPrinter: DocumentPrinter = {
  print: (...paper) => {
    real ??= pdfPrinter(readDocumentFont());
    return real.print(...paper);
  },
};

/** Prints a file that holds the names alone, for stories that are not about print. */
const plainPrinter: DocumentPrinter = {
  print: async ({ title }, hash, signatures = []) => {
    const words = [title, hash, ...signatures.map(({ name }) => name)].join('\n');
    return accept({ bytes: new TextEncoder().encode(words), pages: 1, missing: [] });
  },
};

export const documentPorts = (documents: DocumentObjects, printer = plainPrinter) => ({
  documents,
  contents: keptContents(documents),
  printer,
  pages: htmlPages,
  sha256: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex'),
});
