/** Who stands where when: looked at by whoever works there, planned and changed by whoever may. */
import { may, type Person } from '#shared/domain/access/role.ts';
import {
  agreeToSwap,
  coverOn,
  type DeskRoster,
  type DeskRosterRefusal,
  enterAbsence,
  type Publication,
  publishPlan,
  type RosterChange,
  type RosterOutcome,
  type SwapAsked,
  withdrawAbsence,
} from '#shared/domain/roster/desk-roster.ts';
import { onDuty } from '#shared/domain/roster/duty.ts';
import type { Absence, ShiftId } from '#shared/domain/roster/roster.ts';
import {
  type RosterRange,
  type RosterView,
  type RosterViewRefusal,
  viewRoster,
} from '#shared/domain/roster/roster-view.ts';
import { type Instant, millisecondsOf } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { RosterBook } from '#shared/ports/rosters.ts';
import type { DecisionPorts } from '#shared/usecases/moment.ts';
import { shiftsJob } from '#shared/usecases/plan-triggers.ts';

export interface RosterPorts extends Pick<DecisionPorts, 'clock' | 'calendar'> {
  readonly rosterBook: RosterBook;
}

/** As many as a person reads in one sitting. */
const MOST_HISTORY = 100;

/** A row each that whoever asks for duty reads; a house has one, a group of houses some dozens. */
const MOST_ROSTERS = 50;

export type RosterRequestRefusal =
  | DeskRosterRefusal
  | RosterViewRefusal
  | { readonly code: 'access.denied'; readonly action: string }
  | { readonly code: 'roster.missing'; readonly roster: string }
  /** Somebody has changed it since: look again. */
  | { readonly code: 'roster.stale'; readonly version: number }
  /** Whoever asked who is on duty would get the people of two rosters. */
  | { readonly code: 'roster.post-elsewhere'; readonly post: string; readonly roster: string }
  | { readonly code: 'roster.too-many-rosters'; readonly most: number };

/** One roster with what was done to it. */
export interface RosterFile {
  readonly desk: DeskRoster;
  readonly history: readonly RosterChange[];
}

/** A change as the caller last saw the roster. */
export interface RosterRequest {
  readonly person: Person;
  readonly id: string;
  /** 0 for a roster that is new. */
  readonly version: number;
}

export const listRosters = async (
  ports: RosterPorts,
  person: Person,
): Promise<Result<readonly DeskRoster[], RosterRequestRefusal>> =>
  may(person, 'tickets.read') ? accept(await ports.rosterBook.all()) : denied('tickets.read');

/** Why somebody is not there is for themselves and for whoever enters absences; others see only that they are not. */
export const showRoster = async (
  ports: RosterPorts,
  person: Person,
  id: string,
): Promise<Result<RosterFile, RosterRequestRefusal>> => {
  const found = await readable(ports, person, id);
  if (!found.ok) return found;
  const history = await ports.rosterBook.history(id, MOST_HISTORY);
  const seen = (absence: Absence): Absence => seenAbsence(person, absence);
  const { roster } = found.value;
  return accept({
    desk: { ...found.value, roster: { ...roster, absences: roster.absences.map(seen) } },
    history: history.map(({ act, ...change }) => ({
      ...change,
      act: 'absence' in act ? { ...act, absence: seen(act.absence) } : act,
    })),
  });
};

const UNSAID = { 'zh-CN': '不在岗', en: 'Not there' } as const;

const seenAbsence = (person: Person, absence: Absence): Absence =>
  may(person, 'rosters.cover') || absence.person === person.id
    ? absence
    : { ...absence, reason: UNSAID };

/** The shifts of some days, with what is wrong with them and how evenly they burden. */
export const showShifts = async (
  ports: RosterPorts,
  person: Person,
  { id, ...range }: RosterRange & { readonly id: string },
): Promise<Result<RosterView, RosterRequestRefusal>> => {
  const found = await readable(ports, person, id);
  if (!found.ok) return found;
  const view = viewRoster(found.value.roster, range, ports.calendar);
  return view.ok ? accept(seenView(person, view.value)) : view;
};

/** Findings name absences too. */
const seenView = (person: Person, view: RosterView): RosterView => ({
  ...view,
  findings: view.findings.map((finding) =>
    finding.code === 'absent-planned'
      ? { ...finding, absence: seenAbsence(person, finding.absence) }
      : finding,
  ),
});

export interface OnPost {
  readonly post: string;
  readonly people: readonly string[];
}

/** Who is on duty at every post of the desk, now or at another moment. */
export const showDuty = async (
  { rosterBook, clock }: RosterPorts,
  person: Person,
  at: Instant = clock.now(),
): Promise<Result<readonly OnPost[], RosterRequestRefusal>> => {
  if (!may(person, 'tickets.read')) return denied('tickets.read');
  const rosters = await rosterBook.all();
  return accept(
    rosters.flatMap(({ roster }) =>
      [...new Set(roster.plans.flatMap(({ posts }) => posts.map(({ id }) => id)))].map((post) => ({
        post,
        people: onDuty(roster, post, millisecondsOf(at)),
      })),
    ),
  );
};

type Written = Omit<Publication, 'by' | 'at'>;

/** What would come of a plan, as far as a day; nothing is stored. */
export const previewRoster = async (
  ports: RosterPorts,
  { person, id }: Omit<RosterRequest, 'version'>,
  { to, ...written }: Written & { readonly to: string },
): Promise<Result<RosterView, RosterRequestRefusal>> => {
  const published = await publication(ports, { person, id }, written);
  if (!published.ok) return published;
  const { roster } = published.value.after;
  return viewRoster(roster, { from: written.plan.from, to }, ports.calendar);
};

