import type { DocumentFormat } from '#shared/domain/document/document-hash.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** The bytes of files, in two places: as strangers uploaded them, and as they were checked. */
export interface FileObjects {
  /** @returns nothing when nothing was uploaded under this id; no bytes when there are more than `most` */
  uploaded(id: string, most: number): Promise<Uploaded | undefined>;
  /** Forgets what was uploaded; also when nothing was. */
  removeUpload(id: string): Promise<void>;
  /** Keeps checked bytes; the same id again is the same file. */
  keep(id: string, bytes: Uint8Array): Promise<void>;
  /** Checked bytes. @throws Error when there are none, for then a promise of the desk is broken */
  read(id: string): Promise<Uint8Array>;
}

export interface Uploaded {
  readonly size: number;
  readonly bytes?: Uint8Array;
  /** Of the bytes, in hexadecimal. */
  readonly sha256?: string;
  /** What the browser called the file. */
  readonly name?: string;
}

/** A form that may be posted once or more, by whoever has it, until it expires. */
export interface UploadForm {
  readonly url: string;
  /** In this order before the field `file`, which is the last. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Lets a browser send and fetch files without going through the desk. */
export interface FileSigner {
  uploadForm(wish: {
    readonly id: string;
    readonly at: Instant;
    readonly until: Instant;
    /** What the browser must send, in bytes. */
    readonly size: { readonly least: number; readonly most: number };
    /** Where the browser is led afterwards; then the file's own name is sent along too. */
    readonly backTo?: string;
  }): UploadForm;
  /** A link to checked bytes under this name, always as an attachment and never as a type that a browser shows. */
  downloadLink(wish: {
    readonly id: string;
    readonly name: string;
    readonly at: Instant;
    readonly seconds: number;
  }): string;
  /** The same to a form of a frozen document. */
  documentLink(wish: {
    readonly hash: string;
    readonly format: DocumentFormat;
    readonly name: string;
    readonly at: Instant;
    readonly seconds: number;
  }): string;
}
