/**
 * Counts everything anew: after a metric was added or changed, or when the counting was away for too long.
 *
 * Each page is begun by the row that the one before has left: the table's stream shows it. A page that is counted twice changes
 * nothing, and whoever comes late finds the row moved on.
 */
import { may, type Person } from '#shared/domain/access/role.ts';
import type { CountFailed } from '#shared/domain/figure/contribution.ts';
import { countersOf } from '#shared/domain/figure/counter.ts';
import type { FigureRefusal } from '#shared/domain/figure/refusal.ts';
import type { Source } from '#shared/domain/figure/source.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { FigureBook, Recount } from '#shared/ports/figure-book.ts';
import type { LedgerBook } from '#shared/ports/ledger-book.ts';
import type { Records } from '#shared/ports/records.ts';
import { type CountPorts, countSources } from '#shared/usecases/count-sources.ts';

export interface RecountPorts extends CountPorts {
  readonly desk: Pick<DeskStore, 'ticketsOf' | 'file'>;
  readonly records: Pick<Records, 'list'>;
  readonly book: Pick<LedgerBook, 'postings'>;
  readonly figures: CountPorts['figures'] & Pick<FigureBook, 'recount' | 'keepRecount'>;
}

/** So many are counted well within the 30 seconds that a function has. */
const PAGE = 50;

/** Playbooks and kinds that one page looks through at most; each is a query. */
const MOST_LOOKS = 40;

/** What the wish for a recount needs; {@link recountPage} does it. */
export interface RecountWish {
  readonly clock: Clock;
  readonly figures: Pick<FigureBook, 'recount' | 'keepRecount'>;
}

/** Begins a recount, or the one that is under way anew. */
export const beginRecount = async (
  { clock, figures }: RecountWish,
  person: Person,
): Promise<Result<Recount, FigureRefusal | AccessDenied>> => {
  if (!may(person, 'figures.recount')) return denied;
  const before = await figures.recount();
  const after: Recount = {
    by: person.id,
    begunAt: clock.now(),
    step: (before?.step ?? 0) + 1,
    next: { of: '' },
  };
  const kept = await figures.keepRecount(before === undefined ? { after } : { before, after });
  return kept.ok ? accept(after) : refuse({ code: 'figure.stale', version: after.step });
};

/** @returns nothing before the first recount */
export const showRecount = async (
  { figures }: RecountWish,
  person: Person,
): Promise<Result<Recount | undefined, AccessDenied>> =>
  may(person, 'figures.recount') ? accept(await figures.recount()) : denied;

export interface AccessDenied {
  readonly code: 'access.denied';
  readonly action: string;
}

const denied = refuse({ code: 'access.denied', action: 'figures.recount' } as const);

/**
 * Counts the page where a recount stands and moves it on.
 *
 * @returns counts that could not be worked out
 */
export const recountPage = async (
  ports: RecountPorts,
  before: Recount,
): Promise<readonly CountFailed[]> => {
  const { next, ...rest } = before;
  if (next === undefined) return [];
  const { items, next: following } = await gathered(ports, next);
  const failures = await countSources(ports, items);
  const step = before.step + 1;
  const after: Recount =
    following === undefined
      ? { ...rest, step, endedAt: ports.clock.now() }
      : { ...rest, step, next: following };
  // Refused when this page was counted twice at once: the other one has moved it on.
  await ports.figures.keepRecount({ before, after });
  return failures;
};

type Place = NonNullable<Recount['next']>;

interface Gathered {
  readonly items: readonly Source[];
  /** Nothing when all are done. */
  readonly next?: Place;
}

/** Many playbooks have no ticket yet: several of them make a page. */
const gathered = async (ports: RecountPorts, from: Place): Promise<Gathered> => {
  const names = await namesOf(ports);
  const asks = await asksOf(ports);
  const items: Source[] = [];
  let place = from.of === '' ? nextIn(names, '') : from;
  for (let looks = 0; place !== undefined && looks < MOST_LOOKS && items.length < PAGE; looks++) {
    const page = await pageOf(ports, place, asks);
    items.push(...page.items);
    place = page.next === undefined ? nextIn(names, place.of) : { of: place.of, cursor: page.next };
  }
  return { items, ...(place === undefined ? {} : { next: place }) };
};

const nextIn = (names: readonly string[], of: string): Place | undefined => {
  const name = names.find((one) => one > of);
  return name === undefined ? undefined : { of: name };
};

const KIND = 'kind:';

/** Kinds and playbooks in the order of their names. */
const namesOf = async ({ playbooks, kinds }: RecountPorts): Promise<readonly string[]> =>
  [
    ...(await playbooks.all()).map(({ id }) => id),
    ...(await kinds.all()).map(({ id }) => `${KIND}${id}`),
  ].toSorted();

/** Whether any figure counts what is posted, and what is said. */
interface Asks {
  readonly postings: boolean;
  readonly messages: boolean;
}

const asksOf = async ({ playbooks }: RecountPorts): Promise<Asks> => {
  const counted = [...countersOf(await playbooks.all()).keys()];
  return {
    postings: counted.some((of) => of.startsWith('ledger:')),
    messages: counted.includes('contact'),
  };
};

const pageOf = async (
  ports: RecountPorts,
  { of, cursor }: Place,
  asks: Asks,
): Promise<{ readonly items: readonly Source[]; readonly next?: string }> => {
  const at = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
  if (of.startsWith(KIND)) {
    const kind = of.slice(KIND.length);
    const { items, ...page } = await ports.records.list({ kind, ...at });
    return { ...page, items: items.map((record) => ({ is: 'record', record })) };
  }
  const { items, ...page } = await ports.desk.ticketsOf({ playbook: of, ...at });
  const sources = await Promise.all(items.map((ticket) => sourcesOf(ports, ticket, asks)));
  return { ...page, items: sources.flat() };
};

/** A ticket with what was posted and said on it, where any figure counts that. */
const sourcesOf = async (
  { book, desk }: RecountPorts,
  ticket: Ticket,
  asks: Asks,
): Promise<readonly Source[]> => {
  const postings = asks.postings ? await book.postings(ticket.id) : [];
  const messages = asks.messages ? ((await desk.file(ticket.id))?.messages ?? []) : [];
  return [
    { is: 'ticket', ticket },
    ...postings.map((posting): Source => ({ is: 'posting', posting })),
    ...messages.map((message): Source => ({ is: 'message', message })),
  ];
};
