/** One pretend ticket on a playbook, run by the engine itself: people, facts and ledgers are made up, the clock is moved by hand. */
import { type Actor, personOf } from '#local/playbooks/pretend-people.ts';
import type { ValuePlace } from '#local/playbooks/pretend-values.ts';
import { type FactsEndless, type TrialWorld, trialWorld } from '#local/playbooks/trial-world.ts';
import type { Person } from '#shared/domain/access/role.ts';
import { addSpan, type Span } from '#shared/domain/due/span.ts';
import { isTicketId, type TicketId } from '#shared/domain/ids.ts';
import type { BoundBroken, OutOfBounds } from '#shared/domain/ledger/refusal.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { takeAct, takeOutcome } from '#shared/domain/run/act.ts';
import { asking } from '#shared/domain/run/asking.ts';
import { begin } from '#shared/domain/run/begin.ts';
import { type ExplainedDue, explainDues } from '#shared/domain/run/explain-dues.ts';
import type { Filled } from '#shared/domain/run/form.ts';
import { beTold, type Heard, hear } from '#shared/domain/run/hear.ts';
import { documentAt, withDocument } from '#shared/domain/run/kept-document.ts';
import type { ActRefusal, Moved, Stand } from '#shared/domain/run/moved.ts';
import { pass } from '#shared/domain/run/pass.ts';
import { type Possible, possible } from '#shared/domain/run/possible.ts';
import type { Run } from '#shared/domain/run/run.ts';
import type { RunEffect } from '#shared/domain/run/run-effect.ts';
import type { Case, FactsNeeded, RunFault, World } from '#shared/domain/run/world.ts';
import { earliestMoment } from '#shared/domain/ticket/due.ts';
import { type Instant, instantOf, millisecondsOf } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';
import { accept, type Result } from '#shared/kernel/result.ts';
import { workingCalendar } from '#shared/playbooks/calendars.ts';

/** Monday, 2 March 2026, 10:00 in Shanghai: an ordinary working day, the same in every trial, so that scripts can be written. */
const BEGINS: Instant = '2026-03-02T02:00:00.000Z';

const ID = '01kjp000000000000000000001';
const NUMBER = 'HY-TRY1-0001';
const BUSINESS_NUMBER = 'TRY-0001';

export type TrialRefusal = Exclude<ActRefusal, FactsNeeded> | BoundBroken | FactsEndless;

/** One decision of the trial, with the soft bounds that it has passed. */
export interface Happened {
  readonly at: Instant;
  readonly moved: Moved;
  readonly soft: readonly OutOfBounds[];
}

export type Went = Result<Happened, TrialRefusal>;

export interface Trial {
  readonly playbook: Playbook;
  readonly language: Language;
  readonly people: readonly Actor[];
  readonly world: Pick<TrialWorld, 'at' | 'set' | 'books'>;
  readonly stand: () => Stand;
  /** What stands on the ticket, explained. */
  readonly dues: () => readonly ExplainedDue[];
  readonly history: () => readonly Happened[];
  readonly possible: (actor: Actor) => Result<Possible, TrialRefusal>;
  /** Whether the field is to be seen with what has been filled in. */
  readonly isVisible: (field: string, filled: Filled) => boolean;
  readonly values: (actor: Actor) => ValuePlace;
  readonly take: (
    actor: Actor,
    taken: { readonly step: string; readonly outcome: string; readonly filled: Filled },
  ) => Went;
  readonly act: (actor: Actor, taken: { readonly act: string; readonly filled: Filled }) => Went;
  readonly hear: (heard: Heard) => Went;
  readonly tell: (outcome: string) => Went;
  /** The actor takes the ticket. */
  readonly own: (actor: Actor) => void;
  /** @returns what the next moment brought; nothing when none stands */
  readonly next: () => Went | undefined;
  /** @returns what came about on the way, moment by moment */
  readonly wait: (span: Span) => readonly Went[];
}

