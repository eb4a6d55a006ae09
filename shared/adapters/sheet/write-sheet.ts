import type { SheetWriter } from '#shared/ports/sheets.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

export const sheetWriter: SheetWriter = {
  write: (table, format) => (format === 'csv' ? writeCsv(table) : writeXlsx(table)),
};
