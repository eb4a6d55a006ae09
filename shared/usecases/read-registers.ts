/** The registers of the playbooks. Nothing here changes anything. */
import { may, type Person } from '#shared/domain/access/role.ts';
import type { Sight } from '#shared/domain/access/sight.ts';
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
  query: RegisterQuery,
): Promise<Result<RegisterPage, RegisterRefusal>> => {
  const kept = await registerFor(ports, person, query);
  if (kept === undefined) return refuse({ code: 'register.missing' });
  const { items, next } = await entriesIn(ports, person, query);
  const table = await tableOf(
    ports,
    person,
    kept,
    items.map(({ entry }) => entry),
  );
  if (!table.ok) return table;
  return accept({ kept, table: table.value, ...(next === undefined ? {} : { next }) });
};

/** The register of this name, where the person reaches it. */
export const registerFor = async (
  ports: Pick<RegisterPorts, 'playbooks'>,
  person: Person,
  { playbook, register }: Pick<RegisterQuery, 'playbook' | 'register'>,
): Promise<KeptRegister | undefined> =>
  (await listRegisters(ports, person)).find(
    (one) => one.playbook.id === playbook && one.name === register,
  );

export interface EntriesPage {
  readonly items: readonly SeenEntry[];
  /** Tickets that were read, with those that the person does not see. */
  readonly read: number;
  readonly next?: string;
}

interface SeenEntry {
  readonly entry: RegisterEntry;
  readonly sight: Sight;
}

/** A page of the tickets that a register is made of, and how the person sees each. */
export const entriesIn = async (
  ports: RegisterPorts,
  person: Person,
  { playbook, limit, cursor, ...days }: Omit<RegisterQuery, 'register'>,
): Promise<EntriesPage> => {
  const { items, next } = await ports.desk.ticketsOf({
    playbook,
    limit,
    ...rangeOf(ports, days),
    ...(cursor === undefined ? {} : { cursor }),
  });
  const entries = await Promise.all(items.map((ticket) => entriesOf(ports, person, ticket)));
  return {
    items: entries.flat(),
    read: items.length,
    ...(next === undefined ? {} : { next }),
  };
};

export const tableOf = async (
  ports: RegisterPorts,
  person: Person,
  { playbook, register }: KeptRegister,
  entries: readonly RegisterEntry[],
): Promise<Result<RegisterTable, PlaybookFault>> => {
  const moment = await momentOn(ports, playbook, { kind: 'agent', id: person.id });
  return withFacts(ports.facts, (facts) =>
    registerOf(playbook, register, { entries, world: worldOf({ ...moment, facts }, person) }),
  );
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
): Promise<readonly SeenEntry[]> => {
  const { playbook, sight } = await sightOn(ports, ticket, person);
  if (!sight.reading.may) return [];
  const entry = ticketAccess(ticket.id, { person, sight, at: ports.clock.now() });
  if (entry !== undefined) await ports.accesses.note(entry);
  return [{ entry: { ticket, playbook, hidden: sight.hidden }, sight }];
};
