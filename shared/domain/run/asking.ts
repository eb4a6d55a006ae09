/**
 * Works out the expressions of a playbook for one decision.
 *
 * A decision asks for everything it needs and never stops half way: what is not known yet counts as unset, is noted, and the
 * decision is thrown away and made again once the facts are there. So rules stay free of I/O and read straight through.
 */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { dayOfDate } from '#shared/domain/calendar/local-date.ts';
import { instantOnWallClock } from '#shared/domain/calendar/zone.ts';
import { evaluate, type Lookup, lookupKey } from '#shared/domain/expression/evaluate.ts';
import { openedNames } from '#shared/domain/expression/names.ts';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import { partsWithout } from '#shared/domain/expression/parts.ts';
import type { Node } from '#shared/domain/expression/syntax.ts';
import { HOLE, spoken } from '#shared/domain/expression/text.ts';
import { isTime } from '#shared/domain/expression/time.ts';
import { decimal, isRecord, type Value } from '#shared/domain/expression/value.ts';
import type { Expression } from '#shared/domain/playbook/expression.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { seenValue } from '#shared/domain/run/field-values.ts';
import { isMoney } from '#shared/domain/run/is-money.ts';
import type { OpenStep, Run } from '#shared/domain/run/run.ts';
import { settingValue } from '#shared/domain/run/setting-value.ts';
import type { Case, RunFault, World } from '#shared/domain/run/world.ts';
import { type Instant, instantOf } from '#shared/kernel/instant.ts';
import type { Texts } from '#shared/kernel/language.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/** Names that only one place knows: `row`, `event`, `outer`. */
export type Names = Readonly<Record<string, Value>>;

export interface Asking {
  readonly value: (expression: Expression, about: View, names?: Names) => Value;
  readonly holds: (expression: Expression, about: View, names?: Names) => boolean;
  /** The values of the parts of an expression that know nothing of this name. */
  readonly partsWithout: (name: string, expression: Expression, about: View) => readonly Value[];
  /** One of the playbook's texts with its expressions filled in, in the ticket's language. */
  readonly words: (text: Texts, about: View, names?: Names) => string;
  /** A value as people read it, in the ticket's language. */
  readonly said: (value: Value, about: View, amount?: 'money' | 'number') => string;
  readonly lookUp: (lookup: Lookup) => Value;
  readonly at: Instant;
  /** An instant as it is, a day until its end in the desk's zone. */
  readonly endOf: (value: Value) => Instant | undefined;
  /** What was missing or failed; asked once at the end. */
  readonly outcome: <Answer>(answer: Answer) => Result<Answer, RunFault>;
}

/** The ticket as an expression sees it. */
export interface View {
  readonly playbook: Playbook;
  readonly run: Run;
  readonly case: Case;
  /** The step that asks, where one does. */
  readonly step?: OpenStep;
}

export const asking = (world: World): Asking => {
  const lookups = new Map<string, Lookup>();
  const failures: RunFault[] = [];

  const lookUp = (lookup: Lookup): Value => {
    const key = lookupKey(lookup);
    const known = world.facts.get(key);
    if (known === undefined) lookups.set(key, lookup);
    return known ?? null;
  };

  const value = (expression: Expression, view: View, names: Names = {}): Value => {
    const node = parsed(expression);
    if (!node.ok) {
      failures.push({ code: 'playbook.expression-failed', expression, reason: 'syntax' });
      return null;
    }
    return worked(node.value, { expression, view, names });
  };

  const worked = (
    { tree, opened }: Parsed,
    {
      expression,
      view,
      names = {},
    }: { readonly expression: Expression; readonly view: View; readonly names?: Names },
  ): Value => {
    const result = evaluate(tree, {
      now: world.at,
      calendar: world.calendar,
      known: (lookup) =>
        lookup.name === 'visits'
          ? decimal(view.run.visits[String(lookup.args[0])] ?? 0)
          : world.facts.get(lookupKey(scoped(lookup, view))),
      name: (name) =>
        Object.hasOwn(names, name)
          ? names[name]
          : named(name, { view, world, lookUp, isOpened: opened.has(name) }),
    });
    if (result.ok) return result.value;
    if (result.refusal.code === 'facts.needed') {
      for (const lookup of result.refusal.lookups) {
        const asked = scoped(lookup, view);
        lookups.set(lookupKey(asked), asked);
      }
    } else {
      failures.push({
        code: 'playbook.expression-failed',
        expression,
        reason: result.refusal.reason,
      });
    }
    return null;
  };

  const said = (
    value: Value,
    { case: { language } }: View,
    amount: 'money' | 'number' = 'number',
  ): string => spoken(value, { language, zone: world.calendar.zone, isMoney: amount === 'money' });

  const words = (text: Texts, view: View, names: Names = {}): string =>
    text[view.case.language].replace(HOLE, (_, hole: string) => {
      const source = hole.trim();
      const node = parsed(source);
      const money = node.ok && isMoney(node.value.tree, view.playbook.fields);
      return said(value(source, view, names), view, money ? 'money' : 'number');
    });

  return {
    value,
    said,
    words,
    lookUp,
    at: world.at,
    endOf: (value) => endOf(value, world.calendar),
    holds: (expression, view, names) => value(expression, view, names) === true,
    partsWithout: (name, expression, view) => {
      const node = parsed(expression);
      if (!node.ok) return [];
      const { tree, opened } = node.value;
      return partsWithout(name, tree).map((part) =>
        worked({ tree: part, opened }, { expression, view }),
      );
    },
    outcome: (answer) => {
      if (lookups.size > 0) {
        return refuse({ code: 'facts.needed', lookups: [...lookups.values()] });
      }
      const failure = failures[0];
      return failure === undefined ? accept(answer) : refuse(failure);
    },
  };
};

