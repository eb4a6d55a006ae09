/** Exact sums in counters that hold whole numbers only: the whole part, and billionths beside it. */
import { type Decimal, decimal } from '#shared/domain/expression/value.ts';

export interface ExactAmount {
  readonly whole: number;
  readonly billionths: number;
}

/**
 * Money has 2 decimals and no form of the handbook asks for more than 4. Nine million amounts of nine decimals can be added
 * before a counter of billionths leaves the whole numbers that JSON carries exactly.
 */
const DECIMALS = 9;
const BILLION = 1_000_000_000;

/** Nine thousand of these can be added before a counter leaves the whole numbers that JSON carries exactly. */
const LARGEST = 1_000_000_000_000;

const HALF_AWAY_FROM_ZERO = 1;
const DOWN = 0;

/** @returns the amount with 9 decimals, or nothing for one of a trillion or more, which nobody sums up */
export const countable = (amount: Decimal): Decimal | undefined =>
  amount.abs().gte(LARGEST) ? undefined : amount.round(DECIMALS, HALF_AWAY_FROM_ZERO);

export const exactAmount = (amount: Decimal): ExactAmount => {
  const whole = amount.round(0, DOWN);
  return {
    whole: Number(whole.toFixed()),
    billionths: Number(amount.minus(whole).times(BILLION).toFixed()),
  };
};

export const amountOf = ({ whole, billionths }: ExactAmount): Decimal =>
  decimal(whole).plus(decimal(billionths).div(BILLION));
