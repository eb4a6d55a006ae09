/** Texts with `{{expression}}` in them. */
import type Big from 'big.js';
import { dayOfDate } from '#shared/domain/calendar/local-date.ts';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import type { Node, SyntaxRefusal } from '#shared/domain/expression/syntax.ts';
import { isList, isNumber, isRecord, isSpan, type Value } from '#shared/domain/expression/value.ts';
import { DAY, isInstant, millisecondsOf } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';
import { accept, type Result } from '#shared/kernel/result.ts';

export type TextPart =
  | { readonly words: string }
  | { readonly source: string; readonly node: Node };

/** Where an expression stands in a text. */
export const HOLE = /\{\{(.+?)\}\}/gsu;

/** @returns the first expression that cannot be read instead */
export const parseText = (text: string): Result<readonly TextPart[], SyntaxRefusal> => {
  const parts: TextPart[] = [];
  let from = 0;
  for (const found of text.matchAll(HOLE)) {
    const [whole, source = ''] = found;
    const node = parseExpression(source);
    if (!node.ok) return node;
    parts.push(
      { words: text.slice(from, found.index) },
      { source: source.trim(), node: node.value },
    );
    from = found.index + whole.length;
  }
  return accept([...parts, { words: text.slice(from) }]);
};

export interface Speaking {
  readonly language: Language;
  /** Of the desk, for days and times. */
  readonly zone: string;
  /** Numbers are amounts of money: `1,234.50`. */
  readonly isMoney?: boolean;
}

/** A value as people read it; what is unset is nothing. */
export const spoken = (value: Value, speaking: Speaking): string => {
  if (value === null) return '';
  if (value === true) return speaking.language === 'en' ? 'yes' : '是';
  if (value === false) return speaking.language === 'en' ? 'no' : '否';
  if (isNumber(value)) return speaking.isMoney === true ? amount(value) : value.toFixed();
  if (isSpan(value)) return String(value);
  if (isList(value)) {
    return value.map((one) => spoken(one, speaking)).join(speaking.language === 'en' ? ', ' : '、');
  }
  if (isRecord(value))
    return spoken(value['name'] ?? value['title'] ?? value['id'] ?? null, speaking);
  if (isInstant(value)) return moment(value, speaking);
  const day = dayOfDate(value);
  return day === undefined ? value : date(day, speaking);
};

const MONEY_DECIMALS = 2;

/** Both languages group an amount by thousands; more decimals than money has are kept, none is rounded away. */
const amount = (value: Big): string => {
  const [whole = '', decimals = ''] = value.toFixed().split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${grouped}.${decimals.padEnd(MONEY_DECIMALS, '0')}`;
};

const date = (day: number, { language }: Speaking): string =>
  new Intl.DateTimeFormat(language, { timeZone: 'UTC', dateStyle: 'long' }).format(day * DAY);

const moment = (instant: string, { language, zone }: Speaking): string =>
  new Intl.DateTimeFormat(language, {
    timeZone: zone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(millisecondsOf(instant));
