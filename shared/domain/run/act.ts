/** What a person does: takes an outcome, saves a form, does an act beside the steps. */
import type { Person } from '#shared/domain/access/role.ts';
import { fieldsOn } from '#shared/domain/document/signers.ts';
import type { Outcome, Step } from '#shared/domain/playbook/flow.ts';
import type { By, Who } from '#shared/domain/playbook/who.ts';
import { type Filled, fillForm, putIn, usesOf } from '#shared/domain/run/form.ts';
import { type ActRefusal, type Moved, moved, type Stand } from '#shared/domain/run/moved.ts';
import { byOf, standing, stillNeeded, voteOf } from '#shared/domain/run/people.ts';
import type { OpenStep } from '#shared/domain/run/run.ts';
import { isFiling, type SignatureRefusal, withSignatures } from '#shared/domain/run/signatures.ts';
import { goTo, leave, viewOf, type Walk, withEffects } from '#shared/domain/run/walk.ts';
import type { World } from '#shared/domain/run/world.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface Taken {
  readonly step: string;
  readonly outcome: string;
  readonly filled?: Filled;
  /** Nothing for a party outside. */
  readonly person?: Person;
  /** Which one, where its link says so. */
  readonly party?: Who;
}

/** Somebody takes an outcome of a step that is open. */
export const takeOutcome = (stand: Stand, taken: Taken, world: World): Result<Moved, ActRefusal> =>
  moved<ActRefusal>(stand, world, (walk) => {
    const way = wayOf(walk, taken);
    if (!way.ok) return way;
    const { here, step, by, outcome } = way.value;
    const { filled: given = {}, party } = taken;
    const person = isFiling(by, taken.person, given) ? undefined : taken.person;
    const barred = bar(walk, here, step, { person, party });
    if (barred !== undefined) return refuse(barred);
    const uses = usesOf([...(step.form ?? []), ...(outcome.form ?? [])]);
    const filled = fillForm(given, uses, {
      view: viewOf(walk, here),
      ask: walk.ask,
      ...(person === undefined ? {} : { person }),
    });
    if (!filled.ok) return refuse({ code: 'form.refused', problems: filled.refusal });
    const full = { ...walk, run: filled.value };
    if (outcome.when !== undefined && !walk.ask.holds(outcome.when, viewOf(full, here))) {
      return refuse({ code: 'outcome.not-now', name: taken.outcome, when: outcome.when });
    }
    const signed = withSignatures(full, uses, {
      signer: { by, person: taken.person, party },
      documents: fieldsOn(walk.playbook, step, 'document'),
    });
    return signed.ok
      ? accept(
          agreed(remembering(signed.value, here.id, taken), here, step, {
            outcome: taken.outcome,
            person,
            party,
          }),
        )
      : refuse(refusalOf(signed.refusal));
  });

const remembering = (walk: Walk, step: string, { person }: Taken): Walk => {
  if (person === undefined) return walk;
  const taken = { ...walk.run.taken, [step]: { by: person.id, at: walk.at } };
  return { ...walk, run: { ...walk.run, taken } };
};

/** A colleague, or a party outside. */
interface Actor {
  readonly person: Person | undefined;
  readonly party?: Who | undefined;
}

interface Way {
  readonly here: OpenStep;
  readonly step: Step;
  readonly by: By;
  readonly outcome: Outcome;
}

const wayOf = (walk: Walk, { step: name, outcome: way }: Taken): Result<Way, ActRefusal> => {
  const here = walk.run.steps.find(({ id }) => id === name);
  const step = walk.playbook.steps[name];
  if (here === undefined || step?.by === undefined) {
    return refuse({ code: 'step.not-open', step: name });
  }
  const outcome = step.outcomes[way];
  return outcome === undefined
    ? refuse({ code: 'outcome.missing', name: way })
    : accept({ here, step, by: byOf(step.by), outcome });
};

const refusalOf = (refusal: SignatureRefusal): ActRefusal =>
  refusal.code === 'field.not-yours' ? { code: 'form.refused', problems: [refusal] } : refusal;

const bar = (walk: Walk, here: OpenStep, step: Step, actor: Actor): ActRefusal | undefined => {
  if (step.by === undefined) return undefined;
  const place = { ...actor, view: viewOf(walk, here), ask: walk.ask };
  const stands = standing(here.id, byOf(step.by), place);
  return stands.may ? undefined : { code: `step.${stands.why}`, step: here.id };
};

/** The first outcome of a step is consent and may need several; any other is taken by one. */
const agreed = (
  walk: Walk,
  here: OpenStep,
  step: Step,
  { outcome, ...actor }: Actor & { readonly outcome: string },
): Walk => {
  const isConsent = Object.keys(step.outcomes)[0] === outcome;
  if (step.by === undefined || !isConsent) return leave(walk, here, outcome);
  const by = byOf(step.by);
  const view = viewOf(walk, here);
  if (stillNeeded(here.id, by, view, walk.ask) === 0) return leave(walk, here, outcome);
  const vote = voteOf(here.id, by, { ...actor, view, ask: walk.ask });
  return { ...walk, run: { ...walk.run, votes: [...walk.run.votes, vote] } };
};

/** Saves what a person has filled in so far: each value must be one of its field, none needs to be complete or to fit the others. */
export const saveForm = (
  stand: Stand,
  {
    step: name,
    filled,
    person,
  }: { readonly step: string; readonly filled: Filled; readonly person: Person },
  world: World,
): Result<Moved, ActRefusal> =>
  moved<ActRefusal>(stand, world, (walk) => {
    const here = walk.run.steps.find(({ id }) => id === name);
    const step = walk.playbook.steps[name];
    if (here === undefined || step?.by === undefined) {
      return refuse({ code: 'step.not-open', step: name });
    }
    const barred = bar(walk, here, step, { person });
    if (barred !== undefined) return refuse(barred);
    const uses = usesOf([
      ...(step.form ?? []),
      ...Object.values(step.outcomes).flatMap(({ form = [] }) => form),
    ]);
    const run = putIn(filled, uses, { view: viewOf(walk, here), ask: walk.ask, person });
    return run.ok
      ? accept({ ...walk, run: run.value })
      : refuse({ code: 'form.refused', problems: run.refusal });
  });

/** Somebody does something beside the steps. */
export const takeAct = (
  stand: Stand,
  {
    act: name,
    filled = {},
    person,
  }: { readonly act: string; readonly filled?: Filled; readonly person: Person },
  world: World,
): Result<Moved, ActRefusal> =>
  moved<ActRefusal>(stand, world, (walk) => {
    const act = walk.playbook.acts?.[name];
    if (act === undefined) return refuse({ code: 'act.missing', name });
    const stands = standing(name, byOf(act.by), { person, view: viewOf(walk), ask: walk.ask });
    if (!stands.may) return refuse({ code: `step.${stands.why}`, step: name });
    const run = fillForm(filled, usesOf(act.form), { view: viewOf(walk), ask: walk.ask, person });
    if (!run.ok) return refuse({ code: 'form.refused', problems: run.refusal });
    const full = { ...walk, run: run.value };
    if (act.when !== undefined && !walk.ask.holds(act.when, viewOf(full))) {
      return refuse({ code: 'outcome.not-now', name, when: act.when });
    }
    const signed = withSignatures(full, usesOf(act.form), {
      signer: { by: byOf(act.by), person },
      documents: [],
    });
    if (!signed.ok) return refuse(refusalOf(signed.refusal));
    const done = withEffects(signed.value, act.effects, { place: `act.${name}.${full.at}` });
    return accept(act.to === undefined ? done : goTo(done, act.to));
  });
