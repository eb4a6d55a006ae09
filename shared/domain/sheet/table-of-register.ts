/** A register as a table: its rows, then a row for each group, and at its foot the totals. */
import type { Json } from '#shared/domain/expression/value.ts';
import {
  columnOf,
  type RegisterGroup,
  type RegisterTable,
} from '#shared/domain/figure/register.ts';
import { both } from '#shared/domain/playbook/define.ts';
import type { Register } from '#shared/domain/playbook/figure.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { SheetColumn, SheetTable } from '#shared/domain/sheet/table.ts';

/**
 * @returns the register's columns; where it has groups or totals, those these need too, and before them what a row is and how many
 * tickets it stands for, so that whoever adds up a column can leave the sums out
 */
export const tableOfRegister = (
  playbook: Playbook,
  { columns, groupBy = [], totals = [] }: Register,
  table: RegisterTable,
): SheetTable => {
  const names = [...new Set([...columns, ...groupBy, ...totals])];
  const shown = names.map((name) => columnOf(name, playbook));
  const rows = table.rows.map(({ cells }) => names.map((_, at) => cells[at] ?? null));
  if (groupBy.length === 0 && totals.length === 0) return { columns: shown, rows };
  const cellsOf = (of: Readonly<Record<string, Json>>) => names.map((name) => of[name] ?? null);
  return {
    columns: [KIND, COUNT, ...shown],
    rows: [
      ...rows.map((cells) => ['entry', 1, ...cells]),
      ...table.groups.map((group) => ['group', group.count, ...cellsOf(valuesOf(group))]),
      ['total', rows.length, ...cellsOf(table.totals)],
    ],
  };
};

/** A group is known by its values, also where one of them is summed. */
const valuesOf = ({ values, totals }: RegisterGroup): Readonly<Record<string, Json>> => ({
  ...totals,
  ...values,
});

const KIND: SheetColumn = {
  type: 'choice',
  title: both('行', 'Row'),
  choices: [
    { id: 'entry', title: both('登记', 'Entry') },
    { id: 'group', title: both('小计', 'Group') },
    { id: 'total', title: both('合计', 'Total') },
  ],
};

const COUNT: SheetColumn = { type: 'number', title: both('件数', 'Tickets') };
