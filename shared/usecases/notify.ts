import {
  backOff,
  type Delivery,
  type DeliveryStatus,
  isSettled,
  nextAttempt,
  UNKNOWN_FOR,
} from '#shared/domain/delivery/delivery.ts';
import type { Notification } from '#shared/domain/job/job.ts';
import type { Reached } from '#shared/domain/run/addressees.ts';
import type { Keys } from '#shared/domain/signing/keys.ts';
import { decided } from '#shared/domain/ticket/decision.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { HOUR, type Instant, later, MINUTE } from '#shared/kernel/instant.ts';
import { accept } from '#shared/kernel/result.ts';
import type { Cap, DeskStore, TicketFile } from '#shared/ports/desk-store.ts';
import type { DocumentObjects } from '#shared/ports/documents.ts';
import type { FileObjects } from '#shared/ports/file-objects.ts';
import type { Intake } from '#shared/ports/intake.ts';
import type { MailLooks } from '#shared/ports/mail-looks.ts';
import type { MailSender, SendOutcome } from '#shared/ports/mail-sender.ts';
import type { OptOuts } from '#shared/ports/opt-outs.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';
import { encloseFiles, filesPending } from '#shared/usecases/attach-files.ts';
import { colleagueCap, confirmationCap } from '#shared/usecases/caps.ts';
import { type MailSetting, outgoingMail } from '#shared/usecases/compose-mail.ts';
import { committed, decideAgain } from '#shared/usecases/decide-again.ts';
import { holdForDigest } from '#shared/usecases/hold-for-digest.ts';
import type { DecisionPorts } from '#shared/usecases/moment.ts';
import { recipientOf } from '#shared/usecases/recipient.ts';

export interface NotifyPorts extends DecisionPorts {
  readonly desk: Pick<
    DeskStore,
    'file' | 'ticket' | 'delivery' | 'effects' | 'heldMails' | 'commit'
  >;
  readonly mailer: MailSender;
  readonly objects: Pick<FileObjects, 'read'>;
  readonly documents: Pick<DocumentObjects, 'read'>;
  readonly playbooks: Playbooks;
  readonly keys: Keys;
  readonly setting: MailSetting;
  readonly looks: MailLooks;
  readonly optOuts: Pick<OptOuts, 'has'>;
  readonly intake: Intake;
}

/** What one run of the job came to; `quota-reached` is for an operator's eyes. */
export type NotifyOutcome =
  | SendOutcome['outcome']
  | 'nothing-to-do'
  | 'put-off'
  | 'held'
  | 'given-up';

/** A mail waits this often, ever longer, for the one before it: about an hour and a half in all. */
const PATIENCE = 10;

/** A claim this old is no longer somebody at work: no function runs that long. */
const DEAD_AFTER = 2 * MINUTE;

/** SES counts its daily quota over the last 24 hours, so some of it is free again within the hour. */
const QUOTA_PAUSE = HOUR;

/** A notification job: claim, send, mark. Repeated, late or interrupted, it sends no second mail it could avoid. */
export const notify = async (ports: NotifyPorts, job: Notification): Promise<NotifyOutcome> => {
  const file = await ports.desk.file(job.ticket);
  if (file === undefined) return 'nothing-to-do';
  const now = ports.clock.now();
  const recipient = await recipientOf(ports, file.ticket, job);
  if (recipient === undefined) return unreachable(ports, job, now);
  if (job.mail === 'survey' && (await ports.optOuts.has(recipient.address.toLowerCase()))) {
    await settle(ports, job, { status: { state: 'held', at: now } });
    return 'held';
  }
  if (mustWait(file, job)) {
    await putOff(ports, { ...job, attempt: job.attempt + 1 }, backOff(job.attempt + 1));
    return 'put-off';
  }
  const delivery = file.deliveries.find((known) => known.job === job.id);
  const attempt = nextAttempt(delivery, now);
  switch (attempt.do) {
    case 'nothing':
      return 'nothing-to-do';
    case 'look-again':
      await lookAgain(ports, { job, delivery, at: attempt.at });
      return 'put-off';
    case 'give-up':
      await settle(ports, job, {
        status: { state: 'failed', at: now, reason: attempt.reason },
      });
      return 'given-up';
    case 'send':
      return attemptToSend(ports, { job, file, recipient, delivery });
  }
};

