/**
 * The limits and waits of a run: worked out anew with every decision, so that they move with their anchor, their calendar and
 * whatever else they hang on. What is remembered is only what cannot be worked out: how long a limit stood still, and which of
 * its reminders are done.
 */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { dayOfDate } from '#shared/domain/calendar/local-date.ts';
import { instantOnWallClock } from '#shared/domain/calendar/zone.ts';
import { type Course, clockOf, type Ending, endOf } from '#shared/domain/due/due.ts';
import { parseMoment } from '#shared/domain/due/moment-text.ts';
import { type Span, subtractSpan } from '#shared/domain/due/span.ts';
import { parseSpan } from '#shared/domain/due/span-text.ts';
import { isSpan, type Value } from '#shared/domain/expression/value.ts';
import type { DueRule, Reaction } from '#shared/domain/playbook/due.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { type Asking, calendarOf, type View } from '#shared/domain/run/asking.ts';
import type { OpenStep, Run } from '#shared/domain/run/run.ts';
import { waitEnd } from '#shared/domain/run/wait-end.ts';
import type { World } from '#shared/domain/run/world.ts';
import type { Due, Limit } from '#shared/domain/ticket/due.ts';
import { type Instant, instantOf, isInstant, millisecondsOf } from '#shared/kernel/instant.ts';

interface Rule {
  readonly id: string;
  readonly rule: DueRule;
  readonly anchor: Instant;
  readonly step?: OpenStep;
}

/** All limits that stand on the run now. */
const rulesOf = ({ dues = [], steps }: Playbook, run: Run, isActive: boolean): readonly Rule[] => [
  ...(isActive ? dues.map((rule) => ({ id: rule.id, rule, anchor: run.activeSince })) : []),
  ...run.steps.flatMap((step) =>
    (steps[step.id]?.dues ?? []).map((rule) => ({
      id: `${step.id}.${run.visits[step.id] ?? 1}.${rule.id}`,
      rule,
      anchor: step.since,
      step,
    })),
  ),
];

/** The rule behind a due that stands on the ticket; nothing when the ticket has moved on. */
export const ruleOfDue = (playbook: Playbook, run: Run, id: string): Rule | undefined =>
  rulesOf(playbook, run, true).find((rule) => rule.id === id);

/**
 * @param before the dues as they stood
 * @param isActive whether limits of the whole ticket run: not once it is resolved
 */
export const planDues = (
  before: readonly Due[],
  {
    view,
    world,
    ask,
    isActive,
  }: {
    readonly view: View;
    readonly world: World;
    readonly ask: Asking;
    readonly isActive: boolean;
  },
): readonly Due[] => [
  ...rulesOf(view.playbook, view.run, isActive).flatMap((rule) =>
    planned(rule, before, { view, world, ask }),
  ),
  ...view.run.steps.flatMap((step): readonly Due[] => {
    const at = waitEnd(view.playbook.steps[step.id], step, { view, ask, calendar: world.calendar });
    return at === undefined ? [] : [{ kind: 'wait', step: step.id, at }];
  }),
];

const planned = (
  counting: Rule,
  before: readonly Due[],
  { view, world, ask }: { readonly view: View; readonly world: World; readonly ask: Asking },
): readonly Due[] => {
  const { id, rule, step } = counting;
  const seen: View = step === undefined ? view : { ...view, step };
  if (rule.keptWhen !== undefined && ask.holds(rule.keptWhen, seen)) return [];
  const course = courseOf(counting, { view, world, ask });
  if (course === undefined) return [];
  const anchor = instantOf(course.anchor);
  const known = before.find((due) => due.kind === 'limit' && due.id === id);
  const old = known?.kind === 'limit' && known.anchor === anchor ? known : undefined;
  const clock = clockOf(course);
  const stood = standing(old, world.at, clock.between);
  const at = endOf(course, stood);
  const core = {
    kind: 'limit',
    id,
    anchor,
    ...(step === undefined ? {} : { step: step.id }),
  } as const;
  if (old?.state === 'breached' && instantOf(at) <= world.at) return [old];
  const remindAt = remindersOf(rule, { at, anchor: course.anchor, calendar: course.calendar });
  // Of a limit that was moved away the reminders come again.
  const past = remindAt.filter((moment) => instantOf(moment) <= world.at).length;
  const reminded = Math.min(old?.reminded ?? 0, past);
  if (rule.pausedWhile !== undefined && ask.holds(rule.pausedWhile, seen)) {
    if (old?.state === 'paused') return [old];
    const leftMinutes = Math.max(0, clock.between(millisecondsOf(world.at), at));
    return [{ ...core, state: 'paused', stood, reminded, since: world.at, leftMinutes }];
  }
  const warnAt = remindAt[reminded];
  return [
    {
      ...core,
      state: 'running',
      stood,
      reminded,
      at: instantOf(at),
      ...(warnAt === undefined ? {} : { warnAt: instantOf(warnAt) }),
    },
  ];
};

