import type { Sheet, SheetRefusal } from '#shared/domain/sheet/sheet.ts';
import type { Result } from '#shared/kernel/result.ts';

/** Reads a file that claims to be a table, whatever it is. */
export interface SheetReader {
  read(bytes: Uint8Array): Result<Sheet, SheetRefusal>;
}
