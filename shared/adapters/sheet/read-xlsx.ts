/**
 * The first sheet of a workbook (ECMA-376). Written here and not taken from a library, because those that are kept lay out every
 * cell up to the last one named: one cell at XFD1048576 fills the memory.
 */
import { shapeSheet } from '#shared/domain/sheet/shape-sheet.ts';
import {
  type Cell,
  columnIndex,
  MOST_SHEET_CELLS,
  MOST_SHEET_COLUMNS,
  MOST_SHEET_ROWS,
  type Sheet,
  type SheetRefusal,
  type SheetRow,
} from '#shared/domain/sheet/sheet.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import { unzipParts } from './unzip-parts.ts';
import {
  dateStyles,
  RELATIONS,
  STYLES,
  sharedTexts,
  TEXTS,
  WORKBOOK,
  workbookOf,
} from './workbook.ts';
import { type CellWorld, cellOf } from './xlsx-cell.ts';
import { readXml } from './xml-events.ts';

export const readXlsx = (bytes: Uint8Array): Result<Sheet, SheetRefusal> => {
  const book = unzipParts(bytes, (name) => name === WORKBOOK || name === RELATIONS);
  if (!book.ok) return book;
  const { [WORKBOOK]: workbook, [RELATIONS]: relations } = book.value;
  if (workbook === undefined || relations === undefined) {
    return refuse({ code: 'sheet.not-a-table' });
  }
  const { sheet: path, from1904 } = workbookOf(workbook, relations);
  if (path === undefined) return refuse({ code: 'sheet.broken' });
  const parts = unzipParts(bytes, (name) => [path, STYLES, TEXTS].includes(name));
  if (!parts.ok) return parts;
  const part = parts.value[path];
  if (part === undefined) return refuse({ code: 'sheet.broken' });
  const rows = rowsOf(part, dateStyles(parts.value[STYLES]), {
    from1904,
    texts: sharedTexts(parts.value[TEXTS]),
  });
  return rows.ok ? shapeSheet(rows.value) : rows;
};

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly isDate: boolean;
  value: string | undefined;
  inline: string;
  isFormula: boolean;
}

/** Cells that are empty are passed over, wherever they stand; one too far out ends the reading. */
class RowReader {
  readonly rows: SheetRow[] = [];
  refusal: SheetRefusal | undefined;
  readonly #styles: readonly boolean[];
  readonly #world: CellWorld;
  #row = 0;
  #cells: Cell[] = [];
  #column = 0;
  #count = 0;
  #cell: OpenCell | undefined;
  #inside: string[] = [];

  constructor(styles: readonly boolean[], world: CellWorld) {
    this.#styles = styles;
    this.#world = world;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') this.#openRow(attributes);
    else if (name === 'c') this.#openCell(attributes);
    else if (this.#cell !== undefined) this.#openPart(name, this.#cell);
  }

  text(text: string): void {
    const cell = this.#cell;
    if (cell === undefined || this.#inside.includes('rPh')) return;
    const inside = this.#inside.at(-1);
    if (inside === 'v') cell.value = (cell.value ?? '') + text;
    if (inside === 't') cell.inline += text;
  }

  close(name: string): void {
    if (name === 'row') this.#closeRow();
    else if (name === 'c') this.#closeCell();
    else if (this.#cell !== undefined) this.#inside.pop();
  }

  #openRow({ r }: Readonly<Record<string, string>>): void {
    const number = Number(r ?? this.#row + 1);
    if (number > this.#row) this.#row = number;
    else this.refusal ??= { code: 'sheet.broken', row: this.#row };
    this.#cells = [];
    this.#column = 0;
  }

  #openCell({ r = '', t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    const column = columnIndex(r.replace(/\d+$/, '')) ?? this.#column;
    const isDate = this.#styles[Number(s)] === true;
    this.#column = column + 1;
    this.#inside = [];
    this.#cell = { column, type: t, isDate, value: undefined, inline: '', isFormula: false };
  }

  #openPart(name: string, cell: OpenCell): void {
    this.#inside.push(name);
    if (name === 'f') cell.isFormula = true;
    if (name === 'v') cell.value ??= '';
  }

  #closeCell(): void {
    const written = this.#cell;
    this.#cell = undefined;
    if (written === undefined) return;
    const cell = cellOf(written, this.#world);
    if (cell === null) return;
    if (written.column >= MOST_SHEET_COLUMNS) {
      this.refusal ??= { code: 'sheet.too-many-columns', most: MOST_SHEET_COLUMNS };
      return;
    }
    while (this.#cells.length < written.column) this.#cells.push(null);
    this.#cells[written.column] = cell;
    this.#count += 1;
    // The header comes on top.
    if (this.#count > MOST_SHEET_CELLS + MOST_SHEET_COLUMNS) {
      this.refusal ??= { code: 'sheet.too-many-cells', most: MOST_SHEET_CELLS };
    }
  }

  #closeRow(): void {
    if (this.#cells.length > 0) this.rows.push({ row: this.#row, cells: this.#cells });
    // One of them is the header.
    if (this.rows.length > MOST_SHEET_ROWS + 1) {
      this.refusal ??= { code: 'sheet.too-many-rows', most: MOST_SHEET_ROWS };
    }
  }
}

const rowsOf = (
  part: Uint8Array,
  styles: readonly boolean[],
  world: CellWorld,
): Result<readonly SheetRow[], SheetRefusal> => {
  const reader = new RowReader(styles, world);
  readXml(part, {
    open: (name, attributes) => reader.open(name, attributes),
    text: (text) => reader.text(text),
    close: (name) => reader.close(name),
    stop: () => reader.refusal !== undefined,
  });
  return reader.refusal === undefined ? accept(reader.rows) : refuse(reader.refusal);
};
