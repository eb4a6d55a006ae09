import type { Fields } from '#shared/domain/playbook/field.ts';
import type { Who } from '#shared/domain/playbook/who.ts';

/**
 * Fields of a record that its keepers write, and whoever a process leads there; a field with a rule of its own keeps that.
 *
 * A supervisor may always: nobody else brings in whole lists (`records.import`), and of a list no column may be lost.
 */
export const keptBy = (keepers: readonly Who[], fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      { changedBy: [...keepers, '@supervisor'], ...field },
    ]),
  );
