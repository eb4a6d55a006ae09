/** The limits and waits that stand on a ticket, each with the reason for its moment in both languages. */
import type { Course } from '#shared/domain/due/due.ts';
import { explainDue, type Standing } from '#shared/domain/due/explain-due.ts';
import { isSpan } from '#shared/domain/expression/value.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { type Asking, asking, type View } from '#shared/domain/run/asking.ts';
import { courseOf, ruleOfDue } from '#shared/domain/run/dues.ts';
import type { Stand } from '#shared/domain/run/moved.ts';
import type { RunFault, World } from '#shared/domain/run/world.ts';
import type { Due, Limit, Wait } from '#shared/domain/ticket/due.ts';
import { millisecondsOf } from '#shared/kernel/instant.ts';
import type { Texts } from '#shared/kernel/language.ts';
import type { Result } from '#shared/kernel/result.ts';

export type ExplainedDue = Due & {
  /** Of the limit, where its playbook gives one. */
  readonly title?: Texts;
  readonly why: Texts;
};

/** @returns the dues in their order; one whose rule has changed meanwhile explains itself by its moment alone */
export const explainDues = (
  { playbook, case: ticket, run, dues }: Stand,
  world: World,
): Result<readonly ExplainedDue[], RunFault> => {
  const ask = asking(world);
  const place = { view: { playbook, run, case: ticket }, world, ask };
  return ask.outcome(
    dues.map((due) => (due.kind === 'wait' ? explainedWait(due, place) : explained(due, place))),
  );
};

interface Place {
  readonly view: View;
  readonly world: World;
  readonly ask: Asking;
}

const explained = (due: Limit, place: Place): ExplainedDue => {
  const { playbook, run } = place.view;
  const found = ruleOfDue(playbook, run, due.id);
  const course = found === undefined ? undefined : courseOf(found, place);
  if (found === undefined || course === undefined) {
    return explainedPlainly(due, place.world);
  }
  const { title, from, ends } = found.rule;
  const standing = {
    ...standingOf(due),
    ...titleOf('anchorTitle', from, playbook),
    ...titleOf('endTitle', 'at' in ends ? ends.at : undefined, playbook),
  };
  return { ...due, ...(title === undefined ? {} : { title }), why: inBoth(course, standing) };
};

/** Where nothing more can be said than the moment itself. */
const explainedPlainly = (due: Due, { calendar }: World): ExplainedDue => {
  const at = millisecondsOf('at' in due ? due.at : due.since);
  const standing = due.kind === 'wait' ? {} : standingOf(due);
  const course = { anchor: at, ending: { is: 'instant', at, isDay: false }, calendar } as const;
  return { ...due, why: inBoth(course, { ...standing, stood: 0 }) };
};

/** For a playbook that is at fault, whose expressions cannot be worked out. */
export const explainPlainly = (dues: readonly Due[], world: World): readonly ExplainedDue[] =>
  dues.map((due) => explainedPlainly(due, world));

const standingOf = (due: Limit): Standing => {
  const { stood, state } = due;
  switch (state) {
    case 'running':
      return { stood };
    case 'breached':
      return { stood, isBreached: true };
    case 'paused': {
      const { leftMinutes } = due;
      return { stood, paused: { since: millisecondsOf(due.since), leftMinutes } };
    }
  }
};

/** An expression that is a field and nothing more is called as the field is. */
const titleOf = (
  as: 'anchorTitle' | 'endTitle',
  expression: string | undefined,
  { fields }: Playbook,
): Pick<Standing, 'anchorTitle' | 'endTitle'> => {
  const title = expression === undefined ? undefined : fields[expression]?.title;
  return title === undefined ? {} : { [as]: title };
};

/** A wait of a length of time counts from the entering of its step. */
const explainedWait = (due: Wait, place: Place): ExplainedDue => {
  const { playbook, run } = place.view;
  const step = run.steps.find(({ id }) => id === due.step);
  const wait = playbook.steps[due.step]?.wait;
  if (step === undefined || wait === undefined || !('for' in wait)) {
    return explainedPlainly(due, place.world);
  }
  const span = place.ask.value(wait.for, { ...place.view, step });
  if (!isSpan(span)) return explainedPlainly(due, place.world);
  const course: Course = {
    anchor: millisecondsOf(step.since),
    ending: { is: 'span', span: span.span, direction: span.direction },
    calendar: place.world.calendar,
  };
  return { ...due, why: inBoth(course, { stood: 0 }) };
};

const inBoth = (course: Course, standing: Standing): Texts => ({
  'zh-CN': explainDue(course, standing, 'zh-CN'),
  en: explainDue(course, standing, 'en'),
});
