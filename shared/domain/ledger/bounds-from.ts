import { minorUnits } from '#shared/domain/ledger/minor-units.ts';
import type { Bounds } from '#shared/domain/ledger/movement.ts';
import type { AmountRefusal } from '#shared/domain/ledger/refusal.ts';
import type { Unit } from '#shared/domain/playbook/ledger.ts';
import { accept, type Result } from '#shared/kernel/result.ts';

/**
 * The bounds of an account from what the expressions of its ledger came to.
 *
 * @param found exact decimals in the ledger's unit; nothing, or null where a value is unset, is no bound
 */
export const boundsFrom = (
  found: { readonly floor?: string | null; readonly ceiling?: string | null },
  unit: Unit,
): Result<Bounds, AmountRefusal> => {
  const floor = limitFrom(found.floor, unit);
  if (!floor.ok) return floor;
  const ceiling = limitFrom(found.ceiling, unit);
  if (!ceiling.ok) return ceiling;
  return accept({
    ...(floor.value === undefined ? {} : { floor: floor.value }),
    ...(ceiling.value === undefined ? {} : { ceiling: ceiling.value }),
  });
};

const limitFrom = (
  text: string | null | undefined,
  unit: Unit,
): Result<number | undefined, AmountRefusal> =>
  text === undefined || text === null ? accept(undefined) : minorUnits(text, unit);
