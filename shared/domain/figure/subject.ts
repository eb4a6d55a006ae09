/** What is counted, as the expressions of a count see it. */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { evaluate, lookupKey } from '#shared/domain/expression/evaluate.ts';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import { fromJson, type RecordValue, type Value } from '#shared/domain/expression/value.ts';
import type { Expression } from '#shared/domain/playbook/expression.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { asking, type View } from '#shared/domain/run/asking.ts';
import type { FactsNeeded, World } from '#shared/domain/run/world.ts';
import { caseOf } from '#shared/domain/ticket/follow.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { type Result, refuse } from '#shared/kernel/result.ts';

export interface Subject {
  readonly calendar: Calendar;
  readonly value: (expression: Expression) => Result<Value, FactsNeeded | CountFault>;
  /** What one of `by` names: a field, `owner`, `team`. */
  readonly group: (name: string) => Value;
}

/** The count cannot be worked out with these values. */
export interface CountFault {
  readonly code: 'count.failed';
  readonly reason: string;
}

export const countFault = (reason: string) => refuse({ code: 'count.failed', reason } as const);

/**
 * A ticket as its own playbook sees it.
 *
 * @param world of the ticket's last change, so that counting it again another day gives the same
 */
export const ticketSubject = (ticket: Ticket, playbook: Playbook, world: World): Subject => {
  const view: View = { playbook, run: ticket.run, case: caseOf(ticket) };
  return {
    calendar: world.calendar,
    value: (expression) => {
      const ask = asking(world);
      const worked = ask.outcome(ask.value(expression, view));
      if (worked.ok) return worked;
      const { refusal } = worked;
      if (refusal.code === 'facts.needed') return refuse(refusal);
      return countFault(
        refusal.code === 'playbook.expression-failed' ? refusal.reason : refusal.code,
      );
    },
    group: (name) => {
      if (name === 'owner') return ticket.assignee ?? null;
      if (name === 'team') return ticket.team;
      return fromJson(ticket.run.fields[name] ?? null);
    },
  };
};

/** Something that has only fields: a record, a posting, something said. Its references are ids. */
export const rowSubject = (
  row: RecordValue,
  { at, calendar, facts }: Pick<World, 'at' | 'calendar' | 'facts'>,
): Subject => ({
  calendar,
  value: (expression) => {
    const node = parseExpression(expression);
    if (!node.ok) return countFault('syntax');
    const worked = evaluate(node.value, {
      calendar,
      now: at,
      known: (lookup) => facts.get(lookupKey(lookup)),
      name: (name) => row[name],
    });
    if (worked.ok) return worked;
    const { refusal } = worked;
    return refusal.code === 'facts.needed' ? refuse(refusal) : countFault(refusal.reason);
  },
  group: (name) => row[name] ?? null,
});
