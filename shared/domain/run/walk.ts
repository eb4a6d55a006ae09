/**
 * The flow: steps are left and entered, branches open and join, machine steps are passed at once.
 *
 * A walk is one decision on its way. Every function here takes one and answers the next; nothing is changed in place.
 */
import type { Reaction } from '#shared/domain/playbook/due.ts';
import type { Effect } from '#shared/domain/playbook/effect.ts';
import { END, type Outcome, type Step, type To } from '#shared/domain/playbook/flow.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Asking, Names, View } from '#shared/domain/run/asking.ts';
import { usesOf, withComputed, withProposals } from '#shared/domain/run/form.ts';
import { canReach } from '#shared/domain/run/reach.ts';
import {
  MOST_HOPS,
  MOST_VISITS,
  type OpenStep,
  type Run,
  type StopReason,
} from '#shared/domain/run/run.ts';
import type { RunEffect } from '#shared/domain/run/run-effect.ts';
import { effectsOf } from '#shared/domain/run/work-out.ts';
import type { Case } from '#shared/domain/run/world.ts';
import type { Due } from '#shared/domain/ticket/due.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** Stands in the timeline where an outcome stands otherwise: time was up. */
const LIMIT = 'limit';

export interface Walk {
  readonly playbook: Playbook;
  readonly case: Case;
  readonly run: Run;
  readonly at: Instant;
  readonly ask: Asking;
  /** What the timeline will say. */
  readonly trail: readonly Trail[];
  readonly effects: readonly RunEffect[];
  readonly dues: readonly Due[];
  readonly fired: readonly Fired[];
  readonly hops: number;
}

/** A limit that has come to one of its moments. */
export interface Fired {
  readonly due: string;
  readonly moment: 'reminder' | 'end';
  readonly reaction?: Reaction;
}

export type Trail =
  | { readonly type: 'step.left'; readonly step: string; readonly outcome: string }
  | { readonly type: 'step.entered'; readonly step: string }
  /** Its condition did not hold. */
  | { readonly type: 'step.passed-over'; readonly step: string }
  | { readonly type: 'playbook.stopped'; readonly reason: StopReason };

export const viewOf = ({ playbook, run, case: ticket }: Walk, step?: OpenStep): View => ({
  playbook,
  run,
  case: ticket,
  ...(step === undefined ? {} : { step }),
});

export const targets = (to: To): readonly string[] => (typeof to === 'string' ? [to] : to);

/** Leaves a step by an outcome and goes where it leads. */
export const leave = (walk: Walk, step: OpenStep, name: string): Walk => {
  const outcome = walk.playbook.steps[step.id]?.outcomes[name];
  if (outcome === undefined) return stop(walk, 'no-way-on');
  const left: Walk = {
    ...withEffects(walk, outcome.effects, { place: `${step.id}.${name}`, step }),
    trail: [...walk.trail, { type: 'step.left', step: step.id, outcome: name }],
  };
  const without = {
    ...left,
    run: {
      ...left.run,
      steps: left.run.steps.filter(({ id }) => id !== step.id),
      votes: left.run.votes.filter((vote) => vote.step !== step.id),
    },
  };
  return settle(targets(outcome.to).reduce(enter, without));
};

/** Leaves a step because its limit says so. */
export const leaveFor = (walk: Walk, from: string | undefined, to: string): Walk => {
  if (from === undefined) return goTo(walk, to);
  const left: Walk = {
    ...walk,
    trail: [...walk.trail, { type: 'step.left', step: from, outcome: LIMIT }],
    run: {
      ...walk.run,
      steps: walk.run.steps.filter(({ id }) => id !== from),
      votes: walk.run.votes.filter((vote) => vote.step !== from),
    },
  };
  return settle(enter(left, to));
};

/** Leaves everything that is open and goes elsewhere: an act or a response with its own way. */
export const goTo = (walk: Walk, to: To): Walk =>
  settle(
    targets(to).reduce(enter, {
      ...walk,
      run: { ...walk.run, steps: [], joining: [], votes: [] },
    }),
  );

const enter = (walk: Walk, name: string): Walk => {
  if (name === END || walk.run.stopped !== undefined) return walk;
  const step = walk.playbook.steps[name];
  if (step === undefined) return stop(walk, 'no-way-on');
  return step.join === true ? arrive(walk, name) : open(walk, name, step);
};

/** A branch has come to a join; whether it opens is seen when all has been entered. */
const arrive = (walk: Walk, name: string): Walk =>
  walk.run.joining.includes(name)
    ? walk
    : { ...walk, run: { ...walk.run, joining: [...walk.run.joining, name] } };

