/** Whether every step can be reached, left, and brought to an end. */
import type { Finding } from '#shared/domain/check/finding.ts';
import { END, type Step, type To } from '#shared/domain/playbook/flow.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { waysFrom } from '#shared/domain/run/reach.ts';

export const flowFindings = (playbook: Playbook): readonly Finding[] => {
  if (playbook.steps[playbook.start] === undefined) {
    return [{ code: 'start.missing', at: 'start', what: playbook.start }];
  }
  const names = Object.keys(playbook.steps);
  const reached = spread(startsOf(playbook), (step) => waysFrom(playbook, step));
  const ending = spread([END], (step) =>
    names.filter((name) => waysFrom(playbook, name).includes(step)),
  );
  return [
    ...names.filter((name) => !reached.has(name)).map((name) => finding('step.unreachable', name)),
    ...names.filter((name) => !ending.has(name)).map((name) => finding('step.dead-end', name)),
    ...Object.entries(playbook.steps).flatMap(([name, step]) => stepFindings(name, step)),
    ...joinFindings(playbook),
    ...circleFindings(playbook),
  ];
};

const finding = (code: Finding['code'], step: string, what = step): Finding => ({
  code,
  at: `steps.${step}`,
  what,
});

const list = (to: To | undefined): readonly string[] =>
  to === undefined ? [] : typeof to === 'string' ? [to] : to;

/** Acts and responses with a way of their own begin anywhere. */
const startsOf = ({ start, acts = {}, responses = [] }: Playbook): readonly string[] => [
  start,
  ...Object.values(acts).flatMap(({ to }) => list(to)),
  ...responses.flatMap(({ to }) => list(to)),
];

/** Everything that can be come to from a few, step by step. */
const spread = (
  from: readonly string[],
  next: (step: string) => readonly string[],
): ReadonlySet<string> => {
  const seen = new Set<string>();
  const waiting = [...from];
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    if (seen.has(step)) continue;
    seen.add(step);
    waiting.push(...next(step));
  }
  return seen;
};

const stepFindings = (name: string, step: Step): readonly Finding[] => {
  const outcomes = Object.values(step.outcomes);
  if (outcomes.length === 0) return [finding('step.no-outcome', name)];
  if (step.by !== undefined) {
    return step.wait === undefined ? [] : [finding('step.person-waits', name)];
  }
  return mayStick(outcomes.map(({ when }) => when)) ? [finding('step.may-stick', name)] : [];
};

/** The last way is open to all, or two ways are each other's opposite. */
const mayStick = (conditions: readonly (string | undefined)[]): boolean => {
  const last = conditions.at(-1);
  if (last === undefined) return false;
  const [one, other, ...rest] = conditions;
  if (one === undefined || other === undefined || rest.length > 0) return true;
  return !opposites(one).includes(squeezed(other)) && !opposites(other).includes(squeezed(one));
};

const squeezed = (text: string): string => text.replace(/\s+/g, '');

const opposites = (text: string): readonly string[] => {
  const plain = squeezed(text);
  const swapped = plain.includes('!=') ? plain.replace('!=', '==') : plain.replace('==', '!=');
  return [
    `!${plain}`,
    `!(${plain})`,
    ...(swapped === plain || /&&|\|\|/.test(plain) ? [] : [swapped]),
  ];
};

const joinFindings = (playbook: Playbook): readonly Finding[] =>
  Object.entries(playbook.steps)
    .filter(([, { join }]) => join === true)
    .filter(
      ([name]) =>
        Object.keys(playbook.steps).filter((other) => waysFrom(playbook, other).includes(name))
          .length < 2,
    )
    .map(([name]) => finding('join.one-way', name));

/** A circle of machine steps that nothing interrupts: neither a person nor a wait. */
const circleFindings = (playbook: Playbook): readonly Finding[] => {
  const isMachine = (name: string): boolean => {
    const step = playbook.steps[name];
    return step !== undefined && step.by === undefined && step.wait === undefined;
  };
  const after = (name: string) => waysFrom(playbook, name).filter(isMachine);
  const inCircle = Object.keys(playbook.steps)
    .filter(isMachine)
    .filter((name) => spread(after(name), after).has(name));
  const first = inCircle[0];
  return first === undefined ? [] : [finding('step.circle', first, inCircle.join(' → '))];
};
