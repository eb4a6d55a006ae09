import {
  backOff,
  type Delivery,
  type DeliveryStatus,
  isSettled,
  nextAttempt,
  UNKNOWN_FOR,
} from '#shared/domain/delivery/delivery.ts';
import type { Notification } from '#shared/domain/job/job.ts';
import type { Keys } from '#shared/domain/signing/keys.ts';
import { decided } from '#shared/domain/ticket/decision.ts';
import { HOUR, type Instant, later, MINUTE } from '#shared/kernel/instant.ts';
import { accept } from '#shared/kernel/result.ts';
import type { DeskStore, TicketFile } from '#shared/ports/desk-store.ts';
import type { MailSender, SendOutcome } from '#shared/ports/mail-sender.ts';
import { confirmationCap } from '#shared/usecases/caps.ts';
import { type MailSetting, outgoingMail } from '#shared/usecases/compose-mail.ts';
import { committed, decideAgain } from '#shared/usecases/decide-again.ts';
import { type MomentPorts, momentOf } from '#shared/usecases/moment.ts';

export interface NotifyPorts extends MomentPorts {
  readonly desk: Pick<DeskStore, 'file' | 'commit'>;
  readonly mailer: MailSender;
  readonly keys: Keys;
  readonly setting: MailSetting;
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
  const { email } = file?.ticket.customer ?? {};
  if (file === undefined || email === undefined) return 'nothing-to-do';
  const now = ports.clock.now();
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
      await settle(ports, job, { state: 'failed', at: now, reason: attempt.reason });
      return 'given-up';
    case 'send':
      return attemptToSend(ports, { job, file, email, delivery });
  }
};

/** Two mails of one ticket to one person leave in order. */
const mustWait = (file: TicketFile, { after, attempt }: Notification): boolean => {
  if (after === undefined || attempt >= PATIENCE) return false;
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
  { job, file, email, delivery }: Known & { readonly file: TicketFile; readonly email: string },
): Promise<NotifyOutcome> => {
  const { ticket } = file;
  const at = ports.clock.now();
  const attempts = (delivery?.attempts ?? 0) + 1;
  const asked = ticket.channel === 'form' || ticket.channel === 'mail' ? ticket.channel : undefined;
  const claimed = await ports.desk.commit({
    at,
    delivery: {
      ...(delivery === undefined ? {} : { before: delivery }),
      after: {
        job: job.id,
        ticket: ticket.id,
        mail: job.mail,
        attempts,
        status: { state: 'claimed', at },
        ...(job.message === undefined ? {} : { message: job.message }),
      },
    },
    caps:
      job.mail === 'confirmation' && delivery === undefined && asked !== undefined
        ? [confirmationCap(ports.keys, { email, channel: asked, at })]
        : [],
  });
  if (!claimed.ok) {
    if (claimed.refusal.code === 'change.cap-reached') {
      await settle(ports, job, { state: 'held', at });
      return 'held';
    }
    if (claimed.refusal.code !== 'change.stale') return committed(claimed);
    // Another worker has the job in hand, or the claim is our own and its first answer was lost on the way:
    // whoever it was, somebody must look whether the mail has left.
    await putOff(ports, job, UNKNOWN_FOR);
    return 'put-off';
  }
  const outcome = await ports.mailer.send(outgoingMail(ports, { job, file, email }));
  await record(ports, { job, outcome, attempts });
  return outcome.outcome;
};

const record = async (
  ports: NotifyPorts,
  {
    job,
    outcome,
    attempts,
  }: {
    readonly job: Notification;
    readonly outcome: SendOutcome;
    readonly attempts: number;
  },
): Promise<void> => {
  const at = ports.clock.now();
  switch (outcome.outcome) {
    case 'sent':
      return settle(ports, job, { state: 'sent', at, messageId: outcome.messageId });
    case 'refused':
      return settle(ports, job, { state: 'failed', at, reason: outcome.reason });
    case 'throttled':
      return settle(ports, job, { state: 'waiting', at }, backOff(attempts));
    case 'quota-reached':
      return settle(ports, job, { state: 'waiting', at }, QUOTA_PAUSE);
    case 'unknown':
      return settle(ports, job, { state: 'unknown', at }, UNKNOWN_FOR);
  }
};

/** Marks what became of the mail, and plans the next look where there is one, in one transaction. */
const settle = async (
  ports: NotifyPorts,
  job: Notification,
  status: DeliveryStatus,
  again?: number,
): Promise<void> => {
  committed(
    await decideAgain<void, never>(async () => {
      const file = await ports.desk.file(job.ticket);
      const before = file?.deliveries.find((known) => known.job === job.id);
      if (file === undefined || (before !== undefined && isSettled(before.status))) {
        return accept(undefined);
      }
      const moment = momentOf(ports, { kind: 'machine' });
      const after: Delivery = {
        job: job.id,
        ticket: job.ticket,
        mail: job.mail,
        attempts: before?.attempts ?? 0,
        status,
        ...(job.message === undefined ? {} : { message: job.message }),
      };
      return ports.desk.commit({
        at: moment.at,
        delivery: { ...(before === undefined ? {} : { before }), after },
        jobs: again === undefined ? [] : [{ ...job, due: later(moment.at, again) }],
        decisions: tellOf(job, status, moment.at).map((event) =>
          decided(file.ticket, { events: [event] }),
        ),
      });
    }),
  );
};

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
