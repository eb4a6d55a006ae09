import { protectionOf } from '#shared/domain/access/protection.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { asking } from '#shared/domain/run/asking.ts';
import type { RunFault } from '#shared/domain/run/world.ts';
import type { Decision, Moment } from '#shared/domain/ticket/decision.ts';
import { standOf, worldOf } from '#shared/domain/ticket/follow.ts';
import type { Result } from '#shared/kernel/result.ts';

/** A decision that moves no step but changes who holds the ticket: who sees it may hang on that. */
export const handedOver = (
  decision: Decision,
  playbook: Playbook,
  moment: Moment,
): Result<Decision, RunFault> => {
  const ask = asking(worldOf(moment));
  const protection = protectionOf(standOf(decision.after, playbook), ask);
  return ask.outcome(
    protection === undefined ? decision : { ...decision, after: { ...decision.after, protection } },
  );
};