/** A plan holds from its first day on; the edges of its shifts fire triggers, also within the hours that are planned already. */
export const publishRoster = async (
  ports: RosterPorts,
  request: RosterRequest,
  written: Written,
): Promise<Result<DeskRoster, RosterRequestRefusal>> => {
  const published = await publication(ports, request, written);
  if (!published.ok) return published;
  const { before, ...outcome } = published.value;
  return (before?.version ?? 0) === request.version
    ? store(ports, before, outcome)
    : refuse({ code: 'roster.stale', version: before?.version ?? 0 });
};

const publication = async (
  { rosterBook, clock }: RosterPorts,
  { person, id }: Omit<RosterRequest, 'version'>,
  written: Written,
): Promise<Result<Changed & { readonly before: DeskRoster | undefined }, RosterRequestRefusal>> => {
  if (!may(person, 'rosters.publish')) return denied('rosters.publish');
  const all = await rosterBook.all();
  const before = all.find((one) => one.id === id);
  if (before === undefined && all.length >= MOST_ROSTERS) {
    return refuse({ code: 'roster.too-many-rosters', most: MOST_ROSTERS });
  }
  const posts = new Set(written.plan.posts.map(({ id: post }) => post));
  for (const { id: roster, roster: other } of all) {
    const taken = other.plans.flatMap((plan) => plan.posts).find((one) => posts.has(one.id));
    if (roster !== id && taken !== undefined) {
      return refuse({ code: 'roster.post-elsewhere', post: taken.id, roster });
    }
  }
  const outcome = publishPlan(id, before, { ...written, by: person.id, at: clock.now() });
  return outcome.ok ? accept({ ...outcome.value, before }) : outcome;
};

/** Somebody takes a shift, or it goes back to whose turn it is. */
export const coverShiftOf = (
  ports: RosterPorts,
  request: RosterRequest,
  cover: { readonly shift: ShiftId; readonly person?: string },
): Promise<Result<DeskRoster, RosterRequestRefusal>> =>
  may(request.person, 'rosters.cover')
    ? changeOf(ports, request, (before, changing) => coverOn(before, cover, changing))
    : Promise.resolve(denied('rosters.cover'));

/** One of two colleagues agrees to take the other's shift for theirs; when both have, it is done. */
export const swapShiftsOf = (
  ports: RosterPorts,
  request: RosterRequest,
  swap: Pick<SwapAsked, 'one' | 'other'>,
): Promise<Result<DeskRoster, RosterRequestRefusal>> =>
  may(request.person, 'tickets.read')
    ? changeOf(ports, request, (before, changing) => agreeToSwap(before, swap, changing))
    : Promise.resolve(denied('tickets.read'));

export const enterAbsenceOf = (
  ports: RosterPorts,
  request: RosterRequest,
  absence: Absence,
): Promise<Result<DeskRoster, RosterRequestRefusal>> =>
  may(request.person, 'rosters.cover')
    ? changeOf(ports, request, (before, changing) => enterAbsence(before, absence, changing))
    : Promise.resolve(denied('rosters.cover'));

export const withdrawAbsenceOf = (
  ports: RosterPorts,
  request: RosterRequest,
  absence: Pick<Absence, 'person' | 'from'>,
): Promise<Result<DeskRoster, RosterRequestRefusal>> =>
  may(request.person, 'rosters.cover')
    ? changeOf(ports, request, (before, changing) => withdrawAbsence(before, absence, changing))
    : Promise.resolve(denied('rosters.cover'));

const denied = (action: string): Result<never, RosterRequestRefusal> =>
  refuse({ code: 'access.denied', action });

const readable = async (
  { rosterBook }: RosterPorts,
  person: Person,
  id: string,
): Promise<Result<DeskRoster, RosterRequestRefusal>> => {
  if (!may(person, 'tickets.read')) return denied('tickets.read');
  const found = await rosterBook.of(id);
  return found === undefined ? refuse({ code: 'roster.missing', roster: id }) : accept(found);
};

const changeOf = async (
  ports: RosterPorts,
  { person, id, version }: RosterRequest,
  decide: (before: DeskRoster, changing: { by: string; at: Instant }) => RosterOutcome,
): Promise<Result<DeskRoster, RosterRequestRefusal>> => {
  const before = await ports.rosterBook.of(id);
  if (before === undefined) return refuse({ code: 'roster.missing', roster: id });
  if (before.version !== version) return refuse({ code: 'roster.stale', version: before.version });
  const outcome = decide(before, { by: person.id, at: ports.clock.now() });
  return outcome.ok ? store(ports, before, outcome.value) : outcome;
};

interface Changed {
  readonly after: DeskRoster;
  readonly change: RosterChange;
}

const store = async (
  { rosterBook }: RosterPorts,
  before: DeskRoster | undefined,
  { after, change }: Changed,
): Promise<Result<DeskRoster, RosterRequestRefusal>> => {
  const jobs = [shiftsJob(`${after.id}-${after.version}`, change.at)];
  const stored = await rosterBook.change({ before, after, change, jobs });
  if (stored.ok) return accept(after);
  const now = await rosterBook.of(after.id);
  return refuse({ code: 'roster.stale', version: now?.version ?? 0 });
};
