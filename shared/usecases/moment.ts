import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { dateOfDay } from '#shared/domain/calendar/local-date.ts';
import { wallClockAt } from '#shared/domain/calendar/zone.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import { valuesOn } from '#shared/domain/setting/desk-settings.ts';
import type { Moment } from '#shared/domain/ticket/decision.ts';
import type { Actor } from '#shared/domain/ticket/event.ts';
import { type Instant, millisecondsOf } from '#shared/kernel/instant.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { Facts } from '#shared/ports/facts.ts';
import type { Ids } from '#shared/ports/ids.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';
import type { Settings } from '#shared/ports/settings.ts';

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
  readonly settings: Settings;
  readonly facts: Facts;
}

/** A moment for rules that ask no playbook: those that do need what the desk has set, see {@link momentOn}. */
export type BareMoment = Omit<Moment, 'settings'>;

/** Now, for whoever acts, with what was fetched for the decision. */
export const momentOf = (
  { clock, ids, calendar, calendars, ledgers }: MomentPorts,
  by: Actor,
  facts: Moment['facts'] = new Map(),
): BareMoment => {
  const at = clock.now();
  return { at, by, calendar, calendars, ledgers, facts, fresh: () => ids.next(at) };
};

/** The same for a rule that runs a playbook: with what the desk has set for it and holds today. */
export const momentOn = async (
  ports: MomentPorts & Pick<DecisionPorts, 'settings'>,
  { id }: { readonly id: string },
  by: Actor,
): Promise<Moment> => {
  const moment = momentOf(ports, by);
  const set = await ports.settings.of(id);
  return { ...moment, settings: { [id]: valuesOn(set, todayOf(ports, moment.at)) } };
};

/** The day in the desk's zone. */
export const todayOf = ({ calendar }: Pick<MomentPorts, 'calendar'>, at: Instant): string =>
  dateOfDay(wallClockAt(calendar.zone, millisecondsOf(at)).day);
