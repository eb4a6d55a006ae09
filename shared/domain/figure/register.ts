/** A register: tickets of a playbook as a table with the form's columns. */
import {
  type Decimal,
  decimal,
  isDecimal,
  isRecord,
  type Json,
} from '#shared/domain/expression/value.ts';
import { both } from '#shared/domain/playbook/define.ts';
import type { Choice, FieldType } from '#shared/domain/playbook/field.ts';
import type { Register } from '#shared/domain/playbook/figure.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { type Asking, asking } from '#shared/domain/run/asking.ts';
import { seenValue } from '#shared/domain/run/field-values.ts';
import type { RunFault, World } from '#shared/domain/run/world.ts';
import { caseOf } from '#shared/domain/ticket/follow.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Texts } from '#shared/kernel/language.ts';
import type { Result } from '#shared/kernel/result.ts';

export interface RegisterTable {
  readonly columns: readonly RegisterColumn[];
  /** A row a ticket, a cell a column: as forms store it, a record by its name. */
  readonly rows: readonly RegisterRow[];
  /** By the values of `groupBy`, in the order in which they first come. */
  readonly groups: readonly RegisterGroup[];
  readonly totals: Totals;
}

export interface RegisterColumn {
  readonly name: string;
  readonly title: Texts;
  readonly type: FieldType;
  /** What the ids in its cells are called. */
  readonly choices?: readonly Choice[];
}

export interface RegisterRow {
  readonly ticket: Ticket['id'];
  readonly cells: readonly Json[];
}

export interface RegisterGroup {
  readonly values: Readonly<Record<string, Json>>;
  readonly count: number;
  readonly totals: Totals;
}

/** Exact sums of columns, by their names. */
export type Totals = Readonly<Record<string, string>>;

/** A ticket with the version of the playbook it runs on, and the fields that the reader does not see of it. */
export interface RegisterEntry {
  readonly ticket: Ticket;
  readonly playbook: Playbook;
  readonly hidden: ReadonlySet<string>;
}

/** What every ticket has beside its fields. */
const COMMON: Readonly<Record<string, Omit<RegisterColumn, 'name'>>> = {
  number: { title: both('编号', 'Number'), type: 'text' },
  openedAt: { title: both('建立时间', 'Opened'), type: 'at' },
  endedAt: { title: both('结束时间', 'Ended'), type: 'at' },
  owner: { title: both('负责人', 'Owner'), type: 'person' },
  state: { title: both('状态', 'State'), type: 'text' },
};

export const registerOf = (
  playbook: Playbook,
  register: Register,
  { entries, world }: { readonly entries: readonly RegisterEntry[]; readonly world: World },
): Result<RegisterTable, RunFault> => {
  const ask = asking(world);
  const { columns, where, groupBy = [], totals = [] } = register;
  const names = [...new Set([...columns, ...groupBy, ...totals])];
  const lines = entries.flatMap((entry): readonly Line[] => {
    const view = { playbook: entry.playbook, run: entry.ticket.run, case: caseOf(entry.ticket) };
    if (where !== undefined && !ask.holds(where, view)) return [];
    return [{ entry, cells: new Map(names.map((name) => [name, cellOf(name, entry, ask)])) }];
  });
  return ask.outcome({
    columns: columns.map((name) => columnOf(name, playbook)),
    rows: lines.map(({ entry, cells }) => ({
      ticket: entry.ticket.id,
      cells: columns.map((name) => cells.get(name) ?? null),
    })),
    groups: groupBy.length === 0 ? [] : groupsOf(lines, groupBy, totals),
    totals: totalsOf(lines, totals),
  });
};

interface Line {
  readonly entry: RegisterEntry;
  readonly cells: ReadonlyMap<string, Json>;
}

/** What a register calls a field, or what every ticket has. */
export const columnOf = (name: string, { fields }: Playbook): RegisterColumn => {
  const field = fields[name];
  if (field === undefined) {
    return { name, ...(COMMON[name] ?? { title: both(name, name), type: 'text' }) };
  }
  const { title, type, choices } = field;
  const isListed = choices !== undefined && !('rowsOf' in choices);
  return { name, title, type, ...(isListed ? { choices } : {}) };
};

const cellOf = (name: string, entry: RegisterEntry, ask: Asking): Json => {
  if (entry.hidden.has(name)) return null;
  const field = entry.playbook.fields[name];
  if (field === undefined) return commonCell(name, entry.ticket);
  const stored = entry.ticket.run.fields[name] ?? null;
  if (!field.type.startsWith('ref:')) return stored;
  const record = seenValue(field, stored, ask.lookUp);
  const title = isRecord(record) ? record['name'] : undefined;
  return typeof title === 'string' ? title : stored;
};

const commonCell = (name: string, { run, ...ticket }: Ticket): Json => {
  switch (name) {
    case 'number':
      return run.number ?? ticket.number;
    case 'openedAt':
      return ticket.openedAt;
    case 'endedAt':
      return run.endedAt ?? null;
    case 'owner':
      return ticket.assignee ?? null;
    case 'state':
      return ticket.status.state;
    default:
      return null;
  }
};

const groupsOf = (
  lines: readonly Line[],
  groupBy: readonly string[],
  totals: readonly string[],
): readonly RegisterGroup[] => {
  const valuesOf = ({ cells }: Line) =>
    groupBy.map((name) => [name, cells.get(name) ?? null] as const);
  return [...Map.groupBy(lines, (line) => JSON.stringify(valuesOf(line))).values()].flatMap(
    (together) => {
      const [first] = together;
      return first === undefined
        ? []
        : [
            {
              values: Object.fromEntries(valuesOf(first)),
              count: together.length,
              totals: totalsOf(together, totals),
            },
          ];
    },
  );
};

const totalsOf = (lines: readonly Line[], names: readonly string[]): Totals =>
  Object.fromEntries(
    names.map((name) => [
      name,
      lines.reduce((sum, { cells }) => sum.plus(numberIn(cells.get(name))), decimal(0)).toFixed(),
    ]),
  );

const numberIn = (cell: Json | undefined): Decimal =>
  typeof cell === 'number' || (typeof cell === 'string' && isDecimal(cell))
    ? decimal(cell)
    : decimal(0);
