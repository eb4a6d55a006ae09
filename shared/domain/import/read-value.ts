/** What people write into a cell, read as the value of a field, in Chinese and English manner. */
import { dayOfDate } from '#shared/domain/calendar/local-date.ts';
import { instantOnWallClock } from '#shared/domain/calendar/zone.ts';
import { type FieldProblem, fromField } from '#shared/domain/expression/field-value.ts';
import { type Json, toJson } from '#shared/domain/expression/value.ts';
import type { Field, FieldType } from '#shared/domain/playbook/field.ts';
import type { Cell } from '#shared/domain/sheet/sheet.ts';
import { instantOf } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export type ValueProblem =
  | FieldProblem
  /** `24/11/2026` and `11/24/26`: nobody can say which is the month. */
  | 'ambiguous-date'
  /** A long number that a spreadsheet has rounded: an identity card as a number has lost its last digits. */
  | 'digits-lost'
  | 'formula-error';

/** A colleague or a record by the words of the sheet; which one it is only the desk's records can say. */
export interface Reference {
  readonly kind: string;
  readonly named: string;
}

export type CellValue = { readonly value: Json } | { readonly reference: Reference };

/** Fields that no cell can hold: they are made by uploading, signing or asking. */
const NOT_IMPORTABLE: readonly FieldType[] = ['file', 'sign', 'document', 'rows', 'questions'];

export const isImportable = ({ type }: Field): boolean => !NOT_IMPORTABLE.includes(type);

/** @param zone that moments without one are meant in */
export const readValue = (
  field: Field,
  cell: Exclude<Cell, null>,
  zone: string,
): Result<CellValue, ValueProblem> => {
  if (typeof cell === 'object' && 'error' in cell) return refuse('formula-error');
  const kind = kindNamed(field.type);
  if (kind !== undefined) {
    const named = textIn(cell);
    return named.ok ? accept({ reference: { kind, named: named.value } }) : named;
  }
  const json = jsonOf(field, cell, zone);
  if (!json.ok) return json;
  const value = fromField(field, json.value);
  return value.ok ? accept({ value: toJson(value.value) }) : refuse(value.refusal.problem);
};

const kindNamed = (type: FieldType): string | undefined => {
  if (type === 'person') return 'person';
  return type.startsWith('ref:') ? type.slice('ref:'.length) : undefined;
};

type Readable = Exclude<Cell, null | { readonly error: string }>;

const jsonOf = (field: Field, cell: Readable, zone: string): Result<Json, ValueProblem> => {
  switch (field.type) {
    case 'number':
    case 'money':
    case 'score':
      return numberIn(cell);
    case 'yes':
      return yesIn(cell);
    case 'date':
      return dateIn(cell);
    case 'at':
      return momentIn(cell, zone);
    case 'period':
      return periodIn(cell);
    default:
      return wordsIn(field, cell);
  }
};

const wordsIn = (field: Field, cell: Readable): Result<Json, ValueProblem> => {
  const text = textIn(cell);
  if (!text.ok) return text;
  switch (field.type) {
    case 'choice':
      return accept(choiceIn(field, text.value));
    case 'choices':
      return accept(itemsIn(text.value).map((item) => choiceIn(field, item)));
    case 'phone':
    case 'mail':
      return accept(text.value.normalize('NFKC').trim());
    default:
      return accept(text.value);
  }
};

/** In 15 digits Excel counts, and so it writes a longer number (Microsoft: Excel specifications and limits). */
const LOST = /^-?\d(?:\.\d+)?E\+\d+$|^-?\d{16,}$/i;

const textIn = (cell: Readable): Result<string, ValueProblem> => {
  if (typeof cell === 'string') {
    // A list that went through a spreadsheet as CSV.
    return /^-?\d\.\d+E\+\d{2}$/.test(cell) ? refuse('digits-lost') : accept(cell.trim());
  }
  if (typeof cell === 'boolean') return accept(cell ? 'TRUE' : 'FALSE');
  if ('number' in cell) return LOST.test(cell.number) ? refuse('digits-lost') : accept(cell.number);
  return accept(cell.date.replace('T', ' '));
};

/** Groups of three with commas; a decimal comma is none of ours, since 1,234 would be two numbers. */
const NUMBER = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;

const CURRENCY = /^(?:CNY|RMB|¥)\s*|\s*(?:元|CNY|RMB)$/gi;

const numberIn = (cell: Readable): Result<Json, ValueProblem> => {
  if (typeof cell === 'object')
    return 'number' in cell ? accept(cell.number) : refuse('not-a-number');
  if (typeof cell === 'boolean') return refuse('not-a-number');
  const text = cell.normalize('NFKC').replace(/\s/g, '').replace(CURRENCY, '');
  return NUMBER.test(text) ? accept(text.replace(/[+,]/g, '')) : refuse('not-a-number');
};

