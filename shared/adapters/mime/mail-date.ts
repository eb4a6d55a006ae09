/** Date headers (RFC 5322 section 3.3) and what is written instead. */
import { type Instant, instantOf } from '#shared/kernel/instant.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** RFC 5322 section 4.3, in minutes. Other letters mean nothing any more and count as UTC. */
const ZONES: ReadonlyMap<string, number> = new Map([
  ['est', -300],
  ['edt', -240],
  ['cst', -360],
  ['cdt', -300],
  ['mst', -420],
  ['mdt', -360],
  ['pst', -480],
  ['pdt', -420],
  ['jst', 540],
  ['kst', 540],
  ['cet', 60],
  ['cest', 120],
  ['msk', 180],
]);

const DAY_FIRST =
  /^(?:[^\d,]{1,20},?\s*)?(\d{1,2})[\s-]+([a-z]{3})[a-z.]*[\s-]+(\d{2,4}),?\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?/i;
const MONTH_FIRST =
  /^(?:[a-z]{3,9},?\s+)?([a-z]{3})[a-z.]*\s+(\d{1,2}),?\s+(?:(\d{4}),?\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s+([a-z]{3,4}|[+-]\d{4})?\s*(\d{4}))?/i;
const YEAR_FIRST = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?/;

/** @returns nothing when no moment can be read; a guess would put the mail at the wrong place in time */
export const readDate = (text: string): Instant | null => {
  const tidy = text
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s*:\s*/g, ':')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100);
  const fields = dayFirst(tidy) ?? yearFirst(tidy) ?? monthFirst(tidy);
  if (fields === undefined) return null;
  const [year, month, day, hour, minute, second] = fields;
  if (month < 0 || month > 11 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60)
    return null;
  const time = Date.UTC(year, month, day, hour, minute, second) - zoneIn(tidy) * 60_000;
  return Number.isFinite(time) && year >= 1900 && year < 10_000 ? instantOf(time) : null;
};

type Fields = readonly [number, number, number, number, number, number];

const dayFirst = (text: string): Fields | undefined => {
  const [, day, month, year, hour, minute, second] = DAY_FIRST.exec(text) ?? [];
  return day === undefined
    ? undefined
    : [
        fullYear(year),
        monthAt(month),
        Number(day),
        Number(hour),
        Number(minute),
        Number(second ?? 0),
      ];
};

const monthFirst = (text: string): Fields | undefined => {
  const [, month, day, early, hour, minute, second, , late] = MONTH_FIRST.exec(text) ?? [];
  return month === undefined || (early ?? late) === undefined
    ? undefined
    : [
        fullYear(early ?? late),
        monthAt(month),
        Number(day),
        Number(hour),
        Number(minute),
        Number(second ?? 0),
      ];
};

const yearFirst = (text: string): Fields | undefined => {
  const [, year, month, day, hour, minute, second] = YEAR_FIRST.exec(text) ?? [];
  return year === undefined
    ? undefined
    : [
        Number(year),
        Number(month) - 1,
        Number(day),
        Number(hour),
        Number(minute),
        Number(second ?? 0),
      ];
};

const monthAt = (name: string | undefined): number => MONTHS.indexOf(name?.toLowerCase() ?? '');

/** RFC 5322 section 4.3: two digits up to 49 are this century, three digits count from 1900. */
const fullYear = (text: string | undefined): number => {
  const year = Number(text ?? 0);
  if (text?.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return text?.length === 3 ? 1900 + year : year;
};

const zoneIn = (text: string): number => {
  const [, sign, hours, minutes] =
    /\s?([+-])(\d{2}):?(\d{2})\b(?!.*[+-]\d{2}:?\d{2})/.exec(text.slice(10)) ?? [];
  if (sign !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const names = text.toLowerCase().match(/\b[a-z]{3,4}\b/g) ?? [];
  return names.map((name) => ZONES.get(name)).find((zone) => zone !== undefined) ?? 0;
};
