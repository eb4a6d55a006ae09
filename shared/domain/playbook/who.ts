/** Who: a role, somebody named in a field, a relation to one of those, or a party outside. */
import type { Expression } from '#shared/domain/playbook/expression.ts';

/**
 * `@role` a role · `$field` the person, the team or the persons of a field · `first` who is asked first · `owner` the ticket's
 * assignee · `opener` who opened it · `customer` the customer of the ticket · `about` the person that the ticket is about ·
 * `boss:<who>` their superior · `duty:<post>` who has the post now, by roster · `party:<name>` a party outside that the ticket
 * names (`parties`): maker, supplier, committee.
 */
export type Who =
  | `@${string}`
  | `$${string}`
  | 'first'
  | 'owner'
  | 'opener'
  | 'customer'
  | 'about'
  | `boss:${string}`
  | `duty:${string}`
  | `party:${string}`;

const WHO = /^(?:@[a-z0-9-]+|\$\w+|first|owner|opener|customer|about|(?:boss|duty|party):.+)$/;

/** Whether a text says who, in one of these forms. */
export const isWho = (text: unknown): text is Who => typeof text === 'string' && WHO.test(text);

/** Who performs a step, and how the work is shared among several. */
export interface By {
  readonly who: Who | readonly Who[];
  /** Among all who could: in turn, in equal numbers, to the one with the least open work, or in proportion to ability. */
  readonly share?: Share;
  /** How many must act before an outcome counts; without it the first one decides. `order`: one after the other. */
  readonly quorum?: 'any' | 'all' | 'order' | number;
  /** For parties outside: by signed link, or on paper that a colleague files. */
  readonly via?: readonly ('link' | 'paper')[];
  /** Who must not act even where their role would let them (four eyes). */
  readonly not?: Who | readonly Who[];
  /** Who acts when everybody meant is away. */
  readonly deputy?: Who;
}

export const SHARES = ['turn', 'equal', 'load', 'ability'] as const;

export type Share = (typeof SHARES)[number];

/** A party outside, with the fields that hold its name and address. */
export interface PartyRule {
  readonly name: Expression;
  /** Mail address. */
  readonly mail?: Expression;
  readonly phone?: Expression;
}
