import { toJson } from '#shared/domain/expression/value.ts';
import { accountParts } from '#shared/domain/ledger/account.ts';
import { boundsFrom } from '#shared/domain/ledger/bounds-from.ts';
import type { Entry } from '#shared/domain/ledger/entry.ts';
import type { Bounds } from '#shared/domain/ledger/movement.ts';
import { postEffects } from '#shared/domain/ledger/post-effects.ts';
import type { EntryRefusal, PostingRefusal } from '#shared/domain/ledger/refusal.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { Asking, View } from '#shared/domain/run/asking.ts';
import { viewOf, type Walk } from '#shared/domain/run/walk.ts';
import type { World } from '#shared/domain/run/world.ts';
import type { Result } from '#shared/kernel/result.ts';

/** What the effects of a walk post, in one entry; nothing when they post nothing. */
export const entryFor = (
  walk: Walk,
  { at, ledgers }: World,
): Result<Entry | undefined, PostingRefusal | EntryRefusal> => {
  const view = viewOf(walk);
  return postEffects(
    walk.effects,
    { ticket: walk.case.id, at },
    {
      ledgers,
      boundsOf: (ledger, account) => boundsOf(ledger, account, { view, ask: walk.ask }),
    },
  );
};

const boundsOf = (
  ledger: Ledger,
  account: string,
  { view, ask }: { readonly view: View; readonly ask: Asking },
): Bounds => {
  const parts = accountParts(ledger, account);
  const names = parts.ok ? { account: parts.value } : {};
  const worked = (bound: Ledger['floor']): string | null => {
    const value = bound === undefined ? null : toJson(ask.value(bound, view, names));
    return typeof value === 'string' ? value : null;
  };
  const bounds = boundsFrom(
    { floor: worked(ledger.floor), ceiling: worked(ledger.ceiling) },
    ledger.unit,
  );
  return bounds.ok ? bounds.value : {};
};
