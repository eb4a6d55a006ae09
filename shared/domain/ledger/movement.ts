/** In minor units; unset: none. */
export interface Bounds {
  readonly floor?: number;
  readonly ceiling?: number;
}

/** What one decision does to one account in sum. */
export interface Movement {
  readonly ledger: string;
  readonly account: string;
  /** Minor units that come in, less those that go out. */
  readonly net: number;
  /** `hard` bounds refuse the decision, `soft` ones are told after it. */
  readonly bounds: Bounds & { readonly are: 'hard' | 'soft' | 'none' };
  readonly outside: boolean;
}
