import type { By } from '#shared/domain/playbook/who.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** Who is asked to sign, and how many of them must. */
export interface Signing {
  /** `customer`, parties by their name (`maker`), roles (`@sales`) and other colleagues; with `order` in this order. */
  readonly by: readonly string[];
  readonly quorum: NonNullable<By['quorum']>;
}

/** It names what was signed by its hash, not by where it lies. */
export type Signature = {
  /** For whom of those who were asked. */
  readonly by: string;
  /** As the signer wrote it. */
  readonly name: string;
  readonly at: Instant;
  /** Of the content that the signer saw. */
  readonly hash: string;
} & (
  | { readonly how: 'link' }
  | { readonly how: 'console'; readonly person: string }
  /** A colleague vouches for the paper. */
  | { readonly how: 'paper'; readonly filedBy: string }
);
