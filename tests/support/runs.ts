/** Runs of playbooks for tests: colleagues who act, a clock that is set, a desk that knows what it is told. */
import { createHash } from 'node:crypto';
import type { Person, Role } from '#shared/domain/access/role.ts';
import { type Lookup, lookupKey } from '#shared/domain/expression/evaluate.ts';
import { fromJson, type Json, type Value } from '#shared/domain/expression/value.ts';
import { both } from '#shared/domain/playbook/define.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { saveForm, takeAct, takeOutcome } from '#shared/domain/run/act.ts';
import { begin } from '#shared/domain/run/begin.ts';
import { explainDues } from '#shared/domain/run/explain-dues.ts';
import { beTold, hear } from '#shared/domain/run/hear.ts';
import { documentKept } from '#shared/domain/run/kept-document.ts';
import type { Moved, Stand } from '#shared/domain/run/moved.ts';
import { pass } from '#shared/domain/run/pass.ts';
import { type Possible, possible } from '#shared/domain/run/possible.ts';
import type { Case, RunFault, World } from '#shared/domain/run/world.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Result } from '#shared/kernel/result.ts';
import { CALENDARS, workingCalendar } from '#shared/playbooks/calendars.ts';
import { MONDAY_TEN, ticketId, value } from './tickets.ts';

const role = (id: string): Role => ({
  id,
  title: both(id, id),
  may: ['tickets.read', 'tickets.work'],
  reach: 'all-teams',
  actsAs: [],
});

export const colleague = (id: string, ...roles: readonly string[]): Person => ({
  id,
  roles: roles.map(role),
  teams: [],
});

/** A small playbook around the steps that a test is about. */
export const playbookWith = (part: Partial<Playbook> & Pick<Playbook, 'steps'>): Playbook => ({
  id: 'small',
  version: 1,
  title: both('小流程', 'Small'),
  processes: [],
  team: 'general',
  triggers: [{ door: 'agent' }],
  fields: {},
  start: Object.keys(part.steps)[0] ?? 'end',
  ...part,
});

export const title = both('步骤', 'Step');

const CASE: Case = {
  id: ticketId('01kjp000000000000000000001'),
  number: 'HY-7K3M-9QWX',
  state: 'open',
  openedAt: MONDAY_TEN,
  team: 'general',
  language: 'zh-CN',
};

/** A ticket on a playbook whose time, facts and people the test sets. */
export const running = (
  playbook: Playbook,
  {
    fields = {},
    facts = {},
    ticket = {},
    ledgers = [],
    settings = {},
    from = MONDAY_TEN,
  }: {
    readonly fields?: Readonly<Record<string, Json>>;
    /** By the lookup, written `balance["parts","main"]`. */
    readonly facts?: Readonly<Record<string, Json>>;
    readonly ticket?: Partial<Case>;
    readonly ledgers?: readonly Ledger[];
    readonly settings?: World['settings'][string];
    /** When it opens. */
    readonly from?: Instant;
  } = {},
) => {
  let at: Instant = from;
  const known = new Map<string, Value>();
  const world = (): World => ({
    at,
    calendar: workingCalendar,
    calendars: CALENDARS,
    ledgers,
    settings: { [playbook.id]: settings },
    facts: known,
  });
  const know = (call: string, json: Json) => {
    known.set(call, fromJson(json));
  };
  for (const [call, json] of Object.entries(facts)) know(call, json);
  const opened: Case = { ...CASE, openedAt: from, ...ticket };
  const first = value(begin(playbook, opened, { fields, world: world() }));
  let last: Moved = first;
  let stand: Stand = { playbook, case: opened, run: first.run, dues: first.dues };

  /** A desk without records and numbers: whatever is asked of one is unset. Everything else a test must tell. */
  const keep = <Refusal extends { readonly code: string }>(
    decide: () => Result<Moved, Refusal>,
  ): Result<Moved, Refusal> => {
    const result = decide();
    const unknown = result.ok ? [] : recordsIn(result.refusal);
    for (const lookup of unknown) known.set(lookupKey(lookup), null);
    return unknown.length > 0 ? keep(decide) : kept(result);
  };

  const kept = <Refusal>(result: Result<Moved, Refusal>): Result<Moved, Refusal> => {
    if (!result.ok) return result;
    last = printed(result.value);
    const state = { active: 'open', resolved: 'resolved', ended: 'closed' }[last.phase];
    stand = { ...stand, case: { ...stand.case, state }, run: last.run, dues: last.dues };
    return result;
  };

  /** The jobs that make documents have come before anybody looks again. */
  const printed = (done: Moved): Moved => {
    const made = Object.entries(done.run.documents ?? {}).flatMap(([into, documents]) =>
      documents
        .filter(({ hash }) => hash === undefined)
        .map((document) => ({ into, document, hash: sha256Of(document.id) })),
    );
    return made.reduce((before, one): Moved => {
      const stands = { ...stand, run: before.run, dues: before.dues };
      const after = documentKept(stands, one, world());
      if (!after.ok) return before;
      const { effects, trail, fired } = after.value;
      return {
        ...after.value,
        effects: [...before.effects, ...effects],
        trail: [...before.trail, ...trail],
        fired: [...before.fired, ...fired],
      };
    }, done);
  };

  return {
    know,
    at: (instant: Instant) => {
      at = instant;
    },
    take: (
      step: string,
      outcome: string,
      {
        by,
        fields: filled = {},
      }: { readonly by: Person; readonly fields?: Readonly<Record<string, Json>> },
    ) =>
      keep(() => takeOutcome(stand, { step, outcome, person: by, filled }, { ...world(), me: by })),
    /** A party outside, by its link. */
    takeOutside: (step: string, outcome: string, filled: Readonly<Record<string, Json>> = {}) =>
      keep(() => takeOutcome(stand, { step, outcome, filled }, world())),
    save: (step: string, filled: Readonly<Record<string, Json>>, by: Person) =>
      keep(() => saveForm(stand, { step, filled, person: by }, { ...world(), me: by })),
    told: (outcome: string) => keep(() => beTold(stand, outcome, world())),
    act: (name: string, by: Person, filled: Readonly<Record<string, Json>> = {}) =>
      keep(() => takeAct(stand, { act: name, person: by, filled }, { ...world(), me: by })),
    hear: (...[heard]: readonly [Parameters<typeof hear>[1]]) =>
      keep(() => hear(stand, heard, world())),
    pass: (until: Instant) => {
      at = until;
      return keep(() => pass(stand, world()));
    },
    possible: (by: Person): Result<Possible, RunFault> => possible(stand, by, world()),
    steps: () => stand.run.steps.map(({ id }) => id),
    dues: () => stand.dues,
    explained: () => explainDues(stand, world()),
    run: () => stand.run,
    last: () => last,
  };
};

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

const recordsIn = (refusal: object): readonly Lookup[] =>
  'lookups' in refusal &&
  isLookups(refusal.lookups) &&
  refusal.lookups.every(({ name }) => name === 'record' || name === 'lastNumber')
    ? refusal.lookups
    : [];

const isLookups = (value: unknown): value is readonly Lookup[] => Array.isArray(value);
