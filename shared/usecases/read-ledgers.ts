/** The ledgers of the desk as those look at them whose work they are. Nothing here changes anything. */
import { holds, type Person } from '#shared/domain/access/role.ts';
import { ticketAccess } from '#shared/domain/access/ticket-access.ts';
import { dayOfDate, type LocalDate } from '#shared/domain/calendar/local-date.ts';
import { instantOnWallClock } from '#shared/domain/calendar/zone.ts';
import { decimalText } from '#shared/domain/ledger/minor-units.ts';
import type { Posting } from '#shared/domain/ledger/posting.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import { type Instant, instantOf } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { LedgerBook, StatementLine } from '#shared/ports/ledger-book.ts';
import { type SightPorts, sightOn } from '#shared/usecases/load-ticket.ts';
import type { MomentPorts } from '#shared/usecases/moment.ts';

export interface LedgerPorts extends SightPorts, Pick<MomentPorts, 'ledgers' | 'calendar'> {
  readonly desk: Pick<DeskStore, 'ticket'>;
  readonly book: Pick<
    LedgerBook,
    'balance' | 'accounts' | 'turnover' | 'statement' | 'trialBalance'
  >;
}

export type LedgerRefusal =
  /** There is no such ledger, or it is not the caller's to read. */
  | { readonly code: 'ledger.missing' }
  | {
      readonly code: 'ledger.range-refused';
      readonly field: 'to';
      readonly problem: 'before-from' | 'too-long';
    };

/** Each month is two queries. */
const MOST_DAYS = 366;

/** The ledgers that the person's roles read. */
export const listLedgers = ({ ledgers }: LedgerPorts, person: Person): readonly Ledger[] =>
  ledgers.filter(({ readBy }) => readBy.some((role) => holds(person, role)));

const ledgerFor = (
  ports: LedgerPorts,
  person: Person,
  id: string,
): Result<Ledger, LedgerRefusal> => {
  const found = listLedgers(ports, person).find((ledger) => ledger.id === id);
  return found === undefined ? refuse({ code: 'ledger.missing' }) : accept(found);
};

export interface AccountsAsked {
  readonly ledger: string;
  readonly prefix: string;
  readonly limit: number;
  readonly cursor?: string;
}

export interface AccountsPage {
  readonly items: readonly { readonly account: string; readonly balance: string }[];
  readonly next?: string;
}

/** Accounts whose names begin alike, with what stands in them; those of the world outside are not among them. */
export const listAccounts = async (
  ports: LedgerPorts,
  person: Person,
  asked: AccountsAsked,
): Promise<Result<AccountsPage, LedgerRefusal>> => {
  const found = ledgerFor(ports, person, asked.ledger);
  if (!found.ok) return found;
  const { unit } = found.value;
  const page = await ports.book.accounts(asked);
  return accept({
    ...page,
    items: page.items.map(({ account, balance }) => ({
      account,
      balance: decimalText(balance, unit),
    })),
  });
};

export interface StatementAsked {
  readonly ledger: string;
  readonly account: string;
  /** First and last day in the desk's zone, both included. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly limit: number;
  readonly cursor?: string;
}

export interface Statement {
  readonly ledger: Ledger;
  /** As it stands now. */
  readonly balance: string;
  /** Of all the days, whichever page is shown. */
  readonly turnover: { readonly in: string; readonly out: string };
  readonly lines: readonly ShownLine[];
  readonly next?: string;
}

export interface ShownLine {
  readonly at: Instant;
  readonly direction: 'in' | 'out';
  readonly amount: string;
  /** The account at the other end. */
  readonly other: string;
  readonly reversal: boolean;
  /** What it was posted for; missing where the caller may not read that. */
  readonly source?: Pick<Posting, 'ticket' | 'note'>;
}

/** What came into an account and went out of it on these days, at most a year of them, line by line. A look at a secret ticket is noted. */
export const readStatement = async (
  ports: LedgerPorts,
  person: Person,
  asked: StatementAsked,
): Promise<Result<Statement, LedgerRefusal>> => {
  const found = ledgerFor(ports, person, asked.ledger);
  if (!found.ok) return found;
  const period = periodOf(ports, asked);
  if (!period.ok) return period;
  const of = { ledger: found.value, account: asked.account };
  const { limit, cursor } = asked;
  const [balance, turnover, page] = await Promise.all([
    ports.book.balance(of),
    ports.book.turnover(of, period.value),
    ports.book.statement({
      of,
      ...period.value,
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    }),
  ]);
  const { unit } = found.value;
  return accept({
    ledger: found.value,
    balance: decimalText(balance, unit),
    turnover: { in: decimalText(turnover.in, unit), out: decimalText(turnover.out, unit) },
    lines: await Promise.all(
      page.items.map((line) => shownLine(ports, person, { line, ledger: found.value })),
    ),
    ...(page.next === undefined ? {} : { next: page.next }),
  });
};

const shownLine = async (
  ports: LedgerPorts,
  person: Person,
  { line, ledger }: { readonly line: StatementLine; readonly ledger: Ledger },
): Promise<ShownLine> => {
  const { posting, direction } = line;
  const { ticket, note, at, amount, from, to, reverses } = posting;
  const shown = {
    at,
    direction,
    amount: decimalText(amount, ledger.unit),
    other: direction === 'in' ? from : to,
    reversal: reverses !== undefined,
  };
  const known = await ports.desk.ticket(ticket);
  if (known === undefined) return shown;
  const { sight } = await sightOn(ports, known, person);
  if (!sight.reading.may) return shown;
  const entry = ticketAccess(ticket, { person, sight, at: ports.clock.now() });
  if (entry !== undefined) await ports.accesses.note(entry);
  return { ...shown, source: { ticket, ...(note === undefined ? {} : { note }) } };
};

const periodOf = (
  { calendar }: LedgerPorts,
  { from, to }: StatementAsked,
): Result<{ readonly from: Instant; readonly to: Instant }, LedgerRefusal> => {
  const [first = 0, last = 0] = [dayOfDate(from), dayOfDate(to)];
  const refused = (problem: 'before-from' | 'too-long') =>
    refuse({ code: 'ledger.range-refused', field: 'to', problem } as const);
  if (last < first) return refused('before-from');
  if (last - first >= MOST_DAYS) return refused('too-long');
  const beginOf = (day: number) => instantOf(instantOnWallClock(calendar.zone, day, 0));
  return accept({ from: beginOf(first), to: beginOf(last + 1) });
};

/** Whether the books of a ledger come out even: the sum over all its accounts, which is 0 in a quiet moment. */
export const readTrialBalance = async (
  ports: LedgerPorts,
  person: Person,
  id: string,
): Promise<Result<{ readonly accounts: number; readonly sum: string }, LedgerRefusal>> => {
  const found = ledgerFor(ports, person, id);
  if (!found.ok) return found;
  const { accounts, sum } = await ports.book.trialBalance(id);
  return accept({ accounts, sum: decimalText(sum, found.value.unit) });
};
