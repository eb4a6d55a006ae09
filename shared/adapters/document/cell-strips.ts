/** Texts beside each other: rows of tables, of field lists and of lists, long ones over several strips. */
import { BODY, type Mark, type Strip } from '#shared/adapters/document/sheet.ts';
import { type TypeSetter, textMarks } from '#shared/adapters/document/type-setter.ts';

export interface Grid {
  /** Of each column, with its padding. */
  readonly widths: readonly number[];
  readonly size: number;
  readonly leading: number;
  readonly padding: number;
  readonly ruled: boolean;
}

/** A cell with more lines goes on in a strip of its own: so every strip fits on a page, below a head of the same size. */
const MOST_LINES = 20;

/** One row; a cell that is not there is empty. */
export const rowStrips = (
  cells: readonly string[],
  grid: Grid,
  setter: TypeSetter,
): readonly Strip[] => {
  const columns = grid.widths.map((width, column) =>
    setter.lines(cells[column] ?? '', grid.size, width - 2 * grid.padding),
  );
  const most = Math.max(1, ...columns.map((lines) => lines.length));
  return Array.from({ length: Math.ceil(most / MOST_LINES) }, (_, part) =>
    stripOf(
      columns.map((lines) => lines.slice(part * MOST_LINES, (part + 1) * MOST_LINES)),
      grid,
    ),
  );
};

const stripOf = (columns: readonly (readonly string[])[], grid: Grid): Strip => {
  const { widths, size, leading, padding, ruled } = grid;
  const lines = Math.max(1, ...columns.map((column) => column.length));
  const height = lines * leading + 2 * padding;
  const marks: Mark[] = [];
  let x = 0;
  for (const [index, width] of widths.entries()) {
    const column = columns[index] ?? [];
    marks.push(...textMarks(column, { x: x + padding, y: padding, size, leading }));
    x += width;
  }
  return { height, marks: ruled ? [...marks, ...frame(widths, height)] : marks };
};

const frame = (widths: readonly number[], height: number): readonly Mark[] => {
  const edges = [0];
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + width);
  const right = edges.at(-1) ?? 0;
  return [
    { kind: 'rule', from: [0, 0], to: [right, 0] },
    { kind: 'rule', from: [0, height], to: [right, height] },
    ...edges.map((x): Mark => ({ kind: 'rule', from: [x, 0], to: [x, height] })),
  ];
};

/** The narrowest column has room for four Chinese characters, the widest does not push the others away. */
const SHARE = { least: 4, most: 24 } as const;

/** Columns share the page in proportion to their longest text, within bounds. */
export const columnWidths = (
  rows: readonly (readonly string[])[],
  columns: number,
  { size, setter }: { readonly size: number; readonly setter: TypeSetter },
): readonly number[] => {
  const shares = Array.from({ length: columns }, (_, column) => {
    const longest = rows
      .flatMap((row) => (row[column] ?? '').split('\n'))
      .reduce((most, line) => Math.max(most, setter.widthOf(line, size)), 0);
    return Math.min(SHARE.most * size, Math.max(SHARE.least * size, longest));
  });
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => (share * BODY.width) / sum);
};
