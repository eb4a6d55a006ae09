import type { CellTable } from '#shared/domain/sheet/cells-of.ts';
import type { SheetFormat } from '#shared/domain/sheet/format.ts';
import type { Sheet, SheetRefusal } from '#shared/domain/sheet/sheet.ts';
import type { Result } from '#shared/kernel/result.ts';

/** Reads a file that claims to be a table, whatever it is. */
export interface SheetReader {
  read(bytes: Uint8Array): Result<Sheet, SheetRefusal>;
}

/** Writes a table as a file. */
export interface SheetWriter {
  write(table: CellTable, format: SheetFormat): Uint8Array;
}