const YES = ['是', '有', '对', '√', '✓', 'yes', 'y', 'true', '1'];
const NO = ['否', '无', '没有', '不', '错', '×', '✗', 'x', 'no', 'n', 'false', '0'];

const yesIn = (cell: Readable): Result<Json, ValueProblem> => {
  if (typeof cell === 'boolean') return accept(cell);
  const text = textIn(cell);
  if (!text.ok) return text;
  const word = text.value.normalize('NFKC').toLowerCase();
  if (YES.includes(word)) return accept(true);
  return NO.includes(word) ? accept(false) : refuse('not-yes-or-no');
};

/** `2026-11-24`, `2026/11/24`, `2026.11.24`, `2026年11月24日`: whoever writes the year first means the month next. */
const DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;

/** The year last, or in two digits. */
const AMBIGUOUS = /^\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})$/;

const dateIn = (cell: Readable): Result<string, ValueProblem> => {
  if (typeof cell === 'object') {
    // A moment would lose its time without a word.
    return 'date' in cell && !cell.date.includes('T') ? accept(cell.date) : refuse('not-a-date');
  }
  if (typeof cell === 'boolean') return refuse('not-a-date');
  const text = cell.normalize('NFKC').replace(/\s/g, '');
  const [, year = '', month = '', day = ''] = DATE.exec(text) ?? [];
  if (year === '') return refuse(AMBIGUOUS.test(text) ? 'ambiguous-date' : 'not-a-date');
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return dayOfDate(date) === undefined ? refuse('not-a-date') : accept(date);
};

const TIME = /^(\d{1,2})(?::|时|点)(\d{2})(?:(?::|分)(\d{2})?秒?)?$/;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** A day with a time of the day in the desk's zone, or an instant with its offset. A day alone is no moment. */
const momentIn = (cell: Readable, zone: string): Result<string, ValueProblem> => {
  if (typeof cell === 'boolean') return refuse('not-an-instant');
  if (typeof cell === 'object' && !('date' in cell)) return refuse('not-an-instant');
  const text = (typeof cell === 'object' ? cell.date : cell).normalize('NFKC').trim();
  if (/T.*(?:Z|[+-]\d{2}:\d{2})$/.test(text)) return accept(text);
  const [day = '', time = '', ...more] = text.replace(/日\s*/, '日 ').split(/[T\s]+/);
  const date = dateIn(day);
  if (!date.ok) return refuse(date.refusal === 'not-a-date' ? 'not-an-instant' : date.refusal);
  const [, hour = '', minute = '', second = '0'] = TIME.exec(time) ?? [];
  const passed = Number(hour) * HOUR_MS + Number(minute) * MINUTE_MS + Number(second) * 1000;
  if (hour === '' || more.length > 0 || Number(hour) > 23 || Number(minute) > 59) {
    return refuse('not-an-instant');
  }
  return accept(instantOf(instantOnWallClock(zone, dayOfDate(date.value) ?? 0, passed)));
};

/** `2026`, `2026年`, `2026-03`, `2026年3月`, `2026-Q1`, `2026年第1季度`, or as the desk writes it. */
const periodIn = (cell: Readable): Result<string, ValueProblem> => {
  const text = textIn(cell);
  if (!text.ok) return text;
  const plain = text.value.normalize('NFKC').replace(/\s/g, '');
  const [, year = '', month] = /^(\d{4})(?:[-/年](\d{1,2}))?[年月]?$/.exec(plain) ?? [];
  if (year === '') return accept(plain.replace(/^(\d{4})年第?([1-4一二三四])季度?$/, quarterOf));
  return accept(month === undefined ? year : `${year}-${month.padStart(2, '0')}`);
};

const quarterOf = (_: string, year: string, quarter: string): string => {
  const written = '一二三四'.indexOf(quarter);
  return `${year}-Q${written < 0 ? quarter : written + 1}`;
};

const ITEMS = /[、,，;；\n|]+/;

const itemsIn = (text: string): readonly string[] =>
  text
    .split(ITEMS)
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** By its id or by its title in either language; another word stays and is refused as no choice. */
const choiceIn = ({ choices }: Field, text: string): string => {
  if (choices === undefined || 'rowsOf' in choices) return text;
  const word = folded(text);
  const found = choices.find(
    ({ id, title }) =>
      folded(id) === word || folded(title['zh-CN']) === word || folded(title.en) === word,
  );
  return found?.id ?? text;
};

/** How words are compared: width, capitals and blanks make no difference. */
export const folded = (text: string): string =>
  text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
