/** Cells as they were read become a sheet: its header found, its limits kept. */
import {
  type Cell,
  LARGEST_SHEET_ROW,
  MOST_SHEET_CELLS,
  MOST_SHEET_COLUMNS,
  MOST_SHEET_ROWS,
  type Sheet,
  type SheetRefusal,
  type SheetRow,
} from '#shared/domain/sheet/sheet.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/** Rows in their order; empty ones and empty cells at the end of a row go, rows that are too short stay so. */
export const shapeSheet = (found: readonly SheetRow[]): Result<Sheet, SheetRefusal> => {
  const filled = found.map(withoutEnd).filter(({ cells }) => cells.length > 0);
  const [header, ...rows] = filled;
  if (header === undefined) return refuse({ code: 'sheet.empty' });
  if (rows.length > MOST_SHEET_ROWS) {
    return refuse({ code: 'sheet.too-many-rows', most: MOST_SHEET_ROWS });
  }
  const columns = filled.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  if (columns > MOST_SHEET_COLUMNS) {
    return refuse({ code: 'sheet.too-many-columns', most: MOST_SHEET_COLUMNS });
  }
  const cells = rows.reduce((sum, row) => sum + row.cells.length, 0);
  if (cells > MOST_SHEET_CELLS) {
    return refuse({ code: 'sheet.too-many-cells', most: MOST_SHEET_CELLS });
  }
  const large = filled.find((row) => bytesOf(row) > LARGEST_SHEET_ROW);
  if (large !== undefined) {
    return refuse({ code: 'sheet.row-too-large', row: large.row, most: LARGEST_SHEET_ROW });
  }
  return accept({ header: header.cells.map(titleIn), rows });
};

const withoutEnd = ({ row, cells }: SheetRow): SheetRow => ({
  row,
  cells: cells.slice(0, cells.findLastIndex((cell) => cell !== null) + 1),
});

const bytesOf = ({ cells }: SheetRow): number =>
  new TextEncoder().encode(JSON.stringify(cells)).length;

const titleIn = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell !== 'object') return String(cell).trim();
  if ('number' in cell) return cell.number;
  return 'date' in cell ? cell.date : cell.error;
};
