import { stringify } from 'csv-stringify/sync';
import type { CellTable } from '#shared/domain/sheet/cells-of.ts';
import { markedAsText } from '#shared/domain/sheet/formula.ts';
import type { Cell } from '#shared/domain/sheet/sheet.ts';

/** RFC 4180 with CRLF, in UTF-8 with its mark, without which Excel would show Chinese as noise. */
export const writeCsv = ({ header, rows }: CellTable): Uint8Array =>
  new TextEncoder().encode(
    stringify([header.map(markedAsText), ...rows.map((row) => row.map(writtenOf))], {
      bom: true,
      record_delimiter: 'windows',
      // So that whoever guesses the separator is not misled by a column of text.
      quoted_match: /[;\t]/,
    }),
  );

/** Numbers and days are what they are, also a negative one; only text may be taken for a formula. */
const writtenOf = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell === 'string') return markedAsText(cell);
  if ('number' in cell) return cell.number;
  return 'date' in cell ? cell.date.replace('T', ' ') : markedAsText(cell.error);
};
