/** The registers of the playbooks. Nothing here changes anything. */
import { may, type Person } from '#shared/domain/access/role.ts';
import { ticketAccess } from '#shared/domain/access/ticket-access.ts';
import { dayOfDate, type LocalDate } from '#shared/domain/calendar/local-date.ts';
import { instantOnWallClock } from '#shared/domain/calendar/zone.ts';
import {
  type RegisterEntry,
  type RegisterTable,
  registerOf,
} from '#shared/domain/figure/register.ts';
import type { Register } from '#shared/domain/playbook/figure.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { PlaybookFault } from '#shared/domain/run/world.ts';
import { worldOf } from '#shared/domain/ticket/follow.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { instantOf } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import { type SightPorts, sightOn } from '#shared/usecases/load-ticket.ts';
import { momentOn } from '#shared/usecases/moment.ts';
import { withFacts } from '#shared/usecases/with-facts.ts';

export interface RegisterPorts extends SightPorts {
  readonly desk: Pick<DeskStore, 'ticketsOf'>;
}

export type RegisterRefusal =
  /** There is no such register, or the caller must not know that there is. */
  { readonly code: 'register.missing' } | PlaybookFault;

export interface KeptRegister {
  readonly playbook: Playbook;
  readonly name: string;
  readonly register: Register;
}

/** The registers of the playbooks whose teams the person reaches. */
export const listRegisters = async (
  { playbooks }: Pick<RegisterPorts, 'playbooks'>,
  person: Person,
): Promise<readonly KeptRegister[]> =>
  (await playbooks.all())
    .filter(({ team }) => may(person, 'tickets.read', team))
    .flatMap((playbook) =>
      Object.entries(playbook.registers ?? {}).map(([name, register]) => ({
        playbook,
        name,
        register,
      })),
    );

export interface RegisterQuery {
  readonly playbook: string;
  readonly register: string;
  /** By the day of the opening, first and last included. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  readonly limit: number;
  readonly cursor?: string;
}

export interface RegisterPage {
  readonly kept: KeptRegister;
  /** Groups and totals are those of the page. */
  readonly table: RegisterTable;
  readonly next?: string;
}

/** A page of a register: tickets in the order of their opening, those only that the person may read. */
export const readRegister = async (
  ports: RegisterPorts,
  person: Person,
  { playbook: id, register: name, limit, cursor, ...days }: RegisterQuery,
): Promise<Result<RegisterPage, RegisterRefusal>> => {
  const kept = (await listRegisters(ports, person)).find(
    (one) => one.playbook.id === id && one.name === name,
  );
  if (kept === undefined) return refuse({ code: 'register.missing' });
  const page = await ports.desk.ticketsOf({
    playbook: id,
    limit,
    ...rangeOf(ports, days),
    ...(cursor === undefined ? {} : { cursor }),
  });
  const entries = await Promise.all(page.items.map((ticket) => entriesOf(ports, person, ticket)));
  const moment = await momentOn(ports, kept.playbook, { kind: 'agent', id: person.id });
  const table = await withFacts(ports.facts, (facts) =>
    registerOf(kept.playbook, kept.register, {
      entries: entries.flat(),
      world: worldOf({ ...moment, facts }, person),
    }),
  );
  if (!table.ok) return table;
  const { next } = page;
  return accept({ kept, table: table.value, ...(next === undefined ? {} : { next }) });
};

/** Days in the desk's zone as instants; the end is the first instant that no longer counts. */
const rangeOf = (
  { calendar }: RegisterPorts,
  { from, to }: Pick<RegisterQuery, 'from' | 'to'>,
): { readonly from?: string; readonly to?: string } => {
  const beginOf = (day: number) => instantOf(instantOnWallClock(calendar.zone, day, 0));
  const [first, last] = [from, to].map((day) => (day === undefined ? day : dayOfDate(day)));
  return {
    ...(first === undefined ? {} : { from: beginOf(first) }),
    ...(last === undefined ? {} : { to: beginOf(last + 1) }),
  };
};

/** Nothing of a ticket that the person does not see; of the others no field that is not for them. What is secret is noted. */
const entriesOf = async (
  ports: RegisterPorts,
  person: Person,
  ticket: Ticket,
): Promise<readonly RegisterEntry[]> => {
  const { playbook, sight } = await sightOn(ports, ticket, person);
  if (!sight.reading.may) return [];
  const entry = ticketAccess(ticket.id, { person, sight, at: ports.clock.now() });
  if (entry !== undefined) await ports.accesses.note(entry);
  return [{ ticket, playbook, hidden: sight.hidden }];
};
