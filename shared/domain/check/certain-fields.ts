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

/** The start, and whatever leads somewhere from anywhere. */
const beginnings = ({ start, acts = {}, responses = [], dues = [] }: Playbook): readonly Way[] => [
  { to: start, filled: NONE, emptied: NONE },
  ...Object.values(acts).flatMap(({ to, form, effects }) =>
    waysTo(to, { form, filled: filledBy(effects, 'person') }),
  ),
  ...responses.flatMap(({ to, effects }) => waysTo(to, { filled: filledBy(effects, 'machine') })),
  ...goings(dues).map((to) => ({ to, filled: NONE, emptied: NONE })),
];

const stepWays = ({ steps }: Playbook): readonly Way[] =>
  Object.entries(steps).flatMap(([from, step]) => {
    const entered = filledBy(step.effects, 'machine');
    const ways = [
      ...Object.values(step.outcomes).flatMap((outcome) => outcomeWays(step, outcome, entered)),
      ...passing(step),
      ...goings(step.dues).map((to) => ({ to, filled: entered, emptied: NONE })),
    ];
    return ways.map((way) => ({ ...way, from }));
  });

const outcomeWays = (step: Step, { to, form, effects }: Outcome, entered: Names): readonly Way[] =>
  waysTo(to, {
    form: step.by === undefined ? [] : [...(step.form ?? []), ...(form ?? [])],
    filled: union(entered, filledBy(effects, actorOf(step))),
  });

/** A step whose condition does not hold is left by its first outcome, without its effects. */
const passing = ({ when, outcomes }: Step): readonly Way[] =>
  when === undefined ? [] : waysTo(Object.values(outcomes)[0]?.to, { filled: NONE });

const waysTo = (
  to: To | undefined,
  { form, filled }: { readonly form?: readonly FieldUse[] | undefined; readonly filled: Names },
): readonly Way[] => {
  const uses = usesOf(form);
  const named = (one: 'must' | 'may') =>
    uses.flatMap(({ name, use }) => (use === one ? [name] : []));
  return targets(to ?? []).map((name) => ({
    to: name,
    filled: union(named('must'), filled),
    emptied: new Set(named('may')),
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
    effects.flatMap((effect) => {
      if ('fill' in effect) return [effect.fill];
      if (!('set' in effect) || 'change' in effect) return [];
      return Object.entries(effect.set).flatMap(([name, value]) =>
        value === 'null' || (actor === 'machine' && asksWho(value)) ? [] : [name],
      );
    }),
  );

const asksWho = (text: string): boolean => {
  const node = parseExpression(text);
  return node.ok && namesIn(node.value).has('me');
};