/** @returns the ticket as it was opened, or why the playbook could not begin */
export const startTrial = (
  playbook: Playbook,
  { language, seed }: { readonly language: Language; readonly seed: number },
): Result<Trial, TrialRefusal> => {
  const world = trialWorld(playbook, { language, seed, from: BEGINS });
  const opener = world.colleagues[0];
  const history: Happened[] = [];
  let stand: Stand = {
    playbook,
    case: openedCase(playbook, language, opener),
    run: NOT_BEGUN,
    dues: [],
  };

  /** Keeps what was decided, its postings first: a bound that they break undoes the whole. */
  const keep = (decide: (known: World) => Result<Moved, ActRefusal>, me?: Person): Went => {
    const decided = world.decide(decide, me);
    if (!decided.ok) return decided;
    const moved = decided.value;
    const posted = moved.entry === undefined ? accept([]) : world.books.post(moved.entry);
    if (!posted.ok) return posted;
    const state = { active: 'open', resolved: 'resolved', ended: 'closed' }[moved.phase];
    const run = asIfDone(moved.run, moved.effects);
    stand = { ...stand, case: { ...stand.case, state }, run, dues: moved.dues };
    const happened = { at: world.at(), moved, soft: posted.value };
    history.push(happened);
    return accept(happened);
  };

  const passTo = (moment: Instant): Went => {
    if (moment > world.at()) world.moveTo(moment);
    return keep((known) => pass(stand, known));
  };

  const wait = (span: Span): readonly Went[] => {
    const until = instantOf(addSpan(workingCalendar, millisecondsOf(world.at()), span));
    const brought: Went[] = [];
    for (
      let moment = earliestMoment(stand.dues);
      moment !== undefined && moment <= until;
      moment = earliestMoment(stand.dues)
    ) {
      const went = passTo(moment);
      brought.push(went);
      if (!went.ok) return brought;
    }
    return [...brought, passTo(until)];
  };

  const isVisible = (name: string, filled: Filled): boolean => {
    const when = playbook.fields[name]?.visibleWhen;
    if (when === undefined) return true;
    const run = { ...stand.run, fields: { ...stand.run.fields, ...filled } };
    const seen = world.decide<boolean, RunFault>((known) => {
      const ask = asking(known);
      return ask.outcome(ask.holds(when, { ...stand, run }));
    });
    return seen.ok && seen.value;
  };

  const begun = keep((known) => begin(playbook, stand.case, { world: known }), opener);
  if (!begun.ok) return begun;
  return accept({
    playbook,
    language,
    people: world.people,
    world,
    stand: () => stand,
    dues: () => {
      const found = world.decide<readonly ExplainedDue[], RunFault>((known) =>
        explainDues(stand, known),
      );
      return found.ok ? found.value : [];
    },
    history: () => history,
    possible: (actor) => {
      const person = personOf(actor) ?? OUTSIDER;
      return world.decide<Possible, RunFault>((known) => possible(stand, person, known), person);
    },
    isVisible,
    values: (actor) => world.values((personOf(actor) ?? OUTSIDER).id),
    take: (actor, taken) => {
      const me = personOf(actor);
      const by = me === undefined ? {} : { person: me };
      return keep((known) => takeOutcome(stand, { ...taken, ...by }, known), me);
    },
    act: (actor, taken) => {
      const person = personOf(actor) ?? OUTSIDER;
      return keep((known) => takeAct(stand, { ...taken, person }, known), person);
    },
    hear: (heard) => {
      const state = STATE_AFTER[heard.on] ?? stand.case.state;
      return keep((known) => hear({ ...stand, case: { ...stand.case, state } }, heard, known));
    },
    tell: (outcome) => keep((known) => beTold(stand, outcome, known)),
    own: (actor) => {
      const owner = personOf(actor)?.id;
      if (owner !== undefined) stand = { ...stand, case: { ...stand.case, owner } };
    },
    next: () => {
      const moment = earliestMoment(stand.dues);
      return moment === undefined ? undefined : passTo(moment);
    },
    wait,
  });
};

/** A document is there and a number given, as they would be a moment later. */
const asIfDone = (run: Run, effects: readonly RunEffect[]): Run => {
  const isNumbered = effects.some(({ kind }) => kind === 'number');
  return {
    ...effects.reduce(withPaper, run),
    ...(isNumbered ? { number: BUSINESS_NUMBER } : {}),
  };
};

const withPaper = (run: Run, effect: RunEffect): Run => {
  if (effect.kind !== 'make') return run;
  const { into, key } = effect;
  const document = documentAt(run, { into, document: key });
  if (document === undefined) return run;
  const { id, title, version } = document;
  const kept = withDocument(run, into, { ...document, hash: NO_HASH });
  return { ...kept, fields: { ...kept.fields, [into]: { id, title, version, hash: NO_HASH } } };
};

/** Nothing is printed here, so nothing is hashed. */
const NO_HASH = '0'.repeat(64);

/** Stands for parties outside, who have no rights of a colleague. */
const OUTSIDER: Person = { id: 'outside', roles: [], teams: [] };

/** An answer makes the desk wait for the customer, whose words wake it. */
const STATE_AFTER: Readonly<Record<string, string>> = {
  replied: 'waiting',
  'customer-wrote': 'open',
};

const NOT_BEGUN = {
  steps: [],
  joining: [],
  votes: [],
  visits: {},
  fields: {},
  children: { opened: 0, ended: 0 },
  spent: { sent: 0, opened: 0 },
  activeSince: BEGINS,
} as const;

const openedCase = (playbook: Playbook, language: Language, opener: Person | undefined): Case => ({
  id: trialId(),
  number: NUMBER,
  state: 'open',
  openedAt: BEGINS,
  team: playbook.team,
  language,
  ...(opener === undefined ? {} : { opener: opener.id }),
  ...(playbook.about === undefined ? {} : { about: `${playbook.about}-1` }),
});

const trialId = (): TicketId => {
  if (!isTicketId(ID)) throw new Error(`not a ticket id: ${ID}`);
  return ID;
};
