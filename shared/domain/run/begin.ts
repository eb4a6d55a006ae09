import { fromJson, type Json } from '#shared/domain/expression/value.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { isNumberedAtOpening } from '#shared/domain/run/business-number.ts';
import { storedValue } from '#shared/domain/run/field-values.ts';
import { type Moved, moved } from '#shared/domain/run/moved.ts';
import { NOT_BEGUN, type Run } from '#shared/domain/run/run.ts';
import { computed, goTo, type Walk, withEffects } from '#shared/domain/run/walk.ts';
import type { Case, RunFault, World } from '#shared/domain/run/world.ts';
import { accept, type Result } from '#shared/kernel/result.ts';

/** A ticket begins to run. */
export const begin = (
  playbook: Playbook,
  ticket: Case,
  {
    fields = {},
    world,
  }: { readonly fields?: Readonly<Record<string, Json>>; readonly world: World },
): Result<Moved, RunFault> => {
  const run: Run = {
    ...NOT_BEGUN,
    fields: storedFields(playbook, fields),
    activeSince: world.at,
  };
  return moved({ playbook, case: ticket, run, dues: [] }, world, (walk) =>
    accept(goTo(numbered(computed(walk)), playbook.start)),
  );
};

const numbered = (walk: Walk): Walk =>
  isNumberedAtOpening(walk.playbook)
    ? withEffects(walk, [{ number: true }], { place: 'opening' })
    : walk;

/** Whoever opens a ticket may hand over records and rows as expressions see them; its fields keep what they declare. */
const storedFields = (playbook: Playbook, given: Run['fields']): Run['fields'] =>
  Object.fromEntries(
    Object.entries(given).map(([name, json]) => [
      name,
      storedValue(playbook.fields[name], fromJson(json)),
    ]),
  );
