import { cellsOf } from '#shared/domain/sheet/cells-of.ts';
import { type SheetFormat, TYPE_OF_SHEET } from '#shared/domain/sheet/format.ts';
import { MOST_SHEET_CELLS, MOST_SHEET_ROWS } from '#shared/domain/sheet/sheet.ts';
import type { SheetTable } from '#shared/domain/sheet/table.ts';
import type { Language } from '#shared/kernel/language.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { FileObjects, FileSigner } from '#shared/ports/file-objects.ts';
import type { SheetWriter } from '#shared/ports/sheets.ts';
import type { MomentPorts } from '#shared/usecases/moment.ts';

export interface ExportPorts extends MomentPorts {
  readonly writer: SheetWriter;
  readonly objects: Pick<FileObjects, 'keep'>;
  readonly signer: Pick<FileSigner, 'downloadLink'>;
}

export interface ExportWish {
  /** What the file is called, without its ending. */
  readonly title: string;
  readonly format: SheetFormat;
  readonly language: Language;
}

/** The file itself where it fits into an answer; otherwise where it lies for a while. */
export type Exported =
  | {
      readonly as: 'file';
      readonly name: string;
      readonly type: string;
      readonly bytes: Uint8Array;
    }
  | { readonly as: 'link'; readonly url: string };

export type ExportRefusal = {
  readonly code: 'export.too-large';
  readonly rows: number;
  readonly most: number;
};

/** Written within a third of the ten seconds in which an answer is due, in 1,024 MB: XLSX costs five times as much as CSV. */
const MOST_CELLS: Readonly<Record<SheetFormat, number>> = {
  csv: MOST_SHEET_CELLS,
  xlsx: 400_000,
};

/**
 * Lambda answers with 6 MB at most (AWS: Lambda quotas); bytes travel there as Base64, which makes four of three, beside the headers.
 */
const MOST_ANSWER_BYTES = 4_000_000;

/** Long enough to begin a download, too short to pass the link on. */
const LINK_SECONDS = 5 * 60;

/** A table as a file, safe to open: text that looks like a formula stays text. */
export const exportTable = async (
  { clock, ids, calendar, writer, objects, signer }: ExportPorts,
  table: SheetTable,
  { title, format, language }: ExportWish,
): Promise<Result<Exported, ExportRefusal>> => {
  const rows = table.rows.length;
  const most = Math.min(MOST_SHEET_ROWS, Math.floor(MOST_CELLS[format] / table.columns.length));
  if (rows > most) return refuse({ code: 'export.too-large', rows, most });
  const bytes = writer.write(cellsOf(table, { language, zone: calendar.zone }), format);
  const at = clock.now();
  const name = `${title} ${at.slice(0, 'yyyy-mm-dd'.length)}.${format}`;
  if (bytes.length <= MOST_ANSWER_BYTES) {
    return accept({ as: 'file', name, type: TYPE_OF_SHEET[format], bytes });
  }
  const id = `${EXPORTS}${ids.next(at)}`;
  await objects.keep(id, bytes);
  return accept({
    as: 'link',
    url: signer.downloadLink({ id, name, at, seconds: LINK_SECONDS }),
  });
};

/** So begins the id of a file that the bucket forgets after a day (`EXPORT_PREFIX`). */
const EXPORTS = 'export-';
