import { changeRecord, openRecord, type RecordRefusal } from '#shared/domain/record/open-record.ts';
import type { RunEffect } from '#shared/domain/run/run-effect.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept, type Result } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';
import type { Kinds, RecordChange, Records } from '#shared/ports/records.ts';
import { changedSignal } from '#shared/usecases/changed-signal.ts';
import { committed, decideAgain } from '#shared/usecases/decide-again.ts';
import type { MomentPorts } from '#shared/usecases/moment.ts';

export interface ChangePorts extends MomentPorts {
  readonly desk: Pick<DeskStore, 'ticketOfMessage' | 'commit'>;
  readonly records: Pick<Records, 'record'>;
  readonly kinds: Kinds;
  readonly playbooks: Playbooks;
}

export type ChangeEffect = Extract<RunEffect, { readonly kind: 'change' }>;

/** Why a record was not changed, for the ticket's timeline. */
export type NotChanged =
  | 'no-such-kind'
  | 'no-such-record'
  | 'record-destroyed'
  | 'values-refused'
  | 'key-taken';

/**
 * Changes or makes a record as a ticket's decision wanted, once however often it is asked: a row of the effect's key goes in with
 * the change. Of two decisions that change the same field of the same record within a second the one whose job comes last counts.
 */
export const changeRecordOf = async (
  ports: ChangePorts,
  ticket: Ticket,
  { effect, version }: { readonly effect: ChangeEffect; readonly version: number },
): Promise<'done' | NotChanged> => {
  const messageId = `changed-${ticket.id}-${version}-${effect.key}`;
  return committed(
    await decideAgain<'done' | NotChanged, never>(async () => {
      if ((await ports.desk.ticketOfMessage(messageId)) !== undefined) return accept('done');
      const at = ports.clock.now();
      const change = await changeOf(ports, effect, at);
      if (typeof change === 'string') return accept(change);
      const stored = await ports.desk.commit({
        at,
        records: [change],
        takenIn: { messageId, ticket: ticket.id },
        ...(await changedSignal(ports.playbooks, {
          kind: effect.of,
          record: change.after.id,
          by: ticket,
          id: messageId,
          at,
        })),
      });
      if (stored.ok || stored.refusal.code === 'change.message-known') return accept('done');
      return stored.refusal.code === 'change.record-key-taken' ? accept('key-taken') : stored;
    }),
  );
};

const changeOf = async (
  { records, kinds }: ChangePorts,
  { of, record: id, makes, fields }: ChangeEffect,
  at: Instant,
): Promise<RecordChange | NotChanged> => {
  const kind = await kinds.kind(of);
  if (kind === undefined) return 'no-such-kind';
  const stored = await records.record({ kind: of, id });
  // Whoever was merged into another record lives on there.
  const before =
    stored?.state === 'merged' ? await records.record({ kind: of, id: stored.into }) : stored;
  if (before === undefined) {
    return makes ? made(openRecord(kind, { id, fields }, at)) : 'no-such-record';
  }
  if (before.state !== 'kept') return 'record-destroyed';
  const after = changeRecord(kind, before, { fields, at });
  return after.ok ? { before, after: after.value } : 'values-refused';
};

const made = (
  opened: Result<RecordChange['after'], readonly RecordRefusal[]>,
): RecordChange | NotChanged => (opened.ok ? { after: opened.value } : 'values-refused');
