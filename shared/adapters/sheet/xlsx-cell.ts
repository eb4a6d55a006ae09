/** A cell of a sheet as it is written (ECMA-376, part 1, 18.3.1.4) and what it means. */
import { dateOfDay, dayOfDate } from '#shared/domain/calendar/local-date.ts';
import { decimal } from '#shared/domain/expression/value.ts';
import type { Cell } from '#shared/domain/sheet/sheet.ts';

export interface WrittenCell {
  readonly type: string;
  readonly isDate: boolean;
  /** Of `v`; nothing where there is none. */
  readonly value: string | undefined;
  /** Of `is`. */
  readonly inline: string;
  readonly isFormula: boolean;
}

export interface CellWorld {
  readonly texts: readonly string[];
  readonly from1904: boolean;
}

export const cellOf = (cell: WrittenCell, world: CellWorld): Cell => {
  const { type, value = '' } = cell;
  if (cell.value === undefined && cell.isFormula) return NOT_WORKED_OUT;
  switch (type) {
    case 's':
      return textOf(world.texts[Number(value)] ?? '');
    case 'inlineStr':
      return textOf(cell.inline);
    case 'str':
      return textOf(value);
    case 'b':
      return value === '' ? null : value === '1';
    case 'e':
      return { error: value };
    case 'd':
      return value === '' ? null : { date: value.replace(/\.\d+|Z$/g, '') };
    default:
      return value === '' ? null : numberOf(Number(value), cell.isDate, world);
  }
};

/** Some programs write formulas and leave it to the next one to work them out. */
const NOT_WORKED_OUT: Cell = { error: '=' };

/** Characters that XML cannot hold are written as `_x000D_` (22.9.2.19). */
const textOf = (text: string): Cell => {
  const plain = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return plain.trim() === '' ? null : plain;
};

/** Excel counts in 15 digits (Microsoft: specifications and limits); what stands behind them is noise of binary fractions. */
const DIGITS = 15;

const numberOf = (number: number, isDate: boolean, { from1904 }: CellWorld): Cell => {
  if (!Number.isFinite(number)) return { error: '#NUM!' };
  if (isDate) return dateOf(number, from1904);
  return { number: decimal(Number(number.toPrecision(DIGITS))).toFixed() };
};

const SECONDS_A_DAY = 86_400;

/** Day 60 of Excel is 29 February 1900, which never was: the days before it stand one further on. */
const LEAP_THAT_NEVER_WAS = 60;
const DAY_0 = dayOfDate('1899-12-30') ?? 0;
const DAY_0_OF_1904 = dayOfDate('1904-01-01') ?? 0;

/** 31 December 9999, the last day that Excel knows. */
const LAST_DAY = 2_958_465;

/** A day, a moment or, below one, a time of the day. */
const dateOf = (serial: number, from1904: boolean): Cell => {
  if (serial < 0 || serial > LAST_DAY) return { error: '#NUM!' };
  const seconds = Math.round(serial * SECONDS_A_DAY);
  const days = Math.floor(seconds / SECONDS_A_DAY);
  const time = new Date((seconds % SECONDS_A_DAY) * 1000).toISOString().slice(11, 19);
  if (days === 0 && !from1904) return time;
  const early = !from1904 && days < LEAP_THAT_NEVER_WAS ? 1 : 0;
  const date = dateOfDay((from1904 ? DAY_0_OF_1904 : DAY_0) + days + early);
  return { date: time === '00:00:00' ? date : `${date}T${time}` };
};
