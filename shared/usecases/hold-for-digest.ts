import type { Delivery } from '#shared/domain/delivery/delivery.ts';
import type { Notification } from '#shared/domain/job/job.ts';
import {
  HOUR,
  type Instant,
  instantOf,
  later,
  MINUTE,
  millisecondsOf,
} from '#shared/kernel/instant.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { Ids } from '#shared/ports/ids.ts';
import { committed } from '#shared/usecases/decide-again.ts';

/** So long after its hour a digest leaves: who was still storing a mail of that hour has done so. */
const DIGEST_AFTER = MINUTE;

interface HoldPorts {
  readonly desk: Pick<DeskStore, 'commit'>;
  readonly ids: Ids;
}

/**
 * A colleague has had an hour's share of mails: this one waits for the hour's digest, which the first of them plans, with the ticket
 * that it is about.
 */
export const holdForDigest = async (
  { desk, ids }: HoldPorts,
  {
    job,
    person,
    at,
  }: { readonly job: Notification; readonly person: string; readonly at: Instant },
): Promise<void> => {
  const hour = instantOf(Math.floor(millisecondsOf(at) / HOUR) * HOUR);
  const after: Delivery = {
    job: job.id,
    ticket: job.ticket,
    mail: job.mail,
    attempts: 0,
    status: { state: 'held', at },
  };
  const hold = { at, delivery: { after }, held: { person, hour, ticket: job.ticket, job: job.id } };
  const name = `digest ${person} ${hour}`;
  const digest: Notification = {
    queue: 'notification',
    id: ids.jobIdFor(name),
    ticket: job.ticket,
    due: later(hour, HOUR + DIGEST_AFTER),
    attempt: 0,
    mail: 'digest',
    to: { is: 'person', id: person },
    hour,
  };
  const first = await desk.commit({
    ...hold,
    jobs: [digest],
    takenIn: { messageId: name, ticket: job.ticket },
  });
  if (first.ok) return;
  const stored = first.refusal.code === 'change.message-known' ? await desk.commit(hold) : first;
  // Somebody else has held the same mail.
  if (!stored.ok && stored.refusal.code !== 'change.stale') committed(stored);
};
