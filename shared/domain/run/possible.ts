/** What may be done next on a ticket by one person, with the reason where it may not. */

import type { Person } from '#shared/domain/access/role.ts';
import { hiddenFields } from '#shared/domain/access/seen-fields.ts';
import type { FieldUse } from '#shared/domain/playbook/field.ts';
import type { Act, Outcome, Step } from '#shared/domain/playbook/flow.ts';
import type { By, Who } from '#shared/domain/playbook/who.ts';
import { asking, type View } from '#shared/domain/run/asking.ts';
import { type FormUse, usesOf } from '#shared/domain/run/form.ts';
import type { Stand } from '#shared/domain/run/moved.ts';
import { byOf, standing, whoList } from '#shared/domain/run/people.ts';
import type { OpenStep, StopReason } from '#shared/domain/run/run.ts';
import type { RunFault, World } from '#shared/domain/run/world.ts';
import type { Texts } from '#shared/kernel/language.ts';
import type { Result } from '#shared/kernel/result.ts';

export interface Possible {
  readonly steps: readonly PossibleStep[];
  readonly acts: readonly PossibleAct[];
  readonly stopped?: StopReason;
}

export interface PossibleStep extends OpenStep {
  readonly title: Texts;
  readonly guide?: Texts;
  /** Nobody acts here; the engine waits. */
  readonly waits?: 'condition' | 'moment' | 'tickets';
  readonly by: readonly Who[];
  /** Set when this person may not act on the step at all. */
  readonly why?: Why;
  /** How many have agreed, where several must. */
  readonly agreed: number;
  readonly form: readonly FormUse[];
  readonly outcomes: readonly PossibleOutcome[];
}

export interface PossibleOutcome {
  readonly id: string;
  readonly title: Texts;
  readonly form: readonly FormUse[];
  /** Set when the outcome may not be taken with what is filled in now. */
  readonly why?: Why;
}

export interface PossibleAct {
  readonly id: string;
  readonly title: Texts;
  readonly form: readonly FormUse[];
  readonly why?: Why;
}

export type Why =
  | { readonly code: 'not-yours'; readonly waitsFor: readonly Who[] }
  /** `subject`: the case is about this very person. */
  | { readonly code: 'subject' | 'four-eyes' | 'voted-already' | 'not-your-turn' }
  /** Its condition does not hold yet; the expression of the playbook. */
  | { readonly code: 'condition'; readonly when: string };

export const possible = (
  stand: Stand,
  person: Person,
  world: World,
): Result<Possible, RunFault> => {
  const ask = asking({ ...world, me: person });
  const base: View = { playbook: stand.playbook, run: stand.run, case: stand.case };

  const hidden = hiddenFields(person, base, ask);
  const seen = (form: readonly FieldUse[] | undefined): readonly FormUse[] =>
    usesOf(form).filter(({ name }) => !hidden.has(name));

  const barred = (name: string, by: Who | By, view: View): Why | undefined => {
    const stands = standing(name, byOf(by), { person, view, ask });
    if (stands.may) return undefined;
    return stands.why === 'not-yours'
      ? { code: 'not-yours', waitsFor: whoList(byOf(by).who) }
      : { code: stands.why };
  };

  const outcomeOf = (id: string, { title, form, when }: Outcome, view: View): PossibleOutcome => ({
    id,
    title,
    form: seen(form),
    ...(when === undefined || ask.holds(when, view) ? {} : { why: { code: 'condition', when } }),
  });

  const stepOf = (open: OpenStep): readonly PossibleStep[] => {
    const step = stand.playbook.steps[open.id];
    if (step === undefined) return [];
    const view = { ...base, step: open };
    const why = step.by === undefined ? undefined : barred(open.id, step.by, view);
    return [
      {
        ...open,
        title: step.title,
        ...(step.guide === undefined ? {} : { guide: step.guide }),
        ...waiting(step),
        by: step.by === undefined ? [] : whoList(byOf(step.by).who),
        ...(why === undefined ? {} : { why }),
        agreed: stand.run.votes.filter((vote) => vote.step === open.id).length,
        form: seen(step.form),
        outcomes:
          step.by === undefined
            ? []
            : Object.entries(step.outcomes).map(([id, outcome]) => outcomeOf(id, outcome, view)),
      },
    ];
  };

  const actOf = ([id, act]: readonly [string, Act]): PossibleAct => {
    const notYours = barred(id, act.by, base);
    const notNow: Why | undefined =
      act.when === undefined || ask.holds(act.when, base)
        ? undefined
        : { code: 'condition', when: act.when };
    const why = notYours ?? notNow;
    return { id, title: act.title, form: seen(act.form), ...(why === undefined ? {} : { why }) };
  };

  return ask.outcome({
    steps: stand.run.steps.flatMap(stepOf),
    acts: Object.entries(stand.playbook.acts ?? {}).map(actOf),
    ...(stand.run.stopped === undefined ? {} : { stopped: stand.run.stopped }),
  });
};

const waiting = ({ wait }: Step): Pick<PossibleStep, 'waits'> => {
  if (wait === undefined) return {};
  if ('for' in wait) return { waits: 'condition' };
  return { waits: 'until' in wait ? 'moment' : 'tickets' };
};
