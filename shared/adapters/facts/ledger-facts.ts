/** What ledgers answer: a balance, and whether there is enough of everything. */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { instantOnWallClock } from '#shared/domain/calendar/zone.ts';
import { evaluate } from '#shared/domain/expression/evaluate.ts';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import { dayAfter, firstDayOf } from '#shared/domain/expression/time.ts';
import {
  decimal,
  isDecimal,
  isJsonList,
  type Json,
  toJson,
  type Value,
} from '#shared/domain/expression/value.ts';
import { accountParts } from '#shared/domain/ledger/account.ts';
import { decimalText } from '#shared/domain/ledger/minor-units.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import { type Instant, instantOf } from '#shared/kernel/instant.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { LedgerBook } from '#shared/ports/ledger-book.ts';
import { recordIn, textIn } from './json-args.ts';

export interface LedgerKnowledge {
  readonly book: LedgerBook;
  readonly ledgers: readonly Ledger[];
  readonly calendar: Calendar;
  readonly clock: Clock;
}

const ledgerOf = (id: string, { ledgers }: LedgerKnowledge): Ledger | undefined =>
  ledgers.find((ledger) => ledger.id === id);

/** Null for a ledger that is not kept and an account that there cannot be. */
export const balanceOf = async (
  id: string,
  account: string,
  desk: LedgerKnowledge,
): Promise<Value> => {
  const ledger = ledgerOf(id, desk);
  if (ledger === undefined || !accountParts(ledger, account).ok) return null;
  return decimal(decimalText(await desk.book.balance({ ledger, account }), ledger.unit));
};

/**
 * Whether every account of the rows (`account`, `amount`) can give what the rows together want of it, above its floor or, where
 * it has none, above nothing. A row without an account or an amount cannot be served.
 */
export const isEnough = async (
  id: string,
  rows: Json | undefined,
  desk: LedgerKnowledge,
): Promise<Value> => {
  if (ledgerOf(id, desk) === undefined || !isJsonList(rows)) return null;
  const wanted = new Map<string, ReturnType<typeof decimal>>();
  for (const row of rows) {
    const { account, amount } = recordIn(row);
    const text = typeof amount === 'number' ? String(amount) : textIn(amount);
    if (textIn(account) === '' || !isDecimal(text)) return false;
    wanted.set(textIn(account), (wanted.get(textIn(account)) ?? decimal(0)).plus(text));
  }
  const served = await Promise.all(
    [...wanted].map(async ([account, amount]) => {
      const room = await roomOf(id, account, desk);
      return room !== undefined && amount.lte(room);
    }),
  );
  return served.every((one) => one);
};

const roomOf = async (id: string, account: string, desk: LedgerKnowledge) => {
  const ledger = ledgerOf(id, desk);
  const parts = ledger === undefined ? undefined : accountParts(ledger, account);
  if (ledger === undefined || parts?.ok !== true) return undefined;
  const balance = decimal(decimalText(await desk.book.balance({ ledger, account }), ledger.unit));
  return balance.minus(floorOf(ledger, { account: parts.value }, desk));
};

/** A floor that cannot be worked out here (it asks for other facts) counts as nothing; the posting itself is judged exactly. */
const floorOf = (
  { floor }: Ledger,
  names: Readonly<Record<string, Value>>,
  { calendar, clock }: LedgerKnowledge,
): string => {
  const node = floor === undefined ? undefined : parseExpression(floor);
  if (node?.ok !== true) return '0';
  const found = evaluate(node.value, {
    calendar,
    now: clock.now(),
    known: () => undefined,
    name: (name) => names[name],
  });
  const text = found.ok ? toJson(found.value) : null;
  return typeof text === 'string' && isDecimal(text) ? text : '0';
};

/** What came into the account in the period; a period that is none is not answered. */
export const turnoverOf = async (
  of: { readonly ledger: string; readonly account: string; readonly period: string },
  desk: LedgerKnowledge,
): Promise<Value> => {
  const ledger = ledgerOf(of.ledger, desk);
  const first = firstDayOf(of.period);
  if (ledger === undefined || first === undefined || !accountParts(ledger, of.account).ok) {
    return null;
  }
  const beginOf = (day: number): Instant =>
    instantOf(instantOnWallClock(desk.calendar.zone, day, 0));
  const turned = await desk.book.turnover(
    { ledger, account: of.account },
    { from: beginOf(first), to: beginOf(dayAfter(of.period, first)) },
  );
  return decimal(decimalText(turned.in, ledger.unit));
};