/** A customer without an address is called; that nobody can write to a colleague or a party must be seen. */
const unreachable = async (
  ports: NotifyPorts,
  job: Notification,
  at: Instant,
): Promise<NotifyOutcome> => {
  if (job.to === undefined) return 'nothing-to-do';
  await settle(ports, job, { status: { state: 'failed', at, reason: 'no-address' } });
  return 'given-up';
};

/** Two mails of one ticket to one person leave in order, and files are checked before they leave. */
const mustWait = (file: TicketFile, job: Notification): boolean => {
  const { after, attempt } = job;
  if (attempt >= PATIENCE) return false;
  if (filesPending(file, job)) return true;
  if (after === undefined) return false;
  const before = file.deliveries.find(({ job }) => job === after);
  return before === undefined || !isSettled(before.status);
};

const putOff = async (
  { desk, clock }: NotifyPorts,
  job: Notification,
  wait: number,
): Promise<void> => {
  const at = clock.now();
  committed(await desk.commit({ at, jobs: [{ ...job, due: later(at, wait) }] }));
};

interface Known {
  readonly job: Notification;
  readonly delivery: Delivery | undefined;
}

const lookAgain = async (
  { desk, clock }: NotifyPorts,
  { job, delivery, at: due }: Known & { readonly at: Instant },
): Promise<void> => {
  const at = clock.now();
  const dead =
    delivery?.status.state === 'claimed' && later(delivery.status.at, DEAD_AFTER) <= at
      ? delivery
      : undefined;
  const stored = await desk.commit({
    at,
    jobs: [{ ...job, due }],
    ...(dead === undefined
      ? {}
      : {
          delivery: {
            before: dead,
            after: { ...dead, status: { state: 'unknown', at: dead.status.at } },
          },
        }),
  });
  // Somebody else has moved the mail on meanwhile: then there is nothing to look at again.
  if (!stored.ok && stored.refusal.code !== 'change.stale') committed(stored);
};

const attemptToSend = async (
  ports: NotifyPorts,
  {
    job,
    file,
    recipient,
    delivery,
  }: Known & { readonly file: TicketFile; readonly recipient: Reached },
): Promise<NotifyOutcome> => {
  const { ticket } = file;
  const at = ports.clock.now();
  const attempts = (delivery?.attempts ?? 0) + 1;
  // Before the claim: bytes that cannot be read leave the mail unclaimed, and its queue tries again.
  const enclosed = await encloseFiles(ports, file, job);
  const playbook = await ports.playbooks.of(ticket.playbook);
  const mail = await outgoingMail(ports, { job, file, recipient, enclosed, playbook });
  if (mail === undefined) return 'nothing-to-do';
  const claim = deliveryOf(job, attempts, { state: 'claimed', at });
  const claimed = await ports.desk.commit({
    at,
    delivery: { ...(delivery === undefined ? {} : { before: delivery }), after: claim },
    caps: delivery === undefined ? capsOf(ports, { job, ticket, recipient, at }) : [],
  });
  if (!claimed.ok) {
    if (claimed.refusal.code === 'change.cap-reached') {
      if (job.to?.is === 'person') await holdForDigest(ports, { job, person: job.to.id, at });
      else await settle(ports, job, { status: { state: 'held', at } });
      return 'held';
    }
    if (claimed.refusal.code !== 'change.stale') return committed(claimed);
    // Another worker has the job in hand, or the claim is our own and its first answer was lost on the way:
    // whoever it was, somebody must look whether the mail has left.
    await putOff(ports, job, UNKNOWN_FOR);
    return 'put-off';
  }
  const outcome = await ports.mailer.send(mail);
  await record(ports, job, { outcome, seen: { ticket, delivery: claim } });
  return outcome.outcome;
};

