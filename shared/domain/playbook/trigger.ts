/** What opens a ticket. */
import type { Expression, SpanText } from '#shared/domain/playbook/expression.ts';
import type { Query } from '#shared/domain/playbook/query.ts';
import type { Who } from '#shared/domain/playbook/who.ts';

/** A door that a request comes in by; `agent` is a colleague at the console. */
export const DOORS = ['form', 'mail', 'phone', 'chat', 'walk-in', 'agent', 'import'] as const;

export type Trigger = (
  | { readonly door: (typeof DOORS)[number]; readonly who?: readonly Who[] }
  /** Only other playbooks open it. */
  | { readonly door: 'playbook' }
  /** A signal by its name (`weather.rain`), a change (`customer.changed`), a balance out of bounds (`ledger:exposure`). */
  | { readonly on: string; readonly where?: Expression }
  /** Five fields in the desk's zone; `days` moves it off days that are closed. */
  | { readonly cron: string; readonly days?: 'any' | 'work-before' | 'work-after' }
  /** For each record of `each`, for the first time one span after `from`, then again and again up to `until`; as the record stands then. */
  | { readonly every: Expression; readonly from: Expression; readonly until?: Expression }
  /** Once for each record of `each`, this span after (or, negative, before) a moment of the record. */
  | { readonly moment: Expression; readonly shift?: SpanText }
  /** At the begin of an occasion of the calendar. */
  | { readonly occasion: string; readonly shift?: SpanText }
  /** At the begin (or the end) of each shift of a post. */
  | { readonly shiftOf: string; readonly at: 'start' | 'end'; readonly shift?: SpanText }
) & {
  /** One ticket for each row. */
  readonly each?: Query;
  /** At most one ticket for it, ever. */
  readonly key?: Expression;
  /** Fields that the new ticket begins with. */
  readonly with?: Readonly<Record<string, Expression>>;
};
