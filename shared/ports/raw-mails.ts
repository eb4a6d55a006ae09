/** The bucket in which each mail lies as it came, before anything has looked at it. */
export interface RawMails {
  /** @returns nothing when no object has this key */
  read(key: string): Promise<Uint8Array | undefined>;
}
