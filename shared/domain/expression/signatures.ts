/** What each function takes and answers, for the checker. */
import {
  ANY,
  AT,
  DATE,
  either,
  HOLDER,
  listOf,
  NOTHING,
  NUMBER,
  PERIOD,
  PERSON,
  SPAN,
  TEXT,
  type Type,
  YES,
} from '#shared/domain/expression/type.ts';

/** What an argument may be; `time` is a day or an instant, `numbers` a number or a list of them. */
export type Wanted =
  | 'anything'
  | 'number'
  | 'numbers'
  | 'number-list'
  | 'writable-number'
  | 'text'
  | 'time'
  | 'period'
  | 'span'
  | 'list'
  | 'size'
  | 'list-or-text';

export interface Signature {
  readonly takes: readonly Wanted[];
  /** How many of them must be there; without it all. */
  readonly needs?: number;
  /** The last one may come again and again. */
  readonly repeats?: true;
  readonly answers: Type | ((args: readonly Type[]) => Type);
}

const takes = (...wanted: readonly Wanted[]) => ({
  to: (answers: Signature['answers']): Signature => ({ takes: wanted, answers }),
});

const elementOf = (type: Type | undefined): Type => (type?.is === 'list' ? type.of : ANY);
const sameAs = ([first = ANY]: readonly Type[]): Type => first;
const itemOf = ([list]: readonly Type[]): Type => elementOf(list);
const anyOf = (args: readonly Type[]): Type => args.reduce(either, NOTHING);

/** What is reached in a tier: the second of each pair. */
const tierResult = (): Type => ANY;

const onNumber = takes('number').to(NUMBER);
const inText = takes('text', 'text').to(YES);
const toText = takes('text').to(TEXT);
const partOfTime = takes('time').to(NUMBER);
const moved = takes('time', 'number').to(sameAs);
const ofPeriod = takes('period').to(DATE);
const otherPeriod = takes('period').to(PERIOD);

export const SIGNATURES: Readonly<Record<string, Signature>> = {
  dec: takes('writable-number').to(NUMBER),
  number: takes('writable-number').to(NUMBER),
  money: takes('writable-number').to(NUMBER),
  text: takes('anything').to(TEXT),
  span: takes('span').to(SPAN),
  date: takes('time').to(DATE),
  at: takes('time').to(AT),
  round: { takes: ['number', 'number'], needs: 1, answers: NUMBER },
  floor: onNumber,
  ceil: onNumber,
  abs: onNumber,
  min: { takes: ['numbers'], repeats: true, answers: NUMBER },
  max: { takes: ['numbers'], repeats: true, answers: NUMBER },
  sum: takes('number-list').to(NUMBER),
  avg: takes('number-list').to(NUMBER),
  size: takes('size').to(NUMBER),
  count: takes('size').to(NUMBER),
  first: takes('list').to(itemOf),
  last: takes('list').to(itemOf),
  distinct: takes('list').to(sameAs),
  sort: { takes: ['list', 'text'], needs: 1, answers: sameAs },
  join: takes('list', 'text').to(TEXT),
  split: takes('text', 'text').to(listOf(TEXT)),
  contains: takes('list-or-text', 'anything').to(YES),
  startsWith: inText,
  endsWith: inText,
  lower: toText,
  upper: toText,
  trim: toText,
  tier: takes('number', 'list').to(tierResult),
  has: takes('anything').to(YES),
  oneOf: { takes: ['anything'], repeats: true, answers: YES },
  coalesce: { takes: ['anything'], repeats: true, answers: anyOf },
  addMonths: moved,
  addDays: moved,
  workday: takes('time', 'number').to(DATE),
  workdaysBetween: takes('time', 'time').to(NUMBER),
  daysBetween: takes('time', 'time').to(NUMBER),
  year: partOfTime,
  month: partOfTime,
  day: partOfTime,
  weekday: partOfTime,
  ageAt: takes('time', 'time').to(NUMBER),
  idBirthday: takes('text').to(DATE),
  periodOf: takes('time', 'text').to(PERIOD),
  quarter: takes('time').to(PERIOD),
  startOf: ofPeriod,
  endOf: ofPeriod,
  closeOf: takes('period').to(AT),
  next: otherPeriod,
  previous: otherPeriod,
  months: takes('period').to(listOf(PERIOD)),
  balance: takes('text', 'text').to(NUMBER),
  turnover: takes('text', 'text', 'period').to(NUMBER),
  enough: takes('text', 'list').to(YES),
  figure: { takes: ['text', 'period', 'anything'], needs: 1, answers: NUMBER },
  record: takes('text', 'anything').to(ANY),
  person: takes('anything').to(PERSON),
  boss: takes('anything').to(PERSON),
  holders: takes('text').to(listOf(HOLDER)),
  template: takes('text').to(TEXT),
  occasion: takes('anything').to(ANY),
  attended: { takes: ['anything', 'period'], answers: NUMBER },
  expected: { takes: ['anything', 'period'], answers: NUMBER },
  children: { takes: ['text'], needs: 0, answers: listOf(ANY) },
  visits: { takes: ['text'], needs: 0, answers: ANY },
};
