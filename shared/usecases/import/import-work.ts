import type { PlannedRow, RawRow, RowOutcome } from '#shared/domain/import/row.ts';
import type { Fields } from '#shared/domain/playbook/field.ts';

/** What an import means for what it is about: records of a kind, or tickets of a playbook. */
export interface ImportWork {
  readonly fields: Fields;
  /** Fields that tell rows apart; none where nothing of the row does. */
  readonly key: readonly string[];
  /** Fields of which a sheet without ids needs a column. */
  readonly needed: readonly string[];
  plan(rows: readonly RawRow[]): Promise<readonly PlannedRow[]>;
  /** An outcome for each row, in their order; repeated, it comes to the same. */
  run(rows: readonly PlannedRow[]): Promise<readonly RowOutcome[]>;
}

/** So many rows are worked on at once: each waits for the table most of the time. */
const AT_ONCE = 10;

export const eachAtOnce = async <Item, Done>(
  items: readonly Item[],
  work: (item: Item) => Promise<Done>,
): Promise<readonly Done[]> => {
  const done: Done[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    done.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(work))));
  }
  return done;
};
