import { MOST_SHEET_BYTES, type Sheet, type SheetRefusal } from '#shared/domain/sheet/sheet.ts';
import { type Result, refuse } from '#shared/kernel/result.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';

/** Marks as in PKWARE's APPNOTE (4.3.7) and MS-CFB (2.2); a workbook with a password is a compound file too. */
const ZIP = [0x50, 0x4b, 0x03, 0x04] as const;
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0] as const;

/** A sheet by what the bytes are, whatever the file calls itself. */
export const readSheet = (bytes: Uint8Array): Result<Sheet, SheetRefusal> => {
  if (bytes.length > MOST_SHEET_BYTES) {
    return refuse({ code: 'sheet.too-large', most: MOST_SHEET_BYTES });
  }
  if (begins(bytes, COMPOUND)) return refuse({ code: 'sheet.old-or-locked' });
  return begins(bytes, ZIP) ? readXlsx(bytes) : readCsv(bytes);
};

const begins = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte);
