/** How day sums move when something counts otherwise than it did. */
import type { LocalDate } from '#shared/domain/calendar/local-date.ts';
import { decimal } from '#shared/domain/expression/value.ts';
import type { Contribution } from '#shared/domain/figure/contribution.ts';
import type { Part } from '#shared/domain/figure/counter.ts';

/** One cell of the daily sums. */
export interface Cell {
  readonly figure: string;
  readonly part: Part;
  readonly day: LocalDate;
  readonly groups: Readonly<Record<string, string>>;
}

export interface Moves {
  /** Contributions that are new or other than they were. */
  readonly kept: readonly Contribution[];
  /** Contributions that are no more. */
  readonly gone: readonly Contribution[];
  /** By how much each sum moves, none by nothing. */
  readonly sums: readonly (Cell & { readonly amount: string })[];
}

/** Something adds to one part of a figure at most once. */
export const movesBetween = (
  before: readonly Contribution[],
  after: readonly Contribution[],
): Moves => ({
  kept: after.filter(
    (one) =>
      !before.some((other) => cellKey(other) === cellKey(one) && other.amount === one.amount),
  ),
  gone: before.filter((one) => !after.some((other) => partKey(other) === partKey(one))),
  sums: sumsOf([...before.map(negated), ...after]),
});

/** At most so many writes it takes to keep what something adds: its own row, its contributions, and the sums. */
export const writesToCount = ({ kept, gone, sums }: Moves): number =>
  1 + kept.length + gone.length + sums.length;

/** What several things move together; sums that they move by nothing are left out. */
export const sumsTogether = (moves: readonly Moves[]): Moves['sums'] =>
  sumsOf(moves.flatMap(({ sums }) => sums));

const negated = (one: Contribution): Contribution => ({
  ...one,
  amount: decimal(one.amount).times(-1).toFixed(),
});

const sumsOf = (contributions: readonly (Cell & { readonly amount: string })[]): Moves['sums'] =>
  [...Map.groupBy(contributions, cellKey).values()].flatMap((together) => {
    const [first] = together;
    const amount = together.reduce((sum, one) => sum.plus(one.amount), decimal(0));
    return first === undefined || amount.eq(0) ? [] : [{ ...first, amount: amount.toFixed() }];
  });

/** The groups in one order, whatever order they were written in. */
export const groupsKey = (groups: Cell['groups']): string =>
  JSON.stringify(Object.entries(groups).toSorted(([one], [other]) => (one < other ? -1 : 1)));

const partKey = ({ figure, part }: Cell): string => `${figure}/${part}`;

const cellKey = (one: Cell): string => `${partKey(one)} ${one.day} ${groupsKey(one.groups)}`;
