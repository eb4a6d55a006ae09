import { type DestroyRefusal, destroyRecord } from '#shared/domain/record/destroy-record.ts';
import type { RunEffect } from '#shared/domain/run/run-effect.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept } from '#shared/kernel/result.ts';
import { committed, decideAgain } from '#shared/usecases/decide-again.ts';
import type { ChangePorts } from '#shared/usecases/effects/change.ts';

export type DestroyEffect = Extract<RunEffect, { readonly kind: 'destroy' }>;

export type NotDestroyed = 'no-such-kind' | 'no-such-record' | DestroyRefusal['code'];

/**
 * Ends a record that a ticket's steps have approved (P049): its content is gone with its keys and addresses, that it was there
 * and who agreed remains. One that is destroyed already stays so.
 */
export const destroyRecordOf = async (
  { clock, desk, records, kinds }: ChangePorts,
  ticket: Ticket,
  { effect, version }: { readonly effect: DestroyEffect; readonly version: number },
): Promise<'done' | NotDestroyed> => {
  const kind = await kinds.kind(effect.of);
  if (kind === undefined) return 'no-such-kind';
  return committed(
    await decideAgain<'done' | NotDestroyed, never>(async () => {
      const before = await records.record({ kind: effect.of, id: effect.record });
      if (before === undefined || before.state === 'merged') return accept('no-such-record');
      if (before.state === 'destroyed') return accept('done');
      const at = clock.now();
      const after = destroyRecord(kind, before, { approvals: effect.approvals, at });
      if (!after.ok) return accept(after.refusal.code);
      const stored = await desk.commit({
        at,
        records: [{ before, after: after.value }],
        takenIn: {
          messageId: `destroyed-${ticket.id}-${version}-${effect.key}`,
          ticket: ticket.id,
        },
      });
      return stored.ok || stored.refusal.code === 'change.message-known' ? accept('done') : stored;
    }),
  );
};
