/** What would go round and round: fields worked out of each other, and events that a playbook answers by causing them again. */
import type { Finding } from '#shared/domain/check/finding.ts';
import { namesIn } from '#shared/domain/expression/names.ts';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import type { Effect } from '#shared/domain/playbook/effect.ts';
import type { Response, To } from '#shared/domain/playbook/flow.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';

export const circleFindings = (playbook: Playbook): readonly Finding[] => [
  ...computedFindings(playbook),
  ...(playbook.responses ?? []).flatMap((response, index): readonly Finding[] =>
    response.when === undefined && causesItself(response, playbook)
      ? [{ code: 'response.circle', at: `responses.${index}`, what: response.on }]
      : [],
  ),
];

/** Fields are worked out once each in the order of the playbook: in a circle no order is right. */
const computedFindings = ({ fields }: Playbook): readonly Finding[] => {
  const uses = new Map(
    Object.entries(fields).flatMap(([name, { computed }]) => {
      const node = computed === undefined ? undefined : parseExpression(computed);
      return node?.ok === true ? [[name, [...namesIn(node.value)]] as const] : [];
    }),
  );
  return [...uses.keys()]
    .filter((name) => reached(name, uses).has(name))
    .map((what): Finding => ({ code: 'field.circle', at: `fields.${what}.computed`, what }));
};

/** Everything that a field is worked out of, directly or through others. */
const reached = (
  from: string,
  uses: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> => {
  const seen = new Set<string>();
  const waiting = [...(uses.get(from) ?? [])];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    waiting.push(...(uses.get(name) ?? []));
  }
  return seen;
};

const causesItself = ({ on, effects = [], to }: Response, playbook: Playbook): boolean =>
  [...effects, ...effectsOnTheWay(to, playbook)].some((effect) => causes(effect, on));

/** What certainly happens on the way from a step until somebody or something is waited for. */
const effectsOnTheWay = (
  to: To | undefined,
  { steps }: Pick<Playbook, 'steps'>,
  passed: ReadonlySet<string> = new Set(),
): readonly Effect[] =>
  listOf(to).flatMap((name) => {
    const step = steps[name];
    if (step === undefined || step.when !== undefined || passed.has(name)) return [];
    const own = step.effects ?? [];
    if (step.by !== undefined || step.wait !== undefined) return own;
    const [only, ...others] = Object.values(step.outcomes);
    return only === undefined || others.length > 0
      ? own
      : [
          ...own,
          ...(only.effects ?? []),
          ...effectsOnTheWay(only.to, { steps }, new Set([...passed, name])),
        ];
  });

const listOf = (to: To | undefined): readonly string[] =>
  to === undefined ? [] : typeof to === 'string' ? [to] : to;

/** A key lets an opening happen once only, so it ends. */
const causes = (effect: Effect, on: Response['on']): boolean => {
  if (on === 'child-ended') return 'open' in effect && effect.key === undefined;
  if (on === 'told') return 'tell' in effect && /^ticket(?:\.id)?$/.test(effect.tell.trim());
  return 'call' in effect && on === `signal:${effect.call}`;
};
