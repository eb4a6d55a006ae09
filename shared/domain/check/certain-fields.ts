/** Which fields are filled for certain when a step is entered, whichever way the ticket came there. */
import { namesIn } from '#shared/domain/expression/names.ts';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import type { Effect } from '#shared/domain/playbook/effect.ts';
import type { FieldUse } from '#shared/domain/playbook/field.ts';
import type { Outcome, Step, To } from '#shared/domain/playbook/flow.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { usesOf } from '#shared/domain/run/form.ts';
import { byOf, whoList } from '#shared/domain/run/people.ts';
import { targets } from '#shared/domain/run/walk.ts';

type Names = ReadonlySet<string>;

/**
 * Follows every way through the playbook. An expression that a field is set to, or worked out of, is taken to be something; branches
 * that run side by side are taken one by one, as if only one of them came to the join.
 *
 * @returns for each step that can be reached the fields that are filled before anybody acts there
 */
export const certainFields = (playbook: Playbook): ReadonlyMap<string, Names> => {
  const atStart = fromTriggers(playbook);
  const ways = [...beginnings(playbook), ...stepWays(playbook)];
  const certain = new Map<string, Names>();
  const narrowed = (): boolean =>
    ways.map((way) => follow(way, { certain, atStart })).some((isNew) => isNew);
  // Each round takes a name away from a step or stops, so this ends.
  while (narrowed());
  return new Map(
    [...certain].map(([name, fields]) => [
      name,
      union(fields, filledBy(playbook.steps[name]?.effects, 'machine')),
    ]),
  );
};

/** What every new ticket begins with: what all triggers fill in, and what is worked out. */
export const fromTriggers = ({ triggers, fields }: Playbook): Names => {
  const [first = [], ...others] = triggers.map((trigger) => Object.keys(trigger.with ?? {}));
  const worked = Object.keys(fields).filter((name) => fields[name]?.computed !== undefined);
  return new Set([
    ...worked,
    ...first.filter((name) => others.every((other) => other.includes(name))),
  ]);
};

interface Way {
  /** Nothing where the ticket may stand anywhere. */
  readonly from?: string;
  readonly to: string;
  readonly filled: Names;
  /** May be emptied on the way. */
  readonly emptied: Names;
}

/** @returns whether less is certain of the step than was thought */
const follow = (
  { from, to, filled, emptied }: Way,
  { certain, atStart }: { readonly certain: Map<string, Names>; readonly atStart: Names },
): boolean => {
  const before = from === undefined ? atStart : certain.get(from);
  if (before === undefined) return false;
  const here = union(
    [...before].filter((name) => !emptied.has(name)),
    filled,
  );
  const known = certain.get(to);
  const both = known === undefined ? here : new Set([...known].filter((name) => here.has(name)));
  certain.set(to, both);
  return both.size !== known?.size;
};

const union = (one: Iterable<string>, other: Iterable<string>): Names =>
  new Set([...one, ...other]);

const NONE: Names = new Set();

/** The start, and whatever leads somewhere from anywhere, or from the step that its condition names. */
const beginnings = ({ start, acts = {}, responses = [], dues = [] }: Playbook): readonly Way[] => [
  { to: start, filled: NONE, emptied: NONE },
  ...Object.values(acts).flatMap(({ to, when, form, effects }) =>
    waysTo(to, { form, effects, actor: 'person' }).map((way) => from(way, when)),
  ),
  ...responses.flatMap(({ to, when, effects }) =>
    waysTo(to, { effects, actor: 'machine' }).map((way) => from(way, when)),
  ),
  ...goings(dues).map((to) => ({ to, filled: NONE, emptied: NONE })),
];

const from = (way: Way, when = ''): Way => {
  const step = when.includes('||') ? undefined : /"(\w+)" in ticket\.steps/.exec(when)?.[1];
  return step === undefined ? way : { ...way, from: step };
};

const stepWays = ({ steps }: Playbook): readonly Way[] =>
  Object.entries(steps).flatMap(([from, step]) => {
    const entered = filledBy(step.effects, 'machine');
    const done = Object.values(step.outcomes).flatMap((outcome) => outcomeWays(step, outcome));
    const moved = goings(step.dues).map((to) => ({ to, filled: NONE, emptied: NONE }));
    return [
      ...[...done, ...moved].map((way) => ({ ...way, filled: union(way.filled, entered) })),
      ...passing(step),
    ].map((way) => ({ ...way, from }));
  });

const outcomeWays = (step: Step, { to, form = [], effects }: Outcome): readonly Way[] =>
  waysTo(to, {
    ...(step.by === undefined ? {} : { form: [...(step.form ?? []), ...form] }),
    effects,
    actor: actorOf(step),
  });

/** A step whose condition does not hold is left by its first outcome, without its effects. */
const passing = ({ when, outcomes }: Step): readonly Way[] =>
  when === undefined ? [] : waysTo(Object.values(outcomes)[0]?.to, { actor: 'machine' });

interface Happening {
  readonly form?: readonly FieldUse[] | undefined;
  readonly effects?: readonly Effect[] | undefined;
  readonly actor: Actor;
}

const waysTo = (to: To | undefined, { form, effects = [], actor }: Happening): readonly Way[] => {
  const uses = usesOf(form);
  const named = (one: 'must' | 'may') =>
    uses.flatMap(({ name, use }) => (use === one ? [name] : []));
  const emptied = effects.flatMap((effect) =>
    Object.entries(setIn(effect)).flatMap(([name, value]) => (value === 'null' ? [name] : [])),
  );
  const filled = union(named('must'), filledBy(effects, actor));
  return targets(to ?? []).map((name) => ({
    to: name,
    filled: new Set([...filled].filter((one) => !emptied.includes(one))),
    emptied: union(named('may'), emptied),
  }));
};

const goings = (dues: Step['dues'] = []): readonly string[] =>
  dues.flatMap(({ before = [], after }) =>
    [...before.map((one) => one.do), ...(after === undefined ? [] : [after])].flatMap((reaction) =>
      'go' in reaction ? [reaction.go] : [],
    ),
  );

type Actor = 'person' | 'machine';

/** A party outside is nobody whom `me` could name. */
const actorOf = ({ by }: Step): Actor =>
  by === undefined ||
  whoList(byOf(by).who).some((who) => who === 'customer' || who.startsWith('party:'))
    ? 'machine'
    : 'person';

const filledBy = (effects: readonly Effect[] = [], actor: Actor): Names =>
  new Set(
    effects.flatMap((effect) => [
      ...('fill' in effect ? [effect.fill] : []),
      ...Object.entries(setIn(effect)).flatMap(([name, value]) =>
        value === 'null' || (actor === 'machine' && asksWho(value)) ? [] : [name],
      ),
    ]),
  );

/** What an effect sets in the ticket itself, not in a record. */
const setIn = (effect: Effect): Readonly<Record<string, string>> =>
  'set' in effect && !('change' in effect) ? effect.set : {};

const asksWho = (text: string): boolean => {
  const node = parseExpression(text);
  return node.ok && namesIn(node.value).has('me');
};
