/** The columns of a sheet and the fields they fill. */
import { holds, type Person } from '#shared/domain/access/role.ts';
import { folded, isImportable } from '#shared/domain/import/read-value.ts';
import type { Field, Fields } from '#shared/domain/playbook/field.ts';
import { columnName } from '#shared/domain/sheet/sheet.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface ImportColumn {
  /** As the spreadsheet names it: `C`. */
  readonly column: string;
  readonly title: string;
  readonly use: ColumnUse;
}

/** `id`: the record's own id, by which colleagues and things are known elsewhere. */
export type ColumnUse =
  | { readonly fills: 'id' }
  | { readonly fills: 'field'; readonly field: string }
  | { readonly fills: 'nothing'; readonly why: WhyNot };

export const WHY_NOT = [
  'untitled',
  'unknown',
  'worked-out',
  'not-importable',
  'not-yours',
] as const;

export type WhyNot = (typeof WHY_NOT)[number];

export type ColumnProblem =
  | { readonly code: 'column.twice'; readonly field: string; readonly columns: readonly string[] }
  /** Two fields have this title: the sheet must name the field itself. */
  | {
      readonly code: 'column.ambiguous';
      readonly column: string;
      readonly fields: readonly string[];
    }
  | { readonly code: 'column.missing'; readonly field: string }
  | { readonly code: 'column.none-known' };

/** A title of its own would be taken for a field of that name. */
const ID_TITLES = ['id', '记录id', 'record id'];

/**
 * Columns are known by the name of the field or its title in either language. What is worked out or cannot stand in a cell is passed
 * over, so that an exported sheet comes in again as it is.
 *
 * @param needed fields without which no row can be told from another
 * @returns everything that is wrong with the header
 */
export const matchColumns = (
  header: readonly string[],
  {
    fields,
    needed,
    person,
  }: { readonly fields: Fields; readonly needed: readonly string[]; readonly person: Person },
): Result<readonly ImportColumn[], readonly ColumnProblem[]> => {
  const problems: ColumnProblem[] = [];
  const columns = header.map((title, index): ImportColumn => {
    const column = columnName(index);
    const found = fieldsNamed(title, fields);
    if (found.length > 1) problems.push({ code: 'column.ambiguous', column, fields: found });
    return { column, title, use: useOf(title, found[0], { fields, person }) };
  });
  const filled = columns.flatMap(({ use, column }) => {
    if (use.fills === 'nothing') return [];
    return [{ field: use.fills === 'id' ? 'id' : use.field, column }];
  });
  for (const [field, several] of Map.groupBy(filled, (one) => one.field)) {
    if (several.length > 1) {
      problems.push({ code: 'column.twice', field, columns: several.map((one) => one.column) });
    }
  }
  const known = new Set(filled.map(({ field }) => field));
  if (known.size === 0) problems.push({ code: 'column.none-known' });
  else if (!known.has('id')) {
    for (const field of needed.filter((name) => !known.has(name))) {
      problems.push({ code: 'column.missing', field });
    }
  }
  return problems.length === 0 ? accept(columns) : refuse(problems);
};

/** The name comes first: it is the way out where two fields have one title. */
const fieldsNamed = (title: string, fields: Fields): readonly string[] => {
  const word = wordOf(title);
  if (word === '') return [];
  const all = Object.entries(fields);
  const named = all.filter(([name]) => folded(name) === word);
  const found = named.length > 0 ? named : all.filter(([, field]) => isTitled(field, word));
  return found.map(([name]) => name);
};

const isTitled = ({ title }: Field, word: string): boolean =>
  wordOf(title['zh-CN']) === word || wordOf(title.en) === word;

/** People mark what must be filled. */
const wordOf = (title: string): string =>
  folded(title.replace(/[*＊]|[（(]必填[)）]|\(required\)/gi, ''));

const useOf = (
  title: string,
  name: string | undefined,
  { fields, person }: { readonly fields: Fields; readonly person: Person },
): ColumnUse => {
  const field = name === undefined ? undefined : fields[name];
  if (name === undefined || field === undefined) {
    if (ID_TITLES.includes(wordOf(title))) return { fills: 'id' };
    return { fills: 'nothing', why: title.trim() === '' ? 'untitled' : 'unknown' };
  }
  if (field.computed !== undefined) return { fills: 'nothing', why: 'worked-out' };
  if (!isImportable(field)) return { fills: 'nothing', why: 'not-importable' };
  return mayFill(field, person)
    ? { fills: 'field', field: name }
    : { fills: 'nothing', why: 'not-yours' };
};

/** Before a record is there only roles can be meant. */
const mayFill = ({ changedBy }: Field, person: Person): boolean =>
  changedBy === undefined ||
  changedBy.some((who) => who.startsWith('@') && holds(person, who.slice(1)));
