/** The values of a table as cells that people read and the desk can read in again. */

import { dateOfDay } from '#shared/domain/calendar/local-date.ts';
import { wallClockAt } from '#shared/domain/calendar/zone.ts';
import { isDecimal, isJsonList, type Json } from '#shared/domain/expression/value.ts';
import type { Cell } from '#shared/domain/sheet/sheet.ts';
import type { SheetColumn, SheetTable } from '#shared/domain/sheet/table.ts';
import { isInstant, millisecondsOf } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface Manner {
  readonly language: Language;
  /** Instants are shown as the clocks there do. */
  readonly zone: string;
}

export interface CellTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export const cellsOf = ({ columns, rows }: SheetTable, manner: Manner): CellTable => ({
  header: columns.map(({ title }) => title[manner.language]),
  rows: rows.map((row) => columns.map((column, at) => cellOf(column, row[at] ?? null, manner))),
});

const YES = { 'zh-CN': ['是', '否'], en: ['yes', 'no'] } as const;

/** Between the items of a list. */
const COMMA = { 'zh-CN': '、', en: ', ' } as const;

const cellOf = (column: SheetColumn, json: Json, manner: Manner): Cell => {
  if (json === null || json === '') return null;
  if (typeof json === 'boolean') return YES[manner.language][json ? 0 : 1];
  const text = textOf(column, json, manner);
  switch (column.type) {
    case 'number':
    case 'money':
    case 'score':
      return isDecimal(text) ? { number: text } : text;
    case 'date':
      return { date: text };
    case 'at':
      return isInstant(text) ? { date: onTheWall(text, manner.zone) } : text;
    default:
      return text;
  }
};

const textOf = (column: SheetColumn, json: Json, manner: Manner): string => {
  if (isJsonList(json)) {
    return json.map((one) => textOf(column, one, manner)).join(COMMA[manner.language]);
  }
  if (typeof json === 'object' && json !== null) return nameIn(json);
  return choiceIn(column, String(json), manner.language);
};

const choiceIn = ({ choices }: SheetColumn, id: string, language: Language): string => {
  if (choices === undefined || 'rowsOf' in choices) return id;
  return choices.find((choice) => choice.id === id)?.title[language] ?? id;
};

/** A record, a signature or a document by its name; what has none is not for a cell. */
const nameIn = (json: { readonly [name: string]: Json }): string => {
  const named = json['name'] ?? json['number'] ?? json['id'] ?? '';
  return typeof named === 'object' ? '' : String(named);
};

const onTheWall = (instant: string, zone: string): string => {
  const { day, time } = wallClockAt(zone, millisecondsOf(instant));
  return `${dateOfDay(day)}T${new Date(time).toISOString().slice(11, 19)}`;
};
