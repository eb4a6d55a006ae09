import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { Moment } from '#shared/domain/ticket/decision.ts';
import type { Actor } from '#shared/domain/ticket/event.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { Facts } from '#shared/ports/facts.ts';
import type { Ids } from '#shared/ports/ids.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';

export interface MomentPorts {
  readonly clock: Clock;
  readonly ids: Ids;
  /** The desk's working hours, and all its calendars by their id. */
  readonly calendar: Calendar;
  readonly calendars: Readonly<Record<string, Calendar>>;
  readonly ledgers: readonly Ledger[];
}

/** What deciding on a ticket's playbook needs beside. */
export interface DecisionPorts extends MomentPorts {
  readonly playbooks: Playbooks;
  readonly facts: Facts;
}

/** Now, for whoever acts, with what was fetched for the decision. */
export const momentOf = (
  { clock, ids, calendar, calendars, ledgers }: MomentPorts,
  by: Actor,
  facts: Moment['facts'] = new Map(),
): Moment => {
  const at = clock.now();
  return { at, by, calendar, calendars, ledgers, settings: {}, facts, fresh: () => ids.next(at) };
};
