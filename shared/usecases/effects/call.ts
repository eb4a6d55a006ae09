import type { RunEffect } from '#shared/domain/run/run-effect.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import { committed } from '#shared/usecases/decide-again.ts';
import type { MomentPorts } from '#shared/usecases/moment.ts';

/** Hands a call to its own queue, where whoever answers slowly holds up nothing else. The call has its id from the effect. */
export const planCall = async (
  {
    clock,
    ids,
    desk,
  }: Pick<MomentPorts, 'clock' | 'ids'> & { readonly desk: Pick<DeskStore, 'commit'> },
  { id }: Ticket,
  { effect: { key }, version }: { readonly effect: RunEffect; readonly version: number },
): Promise<void> => {
  const at = clock.now();
  const call = {
    queue: 'calls',
    id: ids.jobIdFor(`call ${id} ${version} ${key}`),
    ticket: id,
    due: at,
    effect: { version, key },
    attempt: 0,
  } as const;
  committed(await desk.commit({ at, jobs: [call] }));
};
