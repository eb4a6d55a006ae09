/** Floors and ceilings of accounts. */
import type { Bounds, Movement } from '#shared/domain/ledger/movement.ts';
import type { BoundBroken, OutOfBounds } from '#shared/domain/ledger/refusal.ts';

/** No balance leaves this, on either side, so that balances and sums of shards stay exact (2^53 is 9 · 10^15). */
export const LARGEST_BALANCE = 100_000_000_000_000;

/** The one bound that a movement goes towards: what comes in is held against the ceiling, what goes out against the floor. */
export interface Barrier {
  readonly bound: 'floor' | 'ceiling';
  readonly limit: number;
}

/**
 * What a commit must be refused for. A soft bound is none, the range of exact numbers always is one.
 *
 * A movement away from a bound is free: what has become too much may always become less.
 */
export const barrierOf = ({ net, bounds }: Movement): Barrier => {
  const hard: Bounds = bounds.are === 'hard' ? bounds : {};
  return net < 0
    ? { bound: 'floor', limit: Math.max(hard.floor ?? -LARGEST_BALANCE, -LARGEST_BALANCE) }
    : { bound: 'ceiling', limit: Math.min(hard.ceiling ?? LARGEST_BALANCE, LARGEST_BALANCE) };
};

/** @param balance before the movement */
export const hardBroken = (movement: Movement, balance: number): BoundBroken | undefined => {
  const { bound, limit } = barrierOf(movement);
  const after = balance + movement.net;
  const broken = bound === 'floor' ? after < limit : after > limit;
  return broken ? brokenBy(movement, balance) : undefined;
};

export const brokenBy = (movement: Movement, balance: number): BoundBroken => {
  const { ledger, account, net } = movement;
  return {
    code: 'ledger.bound-broken',
    ledger,
    account,
    balance,
    wanted: net,
    ...barrierOf(movement),
  };
};

/**
 * What is to be raised once a commit has gone through.
 *
 * @param balance after the movement
 */
export const softBroken = (
  { ledger, account, bounds }: Movement,
  balance: number,
): OutOfBounds | undefined => {
  if (bounds.are !== 'soft') return undefined;
  const { floor, ceiling } = bounds;
  if (floor !== undefined && balance < floor)
    return { ledger, account, balance, bound: 'floor', limit: floor };
  if (ceiling !== undefined && balance > ceiling)
    return { ledger, account, balance, bound: 'ceiling', limit: ceiling };
  return undefined;
};
