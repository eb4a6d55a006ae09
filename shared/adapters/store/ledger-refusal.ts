import { brokenBy } from '#shared/domain/ledger/bound.ts';
import type { ChangeRefusal } from '#shared/ports/desk-store.ts';
import type { Row } from '#shared/ports/table.ts';
import { accountRow, postingRow } from './ledger-rows.ts';
import type { Purpose } from './purpose.ts';

/** Why a posting or a movement was refused, from the row as it stood then. */
export const ledgerRefusal = (
  purpose: Extract<Purpose, { readonly is: 'posting' | 'movement' }>,
  current: Row | undefined,
): ChangeRefusal => {
  if (purpose.is === 'posting') {
    const posting = current === undefined ? purpose.posting : postingRow.parse(current).card;
    return { code: 'change.ledger-refused', refusal: { code: 'ledger.posting-known', posting } };
  }
  const balance = current === undefined ? 0 : accountRow.parse(current).balance;
  return { code: 'change.ledger-refused', refusal: brokenBy(purpose.movement, balance) };
};