const endOf = (value: Value, { zone }: Calendar): Instant | undefined => {
  if (!isTime(value)) return undefined;
  const day = dayOfDate(value);
  return day === undefined ? value : instantOf(instantOnWallClock(zone, day + 1, 0));
};

/** Of whose children an expression speaks goes without saying there. */
const scoped = (lookup: Lookup, view: View): Lookup =>
  lookup.name === 'children' ? { ...lookup, args: [view.case.id, ...lookup.args] } : lookup;

const known = new Map<Expression, ReturnType<typeof parsed>>();

/** Expressions kept parsed. The handbook has about 3,000; a desk's own may come on top of it. */
const MOST_KEPT = 20_000;

interface Parsed {
  readonly tree: Node;
  /** Names whose record must be known, and not its id alone. */
  readonly opened: ReadonlySet<string>;
}

const parsed = (expression: Expression): Result<Parsed, unknown> => {
  const kept = known.get(expression);
  if (kept !== undefined) return kept;
  if (known.size >= MOST_KEPT) known.clear();
  const tree = parseExpression(expression);
  const fresh = tree.ok ? accept({ tree: tree.value, opened: openedNames(tree.value) }) : tree;
  known.set(expression, fresh);
  return fresh;
};

interface Naming {
  readonly view: View;
  readonly world: World;
  readonly lookUp: (lookup: Lookup) => Value;
  readonly isOpened: boolean;
}

/** Most conditions ask of a colleague only who it is, which needs no record. */
const colleague = (id: string | undefined, isOpened: boolean, lookUp: Naming['lookUp']): Value => {
  if (id === undefined) return null;
  return isOpened ? personBehind({ id }, lookUp) : { id };
};

const personBehind = (person: Value, lookUp: Naming['lookUp']): Value => {
  if (!isRecord(person) || typeof person['id'] !== 'string') return person;
  const record = lookUp({ name: 'person', args: [person['id']] });
  return isRecord(record) ? { ...record, id: person['id'] } : person;
};

const named = (name: string, { view, world, lookUp, isOpened }: Naming): Value | undefined => {
  const field = view.playbook.fields[name];
  if (field !== undefined) {
    const seen = seenValue(field, view.run.fields[name], lookUp);
    return isOpened && field.type === 'person' ? personBehind(seen, lookUp) : seen;
  }
  switch (name) {
    case 'ticket':
      return ticketValue(view);
    case 'set':
      return settings(view.playbook, world);
    case 'me':
      return world.me === undefined ? null : personValue(world.me);
    case 'owner':
      return colleague(view.case.owner, isOpened, lookUp);
    case 'opener':
      return colleague(view.case.opener, isOpened, lookUp);
    case 'about':
      return aboutValue(view, lookUp);
    case 'prev':
      return lookUp({
        name: 'previous',
        args: [view.playbook.id, view.case.id, aboutOf(view) ?? ''],
      });
    case 'now':
      return world.at;
    default:
      return undefined;
  }
};

/** The id of the record that the ticket is about. */
export const aboutOf = ({ case: ticket, run }: View): string | undefined =>
  ticket.about ?? run.about;

/** What is not known of the record yet is unset; its id always is known. */
const aboutValue = (view: View, lookUp: (lookup: Lookup) => Value): Value => {
  const id = aboutOf(view);
  if (id === undefined || view.playbook.about === undefined) return null;
  const record = lookUp({ name: 'record', args: [view.playbook.about, id] });
  return isRecord(record) ? { ...record, id } : { id };
};

const ticketValue = ({ run, case: ticket, step }: View): Value => ({
  id: ticket.id,
  number: ticket.number,
  businessNumber: run.number ?? null,
  state: ticket.state,
  team: ticket.team,
  openedAt: ticket.openedAt,
  activeSince: run.activeSince,
  repliedAt: run.repliedAt ?? null,
  resolvedAt: run.resolvedAt ?? null,
  endedAt: run.endedAt ?? null,
  enteredAt: step?.since ?? null,
  step: step?.id ?? null,
  steps: run.steps.map(({ id }) => id),
});

const personValue = ({ id, roles, teams }: NonNullable<World['me']>): Value => ({
  id,
  roles: roles.map((role) => role.id),
  teams,
});

/** The settings of a playbook as expressions see them: what the desk has set, over what the playbook begins with. */
export const settings = (
  { id, settings: own = {} }: Playbook,
  world: Pick<World, 'settings'>,
): Value => {
  const set = Object.hasOwn(world.settings, id) ? (world.settings[id] ?? {}) : {};
  return Object.fromEntries(
    Object.entries(own).map(([name, setting]) => [
      name,
      settingValue(Object.hasOwn(set, name) ? set[name] : setting.initial),
    ]),
  );
};

/** The calendar that a rule names, or the desk's. */
export const calendarOf = (world: World, id: string | undefined): Calendar =>
  id === undefined ? world.calendar : (world.calendars[id] ?? world.calendar);
