/** One line of a bench's table. What it is compared with was measured in the same run, on the same machine. */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  /** The floor or the peer of the same run. */
  readonly beside?: string;
  readonly goal?: string;
}

export type Bench = () => Promise<readonly Figure[]>;

/** @param share of the values that are not above the answer, e.g. 0.95. 0 when there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const ms = (value: number): string =>
  `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`;

export const perSecond = (count: number, elapsedMs: number): string =>
  `${Math.round((count * 1_000) / elapsedMs)}/s`;

export const times = (value: number): string => `${value.toFixed(2)} x`;

/** Columns wide enough for their longest cell. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [
    ['', 'measured', 'beside it', 'goal'],
    ...figures.map(({ what, measured, beside = '', goal = '' }) => [what, measured, beside, goal]),
  ];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
