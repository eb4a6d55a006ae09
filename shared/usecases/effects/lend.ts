import { type GrantRefusal, giveBack, lend } from '#shared/domain/record/grant.ts';
import type { RunEffect } from '#shared/domain/run/run-effect.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { LoanChange, Records } from '#shared/ports/records.ts';
import { committed, decideAgain } from '#shared/usecases/decide-again.ts';
import type { MomentPorts } from '#shared/usecases/moment.ts';

export interface LendPorts extends Pick<MomentPorts, 'clock'> {
  readonly desk: Pick<DeskStore, 'ticketOfMessage' | 'commit'>;
  readonly records: Pick<Records, 'record' | 'grants'>;
}

export type LendEffect = Extract<RunEffect, { readonly kind: 'lend' }>;

export type NotLent = 'no-such-record' | GrantRefusal['code'];

/**
 * Lends a record to somebody until a moment (P048), or ends what was lent to them where that moment is over; once, however often
 * it is asked: a job that comes again after the record was given back must not lend it anew.
 */
export const lendRecord = async (
  ports: LendPorts,
  { id }: Ticket,
  { effect, version }: { readonly effect: LendEffect; readonly version: number },
): Promise<'done' | NotLent> => {
  const messageId = `lent-${id}-${version}-${effect.key}`;
  return committed(
    await decideAgain<'done' | NotLent, never>(async () => {
      if ((await ports.desk.ticketOfMessage(messageId)) !== undefined) return accept('done');
      const loans = await loansOf(ports, effect);
      if (!loans.ok) return accept(loans.refusal);
      const stored = await ports.desk.commit({
        at: ports.clock.now(),
        loans: loans.value,
        takenIn: { messageId, ticket: id },
      });
      return stored.ok || stored.refusal.code === 'change.message-known' ? accept('done') : stored;
    }),
  );
};

const loansOf = async (
  { records }: LendPorts,
  { of, record: id, to, from, until, why }: LendEffect,
): Promise<Result<readonly LoanChange[], NotLent>> => {
  const record = { kind: of, id };
  if (until <= from) {
    const open = await records.grants(record, until);
    return accept(
      open
        .filter((grant) => grant.to === to)
        .map((before) => ({ before, after: giveBack(before, until) })),
    );
  }
  if ((await records.record(record))?.state !== 'kept') return refuse('no-such-record');
  const grant = lend({ record, to, from, until, why });
  return grant.ok ? accept([{ after: grant.value }]) : refuse(grant.refusal.code);
};
