/** One decision on a run, from the state that was read to the state that shall be stored. */
import { protectionOf } from '#shared/domain/access/protection.ts';
import type { Protection } from '#shared/domain/access/reading.ts';
import type { SignRefusal } from '#shared/domain/document/sign.ts';
import type { Entry } from '#shared/domain/ledger/entry.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { asking } from '#shared/domain/run/asking.ts';
import { entryFor } from '#shared/domain/run/entry-for.ts';
import type { FormRefusal } from '#shared/domain/run/form.ts';
import { type Phase, phaseOf, replanned } from '#shared/domain/run/phase.ts';
import { MOST_OPENED, MOST_SENT, type Run } from '#shared/domain/run/run.ts';
import type { RunEffect } from '#shared/domain/run/run-effect.ts';
import { passWaits } from '#shared/domain/run/waits.ts';
import {
  computed,
  type Fired,
  stop,
  type Trail,
  viewOf,
  type Walk,
} from '#shared/domain/run/walk.ts';
import type { Case, RunFault, World } from '#shared/domain/run/world.ts';
import type { Due } from '#shared/domain/ticket/due.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/** A ticket's run as it was read. */
export interface Stand {
  readonly playbook: Playbook;
  readonly case: Case;
  readonly run: Run;
  readonly dues: readonly Due[];
}

export interface Moved {
  readonly run: Run;
  readonly dues: readonly Due[];
  readonly phase: Phase;
  readonly trail: readonly Trail[];
  readonly effects: readonly RunEffect[];
  readonly fired: readonly Fired[];
  /** Who is kept from the ticket as it stands then, where its playbook keeps anybody out. */
  readonly protection?: Protection;
  /** What it posts to ledgers, in the ticket's own transaction. */
  readonly entry?: Entry;
}

export type ActRefusal =
  | RunFault
  | { readonly code: 'step.not-open'; readonly step: string }
  | { readonly code: 'outcome.missing' | 'act.missing'; readonly name: string }
  /** The outcome's condition does not hold with what was filled in. */
  | { readonly code: 'outcome.not-now'; readonly name: string; readonly when: string }
  | {
      readonly code:
        | 'step.not-yours'
        /** The case is about this very person. */
        | 'step.subject'
        | 'step.four-eyes'
        | 'step.voted-already'
        | 'step.not-your-turn';
      readonly step: string;
    }
  | SignRefusal
  | { readonly code: 'form.refused'; readonly problems: readonly FormRefusal[] };

/**
 * Makes a walk of what stands, lets it be walked, and finishes it: waits that are over are passed, limits planned anew.
 *
 * @returns a fault instead, where facts were missing or an expression failed: then nothing of the walk counts
 */
export const moved = <Refusal>(
  { playbook, case: ticket, run, dues }: Stand,
  world: World,
  walked: (walk: Walk) => Result<Walk, Refusal>,
): Result<Moved, Refusal | RunFault> => {
  const ask = asking(world);
  const walk: Walk = {
    playbook,
    case: ticket,
    run,
    dues,
    at: world.at,
    ask,
    trail: [],
    effects: [],
    fired: [],
    hops: 0,
  };
  const result = walked(walk);
  // What was refused while facts were missing may be allowed once they are there.
  const known = ask.outcome(undefined);
  if (!known.ok) return known;
  if (!result.ok) return result;
  const last = finish(result.value, world);
  const posted = entryFor(last, world);
  const protection = protectionOf(viewOf(given(last)), ask);
  // Bounds of accounts may ask for facts too.
  const complete = ask.outcome(undefined);
  if (!complete.ok) return complete;
  if (!posted.ok) return refuse({ code: 'playbook.postings-refused', refusal: posted.refusal });
  return accept({
    run: last.run,
    phase: phaseOf(last),
    dues: last.dues,
    trail: last.trail,
    effects: last.effects,
    fired: last.fired,
    ...(protection === undefined ? {} : { protection }),
    ...(posted.value === undefined ? {} : { entry: posted.value }),
  });
};

/** A limit that gives the ticket away takes it from whoever holds it. */
const given = (walk: Walk): Walk => {
  if (!walk.effects.some(({ kind }) => kind === 'give')) return walk;
  const { owner: _, ...ticket } = walk.case;
  return { ...walk, case: ticket };
};

const finish = (walk: Walk, world: World): Walk => {
  const last = withinMeans(passWaits(computed(walk), world.calendar));
  const run = stamped(last.run, { phase: phaseOf(last), at: world.at });
  return replanned({ ...last, run }, world);
};

/** Whatever a playbook says, one ticket does not send or open without end. */
const withinMeans = (walk: Walk): Walk => {
  const { sent, opened } = walk.run.spent;
  if (sent > MOST_SENT) return { ...stop(walk, 'too-many-sends'), effects: [] };
  return opened > MOST_OPENED ? { ...stop(walk, 'too-many-children'), effects: [] } : walk;
};

/** When it became what it is now; a ticket that is worked on again forgets that it was done. */
const stamped = (run: Run, { phase, at }: { readonly phase: Phase; readonly at: Instant }): Run => {
  const { resolvedAt, endedAt: _, ...rest } = run;
  switch (phase) {
    case 'active':
      return resolvedAt === undefined ? run : { ...rest, activeSince: at };
    case 'resolved':
      return { ...rest, resolvedAt: resolvedAt ?? at };
    case 'ended':
      return { ...rest, resolvedAt: resolvedAt ?? at, endedAt: run.endedAt ?? at };
  }
};