/** A flood of one mail after another ends here: of confirmations to one address, of reminders to one colleague. */
const capsOf = (
  { keys }: NotifyPorts,
  {
    job,
    ticket,
    recipient,
    at,
  }: {
    readonly job: Notification;
    readonly ticket: Ticket;
    readonly recipient: Reached;
    readonly at: Instant;
  },
): readonly Cap[] => {
  if (job.to?.is === 'person') return job.mail === 'digest' ? [] : [colleagueCap(job.to.id, at)];
  const { channel } = ticket;
  return job.mail === 'confirmation' && (channel === 'form' || channel === 'mail')
    ? [confirmationCap(keys, { email: recipient.address, channel, at })]
    : [];
};

/** The mail's state as it was last seen, with its ticket. */
interface Seen {
  readonly ticket: Ticket;
  readonly delivery: Delivery | undefined;
}

const record = (
  ports: NotifyPorts,
  job: Notification,
  { outcome, seen }: { readonly outcome: SendOutcome; readonly seen: Seen },
): Promise<void> => {
  const at = ports.clock.now();
  const attempts = seen.delivery?.attempts ?? 0;
  switch (outcome.outcome) {
    case 'sent':
      return settle(ports, job, {
        status: { state: 'sent', at, messageId: outcome.messageId },
        seen,
      });
    case 'refused':
      return settle(ports, job, {
        status: { state: 'failed', at, reason: outcome.reason },
        seen,
      });
    case 'throttled':
      return settle(ports, job, {
        status: { state: 'waiting', at },
        seen,
        again: backOff(attempts),
      });
    case 'quota-reached':
      return settle(ports, job, { status: { state: 'waiting', at }, seen, again: QUOTA_PAUSE });
    case 'unknown':
      return settle(ports, job, { status: { state: 'unknown', at }, seen, again: UNKNOWN_FOR });
  }
};

interface Settling {
  readonly status: DeliveryStatus;
  /** Saves a read; when it is outdated, everything is read anew. */
  readonly seen?: Seen;
  /** How long until the next look. */
  readonly again?: number;
}

/** Marks what became of the mail, and plans the next look where there is one, in one transaction. */
const settle = async (
  ports: NotifyPorts,
  job: Notification,
  { status, seen: given, again }: Settling,
): Promise<void> => {
  let fresh = given;
  committed(
    await decideAgain<void, never>(async () => {
      const seen = fresh ?? (await look(ports, job));
      fresh = undefined;
      if (seen === undefined) return accept(undefined);
      const { ticket, delivery: before } = seen;
      if (before !== undefined && isSettled(before.status)) return accept(undefined);
      const at = ports.clock.now();
      return ports.desk.commit({
        at,
        delivery: {
          ...(before === undefined ? {} : { before }),
          after: deliveryOf(job, before?.attempts ?? 0, status),
        },
        jobs: again === undefined ? [] : [{ ...job, due: later(at, again) }],
        decisions: tellOf(job, status, at).map((event) => decided(ticket, { events: [event] })),
      });
    }),
  );
};

const look = async ({ desk }: NotifyPorts, job: Notification): Promise<Seen | undefined> => {
  const [ticket, delivery] = await Promise.all([
    desk.ticket(job.ticket),
    desk.delivery(job.ticket, job.id),
  ]);
  return ticket === undefined ? undefined : { ticket, delivery };
};

const deliveryOf = (job: Notification, attempts: number, status: DeliveryStatus): Delivery => ({
  job: job.id,
  ticket: job.ticket,
  mail: job.mail,
  attempts,
  status,
  ...(job.message === undefined ? {} : { message: job.message }),
});

/** What people must see on the ticket: that a mail did not reach its customer. */
const tellOf = (job: Notification, status: DeliveryStatus, at: Instant) => {
  const happened = { at, by: { kind: 'machine' }, mail: job.mail, job: job.id } as const;
  switch (status.state) {
    case 'failed':
      return [{ ...happened, type: 'mail.failed', reason: status.reason } as const];
    case 'held':
      return [{ ...happened, type: 'mail.held' } as const];
    default:
      return [];
  }
};
