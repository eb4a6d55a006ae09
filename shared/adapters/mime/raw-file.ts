/** A file before it is hashed. */
export interface RawFile {
  readonly name: string;
  readonly type: string;
  readonly inline: boolean;
  readonly contentId: string | null;
  readonly bytes: Uint8Array;
}
