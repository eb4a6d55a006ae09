import { may, type Person } from '#shared/domain/access/role.ts';
import { dayOfDate } from '#shared/domain/calendar/local-date.ts';
import { instantOnWallClock } from '#shared/domain/calendar/zone.ts';
import { decideHeld, type HeldDecision, type HeldRefusal } from '#shared/domain/raw-mail/decide.ts';
import type { RawMail } from '#shared/domain/raw-mail/raw-mail.ts';
import { type Instant, instantOf } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { MailLedger } from '#shared/ports/mail-ledger.ts';
import { decideAgain, isChangeRefusal, unexpected } from '#shared/usecases/decide-again.ts';
import type { MomentPorts } from '#shared/usecases/moment.ts';

export interface QuarantinePorts extends Pick<MomentPorts, 'clock' | 'calendar'> {
  readonly desk: Pick<DeskStore, 'commit'>;
  readonly mails: Pick<MailLedger, 'mail' | 'mails'>;
}

export type QuarantineRefusal =
  | HeldRefusal
  | { readonly code: 'access.denied'; readonly action: 'mails.read' | 'mails.decide' };

export interface QuarantineQuery {
  readonly state: 'quarantined' | 'unreadable';
  /** The check that held it. */
  readonly reason?: string;
  /** In the desk's zone, `yyyy-mm-dd`. */
  readonly day?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** What waits for a person's eye, newest first: mails and forms, each with what is safe to show of it. */
export const listQuarantine = async (
  { clock, calendar, mails }: QuarantinePorts,
  person: Person,
  { day, ...query }: QuarantineQuery,
): Promise<
  Result<{ readonly items: readonly RawMail[]; readonly next?: string }, QuarantineRefusal>
> => {
  if (!may(person, 'mails.read')) return refuse({ code: 'access.denied', action: 'mails.read' });
  const within = day === undefined ? {} : dayIn(calendar.zone, day);
  return accept(await mails.mails({ ...query, ...within, now: clock.now() }));
};

export const showMail = async (
  { mails }: QuarantinePorts,
  person: Person,
  id: string,
): Promise<Result<RawMail, QuarantineRefusal>> => {
  if (!may(person, 'mails.read')) return refuse({ code: 'access.denied', action: 'mails.read' });
  const mail = await mails.mail(id);
  return mail === undefined ? refuse({ code: 'mail.missing' }) : accept(mail);
};

/**
 * Lets a held mail in, or discards it. What is let in waits for intake, whose job is stored with the decision.
 *
 * @returns the mail as it stands then; the same decision again changes nothing
 */
export const decideOnHeld = async (
  { clock, desk, mails }: QuarantinePorts,
  person: Person,
  { id, ...wish }: Omit<HeldDecision, 'by' | 'at'> & { readonly id: string },
): Promise<Result<RawMail, QuarantineRefusal>> => {
  if (!may(person, 'mails.decide')) {
    return refuse({ code: 'access.denied', action: 'mails.decide' });
  }
  const outcome = await decideAgain<RawMail, QuarantineRefusal>(async () => {
    const before = await mails.mail(id);
    if (before === undefined) return refuse({ code: 'mail.missing' });
    const at = clock.now();
    const decided = decideHeld(before, { ...wish, by: person.id, at });
    if (!decided.ok || decided.value === before) return decided;
    const after = decided.value;
    const stored = await desk.commit({
      at,
      mail: { before, after },
      jobs: after.state === 'received' ? [intakeJob(after, at)] : [],
    });
    return stored.ok ? accept(after) : stored;
  });
  if (outcome.ok) return outcome;
  const { refusal } = outcome;
  return isChangeRefusal(refusal) ? unexpected(refusal) : refuse(refusal);
};

const intakeJob = ({ id, releases = [] }: RawMail, due: Instant) =>
  ({ queue: 'mail', id: `mail-${id}-${releases.length}`, due, mail: id }) as const;

const dayIn = (zone: string, date: string): { readonly from: Instant; readonly to: Instant } => {
  const day = dayOfDate(date) ?? 0;
  const midnight = (of: number) => instantOf(instantOnWallClock(zone, of, 0));
  return { from: midnight(day), to: midnight(day + 1) };
};
