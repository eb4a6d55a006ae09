/** A plausible value for a field that nobody has filled in, by its type; and what is typed for one, as JSON. */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { dateOfDay, dayOfDate } from '#shared/domain/calendar/local-date.ts';
import { instantOnWallClock, wallClockAt } from '#shared/domain/calendar/zone.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import type { Field, Fields } from '#shared/domain/playbook/field.ts';
import {
  DAY,
  HOUR,
  type Instant,
  instantOf,
  later,
  MINUTE,
  millisecondsOf,
} from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface ValuePlace {
  readonly at: Instant;
  readonly language: Language;
  readonly calendar: Calendar;
  /** A colleague who may be named. */
  readonly person: string;
  readonly team: string;
}

const ADDRESS = {
  'zh-CN': '上海市浦东新区世纪大道100号',
  en: '100 Century Avenue, Pudong, Shanghai',
} as const satisfies Record<Language, string>;

const ROWS = 2;

export const pretendValue = (field: Field, place: ValuePlace): Json => {
  const { type, title, choices } = field;
  const { at, language, calendar } = place;
  const tomorrow = wallClockAt(calendar.zone, millisecondsOf(at) + DAY);
  if (type.startsWith('ref:')) return `${type.slice('ref:'.length)}-1`;
  switch (type) {
    case 'number':
      return '1';
    case 'money':
      return '100.00';
    case 'date':
      return dateOfDay(tomorrow.day);
    case 'at':
      return later(at, DAY);
    case 'span':
      return '1d';
    case 'period':
      return dateOfDay(tomorrow.day).slice(0, 'yyyy-mm'.length);
    case 'choice':
      return firstChoice(choices);
    case 'choices':
      return [firstChoice(choices)];
    case 'yes':
      return true;
    case 'score':
      return '5';
    case 'phone':
      return '13800138000';
    case 'mail':
      return 'li.na@example.com';
    case 'address':
      return ADDRESS[language];
    case 'file':
      return ['file-1'];
    case 'person':
    // Who signs writes a name; the moment and the document are the engine's.
    case 'sign':
      return place.person;
    case 'team':
      return place.team;
    case 'questions':
      return [];
    case 'document':
      return { id: 'document-1' };
    case 'rows':
      return Array.from({ length: ROWS }, () => pretendRow(field.columns ?? {}, place));
    default:
      return title[language];
  }
};

const firstChoice = (choices: Field['choices']): Json =>
  choices === undefined || 'rowsOf' in choices ? '1' : (choices[0]?.id ?? '');

const pretendRow = (columns: Fields, place: ValuePlace): Json =>
  Object.fromEntries(
    Object.entries(columns)
      .filter(([, { computed, proposed }]) => computed === undefined && proposed === undefined)
      .map(([name, column]) => [name, pretendValue(column, place)]),
  );

/** What was typed, as the field's type wants it; what does not fit stays a text, and the engine says what is wrong with it. */
export const typedValue = (text: string, field: Field, { calendar }: ValuePlace): Json => {
  switch (field.type) {
    case 'yes':
      return YES.includes(text.toLowerCase()) || (NO.includes(text.toLowerCase()) ? false : text);
    case 'at':
      return instantIn(text, calendar) ?? text;
    case 'choice':
      return choiceIn(text, field.choices);
    case 'choices':
      return text.split(/[,，、]\s*/).map((one) => choiceIn(one, field.choices));
    case 'file':
      return text.split(/[,，、]\s*/);
    case 'rows':
    case 'sign':
    case 'questions':
    case 'document':
      return jsonIn(text);
    default:
      return text;
  }
};

const YES: readonly string[] = ['y', 'yes', 'true', '是', '对'];
const NO: readonly string[] = ['n', 'no', 'false', '否', '不'];

const WALL = /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})$/;

/** `2026-03-09 18:00` on the desk's wall clock. */
const instantIn = (text: string, { zone }: Calendar): Instant | undefined => {
  const [, date = '', hours, minutes] = WALL.exec(text) ?? [];
  const day = dayOfDate(date);
  return day === undefined
    ? undefined
    : instantOf(instantOnWallClock(zone, day, Number(hours) * HOUR + Number(minutes) * MINUTE));
};

/** A choice by its number in the list, or by its id. */
const choiceIn = (text: string, choices: Field['choices']): Json =>
  choices === undefined || 'rowsOf' in choices ? text : (choices[Number(text) - 1]?.id ?? text);

const jsonIn = (text: string): Json => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
