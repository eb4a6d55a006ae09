import { may, type Person } from '#shared/domain/access/role.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import type { Job } from '#shared/domain/job/job.ts';
import type { Signal } from '#shared/domain/opening/opening.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { Ids } from '#shared/ports/ids.ts';
import { decideAgain, isChangeRefusal, unexpected } from '#shared/usecases/decide-again.ts';

export interface SignalPorts {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly desk: Pick<DeskStore, 'commit'>;
}

export type SignalRefusal =
  | { readonly code: 'access.denied'; readonly action: string }
  | { readonly code: 'request.key-reused' };

interface Told {
  readonly name: string;
  readonly event: Readonly<Record<string, Json>>;
  readonly person: Person;
  /** A hash of name and event, by which a repeated request is known. */
  readonly hash: string;
  /** What the sender called the request; without it every request is a new signal. */
  readonly key?: string;
}

/** The desk is told that something has happened; what its playbooks make of it comes a moment later. */
export const tellSignal = async (
  { clock, ids, desk }: SignalPorts,
  { name, event, person, hash, key }: Told,
): Promise<Result<Signal, SignalRefusal>> => {
  if (!may(person, 'signals.tell'))
    return refuse({ code: 'access.denied', action: 'signals.tell' });
  const at = clock.now();
  const id = key === undefined ? ids.next(at) : ids.ticketIdFor(`signal ${person.id} ${key}`);
  const signal: Signal = { id, name, event, at, request: hash };
  const outcome = await decideAgain<Signal, SignalRefusal>(async () => {
    const stored = await desk.commit({ at, signals: [signal], jobs: [signalJob(signal, at)] });
    if (stored.ok) return accept(signal);
    if (stored.refusal.code !== 'change.signal-known') return stored;
    const { signal: known } = stored.refusal;
    return known.request === hash ? accept(known) : refuse({ code: 'request.key-reused' });
  });
  if (outcome.ok) return outcome;
  const { refusal } = outcome;
  return isChangeRefusal(refusal) ? unexpected(refusal) : refuse(refusal);
};

/** Goes with the signal in one transaction, also where the desk itself is who tells. */
export const signalJob = ({ id }: Signal, due: Instant): Job => ({
  queue: 'openings',
  id: `signal-${id}`,
  due,
  work: { kind: 'signal', signal: id },
});
