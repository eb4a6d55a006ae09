/** A table on its way out of the desk: registers and records, before they become a file. */
import type { Json } from '#shared/domain/expression/value.ts';
import type { Field } from '#shared/domain/playbook/field.ts';

/** A field is one. */
export type SheetColumn = Pick<Field, 'type' | 'title' | 'choices'>;

export interface SheetTable {
  readonly columns: readonly SheetColumn[];
  /** A value for each column, as fields hold them; null where there is none. */
  readonly rows: readonly (readonly Json[])[];
}
