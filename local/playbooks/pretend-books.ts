/** Ledgers in memory: balances that hold their bounds, as the desk's own do. */
import { hardBroken, softBroken } from '#shared/domain/ledger/bound.ts';
import type { Entry } from '#shared/domain/ledger/entry.ts';
import type { BoundBroken, OutOfBounds } from '#shared/domain/ledger/refusal.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface Books {
  /** Minor units; an account that nothing was posted to stands at 0. */
  readonly balance: (ledger: string, account: string) => number;
  /** @returns the soft bounds that are passed now; or the hard one that forbids the entry, of which nothing is kept then */
  readonly post: (entry: Entry) => Result<readonly OutOfBounds[], BoundBroken>;
}

export const pretendBooks = (): Books => {
  const balances = new Map<string, number>();
  const keyOf = (ledger: string, account: string): string => `${ledger}#${account}`;
  const balance = (ledger: string, account: string): number =>
    balances.get(keyOf(ledger, account)) ?? 0;
  return {
    balance,
    post: ({ movements }) => {
      for (const movement of movements) {
        const broken = hardBroken(movement, balance(movement.ledger, movement.account));
        if (broken !== undefined) return refuse(broken);
      }
      for (const { ledger, account, net } of movements) {
        balances.set(keyOf(ledger, account), balance(ledger, account) + net);
      }
      return accept(
        movements.flatMap(
          (movement) => softBroken(movement, balance(movement.ledger, movement.account)) ?? [],
        ),
      );
    },
  };
};
