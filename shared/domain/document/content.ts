/** What a document says: the whole of what its readers see and its signers sign, and nothing else. */
import type { Secrecy } from '#shared/domain/playbook/access.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface DocumentContent {
  readonly title: string;
  /** The business number that people quote it by. */
  readonly number: string;
  readonly language: Language;
  /** Printed on each page. */
  readonly secrecy?: Secrecy;
  readonly made: Made;
  readonly blocks: readonly Block[];
}

/** Where a document comes from. */
export interface Made {
  /** The number of the ticket. */
  readonly ticket: string;
  readonly playbook: string;
  /** Of the playbook. */
  readonly version: number;
  readonly at: Instant;
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'fields'; readonly fields: readonly FieldText[] }
  | ({ readonly kind: 'table' } & TableText)
  | { readonly kind: 'signature'; readonly party: string; readonly title: string };

/** A field's title and its value as the reader's language writes it. */
export interface FieldText {
  readonly title: string;
  readonly value: string;
}

export interface TableText {
  readonly title: string;
  readonly header: readonly string[];
  /** Each with a cell for each part of the header. */
  readonly rows: readonly (readonly string[])[];
}

/** All tables together. With a line for each row they fill 150 pages, of the 200 that a printed document may have. */
export const MOST_TABLE_ROWS = 5_000;

/** A thirteenth column of an A4 page would have room for three Chinese characters. */
export const MOST_COLUMNS = 12;

/** What 200 pages hold; it also bounds the work for a document that would be refused for its pages. */
export const MOST_CHARACTERS = 500_000;