/** Opens the joins that no open branch can still come to. */
const settle = (walk: Walk): Walk => {
  const ready = walk.run.joining.find(
    (join) => !walk.run.steps.some(({ id }) => canReach(walk.playbook, id, join)),
  );
  const step = ready === undefined ? undefined : walk.playbook.steps[ready];
  if (ready === undefined || step === undefined || walk.run.stopped !== undefined) return walk;
  const joined = {
    ...walk,
    run: { ...walk.run, joining: walk.run.joining.filter((name) => name !== ready) },
  };
  return settle(open(joined, ready, step));
};

const open = (walk: Walk, name: string, step: Step): Walk => {
  if (walk.run.steps.some(({ id }) => id === name)) return walk;
  if (walk.hops >= MOST_HOPS) return stop(walk, 'too-many-hops');
  const visits = (walk.run.visits[name] ?? 0) + 1;
  if (visits > MOST_VISITS) return stop(walk, 'too-many-visits');
  const here: OpenStep = { id: name, since: walk.at };
  if (step.when !== undefined && !walk.ask.holds(step.when, viewOf(walk, here))) {
    return passOver(walk, name, step);
  }
  const entered: Walk = {
    ...walk,
    hops: walk.hops + 1,
    trail: [...walk.trail, { type: 'step.entered', step: name }],
    run: {
      ...walk.run,
      steps: [...walk.run.steps, here],
      visits: { ...walk.run.visits, [name]: visits },
    },
  };
  const done = withEffects(entered, step.effects, { place: name, step: here });
  const proposed = {
    ...done,
    run: withProposals(usesOf(step.form), viewOf(done, here), walk.ask),
  };
  const ready = { ...proposed, run: withComputed(viewOf(proposed, here), walk.ask) };
  return isMachine(step) ? takeOpenWay(ready, here, step) : ready;
};

const isMachine = (step: Step): boolean => step.by === undefined && step.wait === undefined;

const passOver = (walk: Walk, name: string, step: Step): Walk => {
  const first = Object.values(step.outcomes)[0];
  const passed: Walk = {
    ...walk,
    hops: walk.hops + 1,
    trail: [...walk.trail, { type: 'step.passed-over', step: name }],
  };
  return first === undefined ? stop(passed, 'no-way-on') : targets(first.to).reduce(enter, passed);
};

/** The first outcome whose condition holds. */
export const takeOpenWay = (walk: Walk, here: OpenStep, step: Step): Walk => {
  const view = viewOf(walk, here);
  const way = Object.entries(step.outcomes).find(([, { when }]) => fits(when, view, walk.ask));
  return way === undefined ? stop(walk, 'no-way-on') : leave(walk, here, way[0]);
};

const fits = (when: Outcome['when'], view: View, ask: Asking): boolean =>
  when === undefined || ask.holds(when, view);

/** The engine stops itself; the ticket stays where it is and a person looks. */
export const stop = (walk: Walk, reason: StopReason): Walk =>
  walk.run.stopped === undefined
    ? {
        ...walk,
        run: { ...walk.run, stopped: reason },
        trail: [...walk.trail, { type: 'playbook.stopped', reason }],
      }
    : walk;

/** Works out effects where they happen: what they change in the run is changed, what leaves the ticket is collected. */
export const withEffects = (
  walk: Walk,
  effects: readonly Effect[] = [],
  place: EffectPlace,
): Walk =>
  effects.reduce(
    (current, effect, index) => withEffect(current, effect, { ...place, index }),
    walk,
  );

interface EffectPlace {
  readonly place: string;
  readonly step?: OpenStep;
  readonly names?: Names;
}

const withEffect = (
  walk: Walk,
  effect: Effect,
  { place, step, names, index }: EffectPlace & { readonly index: number },
): Walk => {
  const { run } = walk;
  const visit = step === undefined ? walk.trail.length : (run.visits[step.id] ?? 0);
  const found = effectsOf(effect, {
    key: `${place}.${visit}.${index}`,
    view: viewOf(walk, step),
    ask: walk.ask,
    ...(names === undefined ? {} : { names }),
  });
  const opened = found.effects.filter(({ kind }) => kind === 'open').length;
  return {
    ...walk,
    run: {
      ...found.run,
      spent: {
        sent: run.spent.sent + found.effects.filter(isSending).length,
        opened: run.spent.opened + opened,
      },
      children: { ...found.run.children, opened: found.run.children.opened + opened },
    },
    effects: walk.effects.concat(found.effects),
  };
};

const isSending = ({ kind }: RunEffect): boolean => kind === 'send' || kind === 'notice';

export const computed = (walk: Walk): Walk => ({
  ...walk,
  run: withComputed(viewOf(walk), walk.ask),
});
