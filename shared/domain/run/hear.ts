/** What happens to a ticket from outside, and what its playbook answers. */
import type { Value } from '#shared/domain/expression/value.ts';
import type { Response } from '#shared/domain/playbook/flow.ts';
import { type ActRefusal, type Moved, moved, type Stand } from '#shared/domain/run/moved.ts';
import type { Run } from '#shared/domain/run/run.ts';
import { goTo, leave, viewOf, type Walk, withEffects } from '#shared/domain/run/walk.ts';
import type { RunFault, World } from '#shared/domain/run/world.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface Heard {
  readonly on: Response['on'];
  /** What the responses may use as `event`. */
  readonly event?: Readonly<Record<string, Value>>;
  /** What becomes of the run whatever the playbook answers. */
  readonly change?: (run: Run) => Run;
}

/** Something has happened to the ticket; the playbook answers as it says. */
export const hear = (stand: Stand, heard: Heard, world: World): Result<Moved, RunFault> =>
  moved<RunFault>({ ...stand, run: heard.change?.(stand.run) ?? stand.run }, world, (walk) =>
    accept(
      (walk.playbook.responses ?? [])
        .filter(({ on }) => on === heard.on)
        .reduce((current, response, index) => answered(current, response, { heard, index }), walk),
    ),
  );

const answered = (
  walk: Walk,
  { when, effects, to }: Response,
  { heard, index }: { readonly heard: Heard; readonly index: number },
): Walk => {
  const names = { event: heard.event ?? {} };
  if (when !== undefined && !walk.ask.holds(when, viewOf(walk), names)) return walk;
  const done = withEffects(walk, effects, { place: `${heard.on}.${index}.${walk.at}`, names });
  return to === undefined ? done : goTo(done, to);
};

/** Another ticket, or the desk, takes an outcome here without a person: `tell`. */
export const beTold = (stand: Stand, outcome: string, world: World): Result<Moved, ActRefusal> =>
  moved<ActRefusal>(stand, world, (walk) => {
    const here = walk.run.steps.find(
      ({ id }) => walk.playbook.steps[id]?.outcomes[outcome] !== undefined,
    );
    return here === undefined
      ? refuse({ code: 'outcome.missing', name: outcome })
      : accept(leave(walk, here, outcome));
  });
