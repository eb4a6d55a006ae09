/** What can be chosen in a trial now, numbered as it is shown. */
import { type Actor, isOutside } from '#local/playbooks/pretend-people.ts';
import type { Trial } from '#local/playbooks/trial.ts';
import type { By, Who } from '#shared/domain/playbook/who.ts';
import type { FormUse } from '#shared/domain/run/form.ts';
import { byOf, whoList } from '#shared/domain/run/people.ts';
import type { Possible, PossibleStep, Why } from '#shared/domain/run/possible.ts';

export type Option = {
  /** `<step>.<outcome>` or the act's id: what scripts say instead of a number. */
  readonly name: string;
  /** As it is shown. */
  readonly title: string;
  readonly form: readonly FormUse[];
  readonly why?: Why;
} & (
  | { readonly kind: 'outcome'; readonly step: string; readonly outcome: string }
  | { readonly kind: 'act'; readonly act: string }
);

/** The outcomes of all open steps in their order, then the acts. */
export const optionsOf = (
  { playbook, language }: Trial,
  { steps, acts }: Possible,
  actor: Actor,
): readonly Option[] => [
  ...steps.flatMap((step) =>
    step.outcomes.map(({ id, title, form, why }): Option => {
      const barred = whyNot(step, actor) ?? why;
      return {
        kind: 'outcome',
        name: `${step.id}.${id}`,
        step: step.id,
        outcome: id,
        title: title[language],
        form: together([...step.form, ...form]),
        ...(barred === undefined ? {} : { why: barred }),
      };
    }),
  ),
  ...acts.map(({ id, title, form, why }): Option => {
    const barred = isAway(playbook.acts?.[id]?.by, actor) ?? why;
    return {
      kind: 'act',
      name: id,
      act: id,
      title: title[language],
      form: together(form),
      ...(barred === undefined ? {} : { why: barred }),
    };
  }),
];

/** Parties outside come by their link to the steps that name them, and to no other. */
export const whyNot = (step: PossibleStep, actor: Actor): Why | undefined => {
  if (actor.kind === 'colleague') return step.why;
  return step.by.includes(actor.who) ? undefined : { code: 'not-yours', waitsFor: step.by };
};

const isAway = (by: Who | By | undefined, actor: Actor): Why | undefined =>
  actor.kind === 'outside' && by !== undefined
    ? { code: 'not-yours', waitsFor: whoList(byOf(by).who) }
    : undefined;

/** A field that the step and the outcome ask is asked once, and strictly where one of them is strict. */
const together = (uses: readonly FormUse[]): readonly FormUse[] => {
  const byName = new Map<string, FormUse>();
  for (const use of uses) {
    const known = byName.get(use.name);
    if (known === undefined || STRICTNESS[use.use] > STRICTNESS[known.use]) {
      byName.set(use.name, use);
    }
  }
  return [...byName.values()];
};

const STRICTNESS = { shown: 0, may: 1, must: 2 } as const;

/** Whoever could act on the step now, of all that can be played. */
export const whoMayAct = (trial: Trial, step: string): readonly Actor[] =>
  trial.people.filter((actor) => {
    const found = trial.possible(actor);
    const here = found.ok ? found.value.steps.find(({ id }) => id === step) : undefined;
    if (here === undefined) return false;
    return actor.kind === 'outside'
      ? isOutside(actor.who) && here.by.includes(actor.who)
      : here.why === undefined;
  });
