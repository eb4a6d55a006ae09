/** A time limit: a span or a moment from an anchor, in a calendar, with what happens before and after. */
import type { Expression, MomentText, SpanText } from '#shared/domain/playbook/expression.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import type { Texts } from '#shared/kernel/language.ts';

export interface DueRule {
  /** Unique among the limits of its step or its playbook. */
  readonly id: string;
  readonly title?: Texts;
  readonly ends:
    | { readonly within: SpanText }
    /** The span is looked up: a setting, a field, by class. */
    | { readonly withinOf: Expression }
    | { readonly by: MomentText }
    /** An instant or a day, usually a field; while it is unset the limit does not run. */
    | { readonly at: Expression };
  /** Counted from here instead of from the opening (of the ticket) or the entering (of the step). */
  readonly from?: Expression;
  /** Without it the desk's. */
  readonly calendar?: string;
  /** Time does not pass while this holds. */
  readonly pausedWhile?: Expression;
  /** The limit of a step is kept when the step is left, one of a ticket when it is resolved; or when this holds. */
  readonly keptWhen?: Expression;
  readonly before?: readonly { readonly span: SpanText; readonly do: Reaction }[];
  readonly after?: Reaction;
}

/** What a limit does when its moment comes. */
export type Reaction =
  | { readonly remind: Who }
  /** Told to them, and raised where everybody sees it. */
  | { readonly raise: Who }
  /** The ticket becomes theirs. */
  | { readonly give: Who }
  | { readonly go: string }
  | { readonly send: string; readonly to: Who };
