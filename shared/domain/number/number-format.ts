/** How a business number is written: `DD{yyyy}{mm}-{n:5}`. */
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

const DATE_PARTS = ['yyyy', 'yy', 'mm', 'dd'] as const;

type DatePart = (typeof DATE_PARTS)[number];

export type NumberPart =
  | { readonly is: 'words'; readonly words: string }
  | { readonly is: 'date'; readonly part: DatePart }
  /** The running number, with leading zeros up to so many digits; a longer one is written whole. */
  | { readonly is: 'running'; readonly digits: number }
  | { readonly is: 'expression'; readonly expression: string };

/** A running number of more digits than this is no longer counted exactly (2^53 has 16). */
const MOST_DIGITS = 15;

export interface FormatRefusal {
  readonly code: 'number.open-brace' | 'number.empty-part' | 'number.digits';
  /** What was met. */
  readonly found: string;
}

/** @returns where the format cannot be read instead */
export const parseNumberFormat = (format: string): Result<readonly NumberPart[], FormatRefusal> => {
  const parts: NumberPart[] = [];
  for (const [piece] of format.matchAll(/\{[^{}]*\}|[^{}]+|[{}]/g)) {
    if (piece === '{' || piece === '}') return refuse({ code: 'number.open-brace', found: piece });
    const part = piece.startsWith('{') ? placeOf(piece.slice(1, -1).trim()) : wordsOf(piece);
    if (!part.ok) return part;
    parts.push(part.value);
  }
  return accept(parts);
};

const wordsOf = (words: string): Result<NumberPart, FormatRefusal> =>
  accept({ is: 'words', words });

const placeOf = (inside: string): Result<NumberPart, FormatRefusal> => {
  if (inside === '') return refuse({ code: 'number.empty-part', found: '{}' });
  const part = DATE_PARTS.find((name) => name === inside);
  if (part !== undefined) return accept({ is: 'date', part });
  const running = /^n(?::(\d+))?$/.exec(inside);
  if (running === null) return accept({ is: 'expression', expression: inside });
  const digits = Number(running[1] ?? 1);
  return digits < 1 || digits > MOST_DIGITS
    ? refuse({ code: 'number.digits', found: inside })
    : accept({ is: 'running', digits });
};

export interface NumberValues {
  /** The local day: `2026-03-02`. */
  readonly day: string;
  readonly running: number;
  readonly worked: (expression: string) => string;
}

export const writtenNumber = (parts: readonly NumberPart[], values: NumberValues): string =>
  parts.map((part) => partText(part, values)).join('');

const partText = (part: NumberPart, { day, running, worked }: NumberValues): string => {
  switch (part.is) {
    case 'words':
      return part.words;
    case 'date':
      return datePart(part.part, day);
    case 'running':
      return String(running).padStart(part.digits, '0');
    case 'expression':
      return worked(part.expression);
  }
};

const datePart = (part: DatePart, day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  switch (part) {
    case 'yyyy':
      return year;
    case 'yy':
      return year.slice(-2);
    case 'mm':
      return month;
    case 'dd':
      return date;
  }
};

/** Whether numbers of one series can differ at all. */
export const isRunning = (parts: readonly NumberPart[]): boolean =>
  parts.some(({ is }) => is === 'running');