/** Minutes that the limit has stood still, up to now. */
const standing = (
  old: Limit | undefined,
  now: Instant,
  between: (from: number, to: number) => number,
): number => {
  if (old === undefined) return 0;
  return old.state === 'paused'
    ? old.stood + Math.max(0, between(millisecondsOf(old.since), millisecondsOf(now)))
    : old.stood;
};

/** How a rule is counted now; nothing while what it hangs on is unset. */
export const courseOf = (
  { rule, anchor: usual, step }: Rule,
  { view, world, ask }: { readonly view: View; readonly world: World; readonly ask: Asking },
): Course | undefined => {
  const seen: View = step === undefined ? view : { ...view, step };
  const calendar = calendarOf(world, rule.calendar);
  const from = rule.from === undefined ? usual : ask.value(rule.from, seen);
  const anchor = momentOf(from, calendar);
  if (anchor === undefined) return undefined;
  const ending = endingOf(rule, { seen, ask, calendar });
  return ending === undefined ? undefined : { anchor: anchor.at, ending, calendar };
};

const endingOf = (
  { ends }: DueRule,
  {
    seen,
    ask,
    calendar,
  }: { readonly seen: View; readonly ask: Asking; readonly calendar: Calendar },
): Ending | undefined => {
  if ('within' in ends) {
    const span = parseSpan(ends.within);
    return span.ok ? { is: 'span', ...span.value } : undefined;
  }
  if ('withinOf' in ends) {
    const value = ask.value(ends.withinOf, seen);
    return isSpan(value) ? { is: 'span', span: value.span, direction: value.direction } : undefined;
  }
  if ('by' in ends) {
    const moment = parseMoment(ends.by);
    return moment.ok ? { is: 'moment', moment: moment.value } : undefined;
  }
  const moment = momentOf(ask.value(ends.at, seen), calendar);
  return moment === undefined ? undefined : { is: 'instant', ...moment };
};

/** An instant as it is; a day counts from its end in the desk's zone. */
const momentOf = (
  value: Value,
  calendar: Calendar,
): { readonly at: number; readonly isDay: boolean } | undefined => {
  if (typeof value !== 'string') return undefined;
  if (isInstant(value)) return { at: millisecondsOf(value), isDay: false };
  const day = dayOfDate(value);
  return day === undefined
    ? undefined
    : { at: instantOnWallClock(calendar.zone, day + 1, 0), isDay: true };
};

/** The moments of its reminders in their order; none lies before the limit began to run. */
const remindersOf = (
  { before = [] }: DueRule,
  {
    at,
    anchor,
    calendar,
  }: { readonly at: number; readonly anchor: number; readonly calendar: Calendar },
): readonly number[] =>
  inOrder(before).flatMap(({ span: text }) => {
    const span = parseSpan(text);
    if (!span.ok) return [];
    const moment = subtractSpan(calendar, at, span.value.span);
    return [at < anchor ? moment : Math.max(anchor, moment)];
  });

/** What a due does next: its first reminder that is not done, then what comes after it. */
export const reactionOf = (rule: DueRule, due: Due): Reaction | undefined =>
  due.kind === 'limit' && due.state === 'running' && due.warnAt !== undefined
    ? inOrder(rule.before ?? [])[due.reminded]?.do
    : rule.after;

/** The earliest reminder first, whatever order they were written in. */
const inOrder = (before: NonNullable<DueRule['before']>) =>
  before.toSorted((a, b) => roughly(b.span) - roughly(a.span));

const MINUTES: Readonly<Record<Span['unit'], number>> = {
  minutes: 1,
  hours: 60,
  days: 1_440,
  weeks: 10_080,
  months: 43_200,
  quarters: 129_600,
  years: 525_600,
};

/** Good enough to sort by. */
const roughly = (text: string): number => {
  const span = parseSpan(text);
  return span.ok ? span.value.span.amount * MINUTES[span.value.span.unit] : 0;
};
