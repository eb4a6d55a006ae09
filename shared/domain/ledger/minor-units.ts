/** Amounts as whole numbers of the smallest unit: sums of them are exact. */
import type { AmountRefusal } from '#shared/domain/ledger/refusal.ts';
import type { Unit } from '#shared/domain/playbook/ledger.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/** Money is counted in fen; goods in thousandths, since some are weighed or cut to length. */
const DECIMALS = { CNY: 2, piece: 3, minute: 0, slot: 0 } as const satisfies Record<Unit, number>;

/** Ten thousand million yuan in fen: more is a slip of the pen, and a hundred of them still fit into a balance. */
export const LARGEST_AMOUNT = 1_000_000_000_000;

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * An amount to be posted, from an exact decimal such as `12.50`.
 *
 * @returns minor units, above zero and at most {@link LARGEST_AMOUNT}; zeros behind the last decimal are no fault
 */
export const amountOf = (text: string, unit: Unit): Result<number, AmountRefusal> => {
  const amount = minorUnits(text, unit);
  if (!amount.ok || amount.value > 0) return amount;
  return refuse({ code: 'ledger.amount-not-positive', amount: text });
};

/** The same for a balance or a bound, which may be zero and negative. */
export const minorUnits = (text: string, unit: Unit): Result<number, AmountRefusal> => {
  const found = DECIMAL.exec(text);
  if (found === null) return refuse({ code: 'ledger.amount-not-a-number', amount: text });
  const [, sign, whole = '', fraction = ''] = found;
  const decimals = DECIMALS[unit];
  if (/[^0]/.test(fraction.slice(decimals)))
    return refuse({ code: 'ledger.amount-too-fine', amount: text, unit, decimals });
  const minor = Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  if (minor > LARGEST_AMOUNT)
    return refuse({ code: 'ledger.amount-too-large', amount: text, most: LARGEST_AMOUNT });
  return accept(sign === '-' && minor > 0 ? -minor : minor);
};

/** The exact decimal of a balance, with all the decimals of its unit: `12.50`, `-0.05`. */
export const decimalText = (minor: number, unit: Unit): string => {
  const decimals = DECIMALS[unit];
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const sign = minor < 0 ? '-' : '';
  return decimals === 0 ? `${sign}${digits}` : `${sign}${whole}.${digits.slice(-decimals)}`;
};
