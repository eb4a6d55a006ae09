/** What agents look at. Nothing here changes anything. */
import { readerOf } from '#shared/domain/access/reading.ts';
import { may, type Person } from '#shared/domain/access/role.ts';
import { type Sight, seenRun } from '#shared/domain/access/sight.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { MailState, RawMail } from '#shared/domain/raw-mail/raw-mail.ts';
import type { ExplainedDue } from '#shared/domain/run/explain-dues.ts';
import { type Possible, possible } from '#shared/domain/run/possible.ts';
import { standOf, worldOf } from '#shared/domain/ticket/follow.ts';
import { type PossibleByHand, possibleByHand } from '#shared/domain/ticket/possible-by-hand.ts';
import { type PossibleMove, possibleMoves } from '#shared/domain/ticket/possible-moves.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import type { State } from '#shared/domain/ticket/ticket.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import { TEAMS } from '#shared/playbooks/teams.ts';
import type { AccessLog, AccessPage, AccessQuery } from '#shared/ports/access-log.ts';
import type { ChangeFeed, TeamChanges } from '#shared/ports/change-feed.ts';
import type { DeskStore, ListPage, TicketFile } from '#shared/ports/desk-store.ts';
import type { MailLedger } from '#shared/ports/mail-ledger.ts';
import { explainTicket } from '#shared/usecases/explain-ticket.ts';
import { withMerged } from '#shared/usecases/follow-merges.ts';
import { loadTicket, lookInto, type SightPorts, sightOn } from '#shared/usecases/load-ticket.ts';
import { momentOn } from '#shared/usecases/moment.ts';
import { withFacts } from '#shared/usecases/with-facts.ts';

export interface ReadPorts extends SightPorts {
  readonly accesses: AccessLog;
  readonly desk: Pick<DeskStore, 'list' | 'file' | 'ticket'>;
  readonly mails: MailLedger;
  readonly changes: Pick<ChangeFeed, 'read'>;
}

/** What people look at when they name no state: everything that is not done. */
const UNDONE: readonly State[] = ['open', 'waiting'];

/** The teams whose tickets the person may read. */
const teamsOf = (person: Person): readonly string[] =>
  TEAMS.map(({ id }) => id).filter((team) => may(person, 'tickets.read', team));

export const listTickets = async (
  { clock, desk }: ReadPorts,
  person: Person,
  query: {
    readonly team?: string;
    readonly state?: readonly State[];
    readonly assignee?: string;
    readonly dueBefore?: Instant;
    readonly limit: number;
    readonly cursor?: string;
  },
): Promise<Result<ListPage, TicketRefusal>> => {
  const { team, state = UNDONE, ...rest } = query;
  const readable = teamsOf(person);
  if (team !== undefined && !readable.includes(team)) {
    return refuse({ code: 'access.denied', action: 'tickets.read' });
  }
  // Their own tickets people see whatever team these belong to.
  const isOwn = query.assignee === person.id && may(person, 'tickets.read');
  const own = isOwn ? TEAMS.map(({ id }) => id) : readable;
  const reader = readerOf(person);
  const teams = team === undefined ? own : [team];
  if (teams.length === 0 && reader.audiences.length === 0) return accept({ items: [] });
  return accept(
    await desk.list({
      ...rest,
      reader,
      teams,
      ...(team === undefined ? {} : { only: team }),
      states: [...new Set(state)],
      now: clock.now(),
    }),
  );
};

export interface ShownTicket extends TicketFile {
  readonly dues: readonly ExplainedDue[];
}

export const showTicket = async (
  ports: ReadPorts,
  person: Person,
  id: TicketId,
): Promise<Result<ShownTicket, TicketRefusal>> => {
  const file = await ports.desk.file(id);
  const seen = await lookInto(ports, file?.ticket, person);
  if (!seen.ok) return seen;
  if (file === undefined) return refuse({ code: 'ticket.missing' });
  const dues = await explainTicket(ports, file.ticket, person);
  const own = seenFile(file, seen.value.sight);
  const whole = await withMerged(ports.desk, own, async (merged) => {
    const look = await lookInto(ports, merged.ticket, person);
    return look.ok ? seenFile(merged, look.value.sight) : undefined;
  });
  return accept({ ...whole, dues });
};

/** Without the fields that are not for this person, and without what was said of them. */
const seenFile = ({ ticket, messages, ...rest }: TicketFile, sight: Sight): TicketFile => ({
  ...rest,
  ticket: { ...ticket, run: seenRun(ticket.run, sight) },
  messages: messages.filter(({ tells = [] }) => !tells.some((field) => sight.hidden.has(field))),
});

export interface ShownPossible {
  readonly version: number;
  readonly possible: Possible;
  readonly moves: readonly PossibleMove[];
  readonly byHand: readonly PossibleByHand[];
  readonly dues: readonly ExplainedDue[];
}

/** What a person may do next on a ticket, and why not where not; and by when. */
export const showPossible = async (
  ports: ReadPorts,
  person: Person,
  id: TicketId,
): Promise<Result<ShownPossible, TicketRefusal>> => {
  const loaded = await loadTicket(ports, { id, person, action: 'tickets.read' });
  if (!loaded.ok) return loaded;
  const { ticket, playbook, sight } = loaded.value;
  const moment = await momentOn(ports, playbook, { kind: 'agent', id: person.id });
  const found = await withFacts(ports.facts, (facts) =>
    possible(standOf(ticket, playbook), person, worldOf({ ...moment, facts })),
  );
  if (!found.ok) return found;
  const dues = await explainTicket(ports, ticket, person);
  const moves = possibleMoves(ticket, playbook, moment.at);
  const byHand = possibleByHand(ticket, person, { ...ticket, protection: sight.protection });
  return accept({ version: ticket.version, possible: found.value, moves, byHand, dues });
};

/** Who looked into a secret ticket; those whom it is about do not learn of it here either. */
export const listAccesses = async (
  ports: ReadPorts,
  person: Person,
  { id, ...page }: AccessQuery & { readonly id: TicketId },
): Promise<Result<AccessPage, TicketRefusal>> => {
  const ticket = await ports.desk.ticket(id);
  if (ticket === undefined) return refuse({ code: 'ticket.missing' });
  const { reading } = (await sightOn(ports, ticket, person)).sight;
  if (may(person, 'accesses.read') && !(reading.may === false && reading.why === 'subject')) {
    return accept(await ports.accesses.of(id, page));
  }
  return reading.may
    ? refuse({ code: 'access.denied', action: 'accesses.read' })
    : refuse({ code: 'ticket.missing' });
};

export interface MailsPage {
  readonly items: readonly RawMail[];
  readonly next?: string;
  readonly counts: { readonly received: number; readonly ended: number };
}

export const listMails = async (
  { clock, mails }: ReadPorts,
  person: Person,
  query: { readonly state?: MailState; readonly limit: number; readonly cursor?: string },
): Promise<Result<MailsPage, TicketRefusal>> => {
  if (!may(person, 'mails.read')) return refuse({ code: 'access.denied', action: 'mails.read' });
  const [page, counts] = await Promise.all([
    mails.mails({ ...query, now: clock.now() }),
    mails.counts(),
  ]);
  return accept({ ...page, counts });
};

export const showChanges = async (
  { changes }: ReadPorts,
  person: Person,
  team: string,
): Promise<Result<TeamChanges, TicketRefusal>> =>
  teamsOf(person).includes(team)
    ? accept(await changes.read(team))
    : refuse({ code: 'access.denied', action: 'tickets.read' });
