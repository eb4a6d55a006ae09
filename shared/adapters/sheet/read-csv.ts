import { CsvError, parse } from 'csv-parse/sync';
import * as z from 'zod';
import { withoutMark } from '#shared/domain/sheet/formula.ts';
import { shapeSheet } from '#shared/domain/sheet/shape-sheet.ts';
import {
  LONGEST_CELL,
  MOST_SHEET_COLUMNS,
  MOST_SHEET_ROWS,
  type Sheet,
  type SheetRefusal,
} from '#shared/domain/sheet/sheet.ts';
import { type Result, refuse } from '#shared/kernel/result.ts';
import { decodeText } from './decode-text.ts';

const SEPARATORS = [',', ';', '\t'] as const;

/** Empty lines between and below count as rows of the sheet and not as its content. */
const MOST_LINES = 4 * MOST_SHEET_ROWS;

const records = z.array(z.array(z.string()));

/** CSV (RFC 4180) with any of the usual separators; rows may be shorter or longer than the header. */
export const readCsv = (bytes: Uint8Array): Result<Sheet, SheetRefusal> => {
  const text = decodeText(bytes);
  if (text === undefined) return refuse({ code: 'sheet.not-a-table' });
  const parsed = parsedOf(text);
  if (!parsed.ok) return parsed;
  return shapeSheet(
    parsed.value.map((cells, index) => ({ row: index + 1, cells: cells.map(cellOf) })),
  );
};

const cellOf = (text: string): string | null => (text.trim() === '' ? null : withoutMark(text));

const parsedOf = (text: string): Result<readonly (readonly string[])[], SheetRefusal> => {
  try {
    const found = parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      // People write 5" without thinking of CSV.
      relax_quotes: true,
      skip_empty_lines: false,
      to: MOST_LINES + 1,
      max_record_size: MOST_SHEET_COLUMNS * LONGEST_CELL,
    });
    return found.length > MOST_LINES
      ? refuse({ code: 'sheet.too-many-rows', most: MOST_SHEET_ROWS })
      : { ok: true, value: records.parse(found) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refuse({ code: 'sheet.broken', ...rowIn(error) });
  }
};

const rowIn = (error: CsvError): { readonly row?: number } => {
  const records = error['records'];
  return typeof records === 'number' ? { row: records + 1 } : {};
};

/** The one that parts the first line with anything on it most often; marks within quotes part nothing. */
const separatorOf = (text: string): string => {
  const line =
    withoutQuoted(text.slice(0, LONGEST_HEADER))
      .trimStart()
      .split(/[\r\n]/, 1)[0] ?? '';
  const countOf = (mark: string): number => line.split(mark).length;
  return SEPARATORS.toSorted((a, b) => countOf(b) - countOf(a))[0] ?? ',';
};

const LONGEST_HEADER = MOST_SHEET_COLUMNS * LONGEST_CELL;

const withoutQuoted = (text: string): string => text.replace(/"[^"]*"/g, '');
