/** Running balances: stock, money, hours, seats, custody, all one mechanism. */
import type { Expression } from '#shared/domain/playbook/expression.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import type { Texts } from '#shared/kernel/language.ts';

export const UNITS = ['CNY', 'piece', 'minute', 'slot'] as const;

export type Unit = (typeof UNITS)[number];

export interface Ledger {
  readonly id: string;
  readonly title: Texts;
  readonly unit: Unit;
  /** What the parts of an account's name mean, divided by `/`: `store/part/condition`. */
  readonly account: string;
  /** A balance may not fall below; evaluated over `account` (its parts by name). Unset: no floor. */
  readonly floor?: Expression;
  readonly ceiling?: Expression;
  /** Accounts that stand for the world outside have neither: `supplier`, `customer`, `loss`. */
  readonly outside: readonly string[];
  /** The roles that look at its accounts as a whole. What a ticket posted is seen by whoever sees the ticket. */
  readonly readBy: readonly string[];
  /** The bounds do not refuse, they raise to these. */
  readonly soft?: { readonly raise: Who };
}
