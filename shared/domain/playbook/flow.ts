/** The flow of a playbook: steps, of which several may be open at once, and the outcomes that lead on. */
import type { DueRule } from '#shared/domain/playbook/due.ts';
import type { Effect } from '#shared/domain/playbook/effect.ts';
import type { Expression } from '#shared/domain/playbook/expression.ts';
import type { FieldUse } from '#shared/domain/playbook/field.ts';
import type { By, Who } from '#shared/domain/playbook/who.ts';
import type { Texts } from '#shared/kernel/language.ts';

/** Where an outcome leads when its branch is done. */
export const END = 'end';

/** One step, several at once, or the end. */
export type To = string | readonly string[];

export interface Outcome {
  readonly title: Texts;
  readonly to: To;
  readonly when?: Expression;
  /** Fields beside those of the step. */
  readonly form?: readonly FieldUse[];
  readonly effects?: readonly Effect[];
}

export interface Step {
  readonly title: Texts;
  /** A person's step. Without it the engine takes it by itself, at once or when `wait` is over. */
  readonly by?: Who | By;
  readonly form?: readonly FieldUse[];
  /** What helps whoever performs it: script, conduct rule, article. */
  readonly guide?: Texts;
  /** On entering. */
  readonly effects?: readonly Effect[];
  /** A condition, or a length of time from entering; a moment, or a day when it begins; tickets that were opened. */
  readonly wait?:
    | { readonly for: Expression }
    | { readonly until: Expression }
    /** All the tickets that this one opened, or so many of them, have ended. */
    | { readonly children: 'all' | number };
  readonly dues?: readonly DueRule[];
  /** Waits, before it is entered, until no other open branch can still come here. */
  readonly join?: true;
  /** Otherwise it is passed over by its first outcome, and the timeline says so. */
  readonly when?: Expression;
  /** While only such steps are open the ticket counts as resolved. */
  readonly resolved?: true;
  readonly outcomes: Readonly<Record<string, Outcome>>;
}

/** What may be done beside the steps: urge, tell a delay, report as major. */
export interface Act {
  readonly title: Texts;
  readonly by: Who | By;
  readonly form?: readonly FieldUse[];
  readonly when?: Expression;
  readonly effects?: readonly Effect[];
  /** Leaves all open steps and goes here. */
  readonly to?: To;
}

export const SIGNALS = [
  'customer-wrote',
  'replied',
  'reopened',
  'survey-answered',
  'child-ended',
  'told',
] as const;

/** What the engine does by itself when something happens to the ticket; `event` holds what. */
export interface Response {
  readonly on: (typeof SIGNALS)[number] | `signal:${string}`;
  readonly when?: Expression;
  readonly effects?: readonly Effect[];
  /** Leaves all open steps and goes here. */
  readonly to?: To;
}
