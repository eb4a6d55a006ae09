/** Time has passed: what is due happens. */
import type { Reaction } from '#shared/domain/playbook/due.ts';
import { reactionOf, ruleOfDue } from '#shared/domain/run/dues.ts';
import { type Moved, moved, type Stand } from '#shared/domain/run/moved.ts';
import { replanned } from '#shared/domain/run/phase.ts';
import type { RunEffect } from '#shared/domain/run/run-effect.ts';
import { leaveFor, takeOpenWay, viewOf, type Walk } from '#shared/domain/run/walk.ts';
import { wordsOf } from '#shared/domain/run/work-out.ts';
import type { RunFault, World } from '#shared/domain/run/world.ts';
import { type Due, type Limit, nextMoment } from '#shared/domain/ticket/due.ts';
import { accept, type Result } from '#shared/kernel/result.ts';

/** Everything whose moment has come is done, the earliest first, whichever moment the timer was set for. */
export const pass = (stand: Stand, world: World): Result<Moved, RunFault> =>
  moved<RunFault>(stand, world, (walk) => accept(fireAll(walk, world)));

/** The same after what the limits hang on has changed outside the ticket: they are planned first. */
export const passAnew = (stand: Stand, world: World): Result<Moved, RunFault> =>
  moved<RunFault>(stand, world, (walk) => accept(fireAll(replanned(walk, world), world)));

/** Each due that fires moves on to its next moment or goes, so this ends. */
const fireAll = (walk: Walk, world: World): Walk => {
  const due = firstDue(walk);
  return due === undefined || walk.run.stopped !== undefined
    ? walk
    : fireAll(replanned(fire(walk, due), world), world);
};

const firstDue = ({ dues, at: now }: Walk): Due | undefined =>
  dues
    .flatMap((due) => {
      const at = nextMoment(due);
      return at === undefined || at > now ? [] : [{ due, at }];
    })
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))[0]?.due;

const fire = (walk: Walk, due: Due): Walk => {
  const rest = { ...walk, dues: walk.dues.filter((other) => other !== due) };
  if (due.kind === 'wait') return waitOver(rest, due.step);
  return due.state === 'running' ? limitCame(rest, due) : rest;
};

const waitOver = (walk: Walk, name: string): Walk => {
  const here = walk.run.steps.find(({ id }) => id === name);
  const step = walk.playbook.steps[name];
  return here === undefined || step === undefined ? walk : takeOpenWay(walk, here, step);
};

const limitCame = (walk: Walk, due: Extract<Limit, { readonly state: 'running' }>): Walk => {
  const rule = ruleOfDue(walk.playbook, walk.run, due.id)?.rule;
  const reaction = rule === undefined ? undefined : reactionOf(rule, due);
  const isEnd = due.warnAt === undefined;
  const { warnAt: _, ...core } = due;
  const next: Due = isEnd
    ? { ...core, state: 'breached' }
    : { ...core, reminded: core.reminded + 1 };
  const fired = {
    due: due.id,
    moment: isEnd ? 'end' : 'reminder',
    ...(reaction === undefined ? {} : { reaction }),
  } as const;
  return reacted(
    { ...walk, dues: [...walk.dues, next], fired: [...walk.fired, fired] },
    // With the moment in it: a limit that was moved comes again.
    { due, key: `due.${due.id}.${due.at}.${isEnd ? 'end' : core.reminded}` },
    reaction,
  );
};

const reacted = (
  walk: Walk,
  { due, key }: { readonly due: Limit; readonly key: string },
  reaction: Reaction | undefined,
): Walk => {
  if (reaction === undefined) return walk;
  if ('go' in reaction) return leaveFor(walk, due.step, reaction.go);
  const said =
    'send' in reaction
      ? wordsOf(reaction.send, { view: viewOf(walk), ask: walk.ask })
      : { words: '' };
  return {
    ...walk,
    effects: [...walk.effects, effectOf(reaction, { key, due: due.id, said })],
  };
};

const effectOf = (
  reaction: Exclude<Reaction, { readonly go: string }>,
  {
    key,
    due,
    said,
  }: {
    readonly key: string;
    readonly due: string;
    readonly said: ReturnType<typeof wordsOf>;
  },
): RunEffect => {
  if ('remind' in reaction) return { kind: 'remind', key, to: reaction.remind, due };
  if ('raise' in reaction) return { kind: 'raise', key, to: reaction.raise, due };
  if ('give' in reaction) return { kind: 'give', key, to: reaction.give, due };
  return { kind: 'send', key, ...said, to: reaction.to, via: ['mail'] };
};
