import { zipSync } from 'fflate';
import { dayOfDate } from '#shared/domain/calendar/local-date.ts';
import type { CellTable } from '#shared/domain/sheet/cells-of.ts';
import { type Cell, columnName, LONGEST_CELL } from '#shared/domain/sheet/sheet.ts';
import { FIXED_PARTS, STYLE, sheetPart } from './xlsx-parts.ts';

/** A number with more digits would come out rounded (Microsoft: Excel specifications and limits). */
const MOST_DIGITS = 15;

/** In letters; a wide column is easier to narrow than a narrow one to read. */
const WIDTHS = { least: 8, most: 60 } as const;

/** So many rows say how wide a column is. */
const MEASURED_ROWS = 200;

/** Dates in an archive begin in 1980 (PKWARE APPNOTE, 4.4.6); one fixed date makes equal tables equal files. */
const MADE = new Date('1980-01-01T12:00:00Z');

/** One sheet with its header frozen; numbers, days and moments typed. Text is text, so nothing in it is run as a formula. */
export const writeXlsx = ({ header, rows }: CellTable): Uint8Array => {
  const widths = header.map((title, column) => widthOf(title, rows, column));
  const body = rows.map((row, at) => rowOf(at + 2, row, STYLE.plain));
  const sheet = sheetPart(widths, [rowOf(1, header, STYLE.header), ...body].join(''));
  const parts = { ...FIXED_PARTS, 'xl/worksheets/sheet1.xml': sheet };
  const encoder = new TextEncoder();
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, encoder.encode(part)])),
    { mtime: MADE },
  );
};

const rowOf = (row: number, cells: readonly Cell[], style: number): string =>
  `<row r="${row}">${cells
    .map((cell, column) => cellOf(`${columnName(column)}${row}`, cell, style))
    .join('')}</row>`;

const cellOf = (place: string, cell: Cell, style: number): string => {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'string') return textCell(place, cell, style);
  if ('error' in cell) return textCell(place, cell.error, style);
  if ('date' in cell) return dateCell(place, cell.date);
  return digitsOf(cell.number) > MOST_DIGITS
    ? textCell(place, cell.number, style)
    : `<c r="${place}"><v>${escaped(cell.number)}</v></c>`;
};

const digitsOf = (number: string): number => number.replace(/^-?0*|\./g, '').length;

const textCell = (place: string, text: string, style: number): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

const SECONDS_A_DAY = 86_400;
const DAY_0 = dayOfDate('1899-12-30') ?? 0;
/** Excel counts a 29 February 1900 that never was: only from the day after its days are as others count them. */
const FIRST_TRUE_DAY = 61;

/** A day that Excel cannot count stays a text. */
const dateCell = (place: string, date: string): string => {
  const [day = '', time = '00:00:00'] = date.split('T');
  const serial = (dayOfDate(day) ?? Number.NaN) - DAY_0;
  if (!(serial >= FIRST_TRUE_DAY)) return textCell(place, date, STYLE.plain);
  const seconds = Date.parse(`1970-01-01T${time}Z`) / 1000;
  const style = date.includes('T') ? STYLE.moment : STYLE.date;
  return `<c r="${place}" s="${style}"><v>${serial + seconds / SECONDS_A_DAY}</v></c>`;
};

/**
 * XML cannot hold other control characters, nor halves of pairs; a cell holds so much; and what looks like one of XLSX's own
 * escapes is escaped (ECMA-376, part 1, 22.9.2.19). Most texts have nothing of it, and a sheet has a million.
 */
const escaped = (text: string): string =>
  text.length <= LONGEST_CELL && !/[^\P{Cc}\t\n]|\p{Cs}|[&<>_\ufffe\uffff]/u.test(text)
    ? text
    : text
        .replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu, '')
        .slice(0, LONGEST_CELL)
        .replace(/[\ud800-\udbff]$/, '')
        .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('\r', '_x000D_');

const widthOf = (title: string, rows: CellTable['rows'], column: number): number => {
  const widths = rows.slice(0, MEASURED_ROWS).map((row) => lettersOf(shownOf(row[column] ?? null)));
  const widest = widths.reduce((most, width) => Math.max(most, width), lettersOf(title));
  return Math.min(WIDTHS.most, Math.max(WIDTHS.least, widest + 2));
};

const shownOf = (cell: Cell): string => {
  if (cell === null || typeof cell !== 'object') return String(cell ?? '');
  if ('number' in cell) return cell.number;
  return 'date' in cell ? cell.date : cell.error;
};

/** Of the longest line; a Chinese character is as wide as two letters. */
const lettersOf = (text: string): number =>
  text
    .split('\n')
    .reduce((most, line) => Math.max(most, line.replace(/[^\x20-\x7e]/g, '..').length), 0);
