import type { MailState, RawMail } from '#shared/domain/raw-mail/raw-mail.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** The list of all raw mails and what became of each. Changes go through {@link DeskStore.commit}. */
export interface MailLedger {
  mail(id: string): Promise<RawMail | undefined>;
  mails(query: {
    readonly state?: MailState;
    /** Only those that ended for this reason; a page may then be short of its limit, or empty, and have a next one. */
    readonly reason?: string;
    /** Received from this instant on, and before that one. */
    readonly from?: Instant;
    readonly to?: Instant;
    readonly limit: number;
    readonly cursor?: string;
    readonly now: Instant;
  }): Promise<{ readonly items: readonly RawMail[]; readonly next?: string }>;
  /** A gap between the two, when it lasts, is a mail that nobody has understood yet. */
  counts(): Promise<{ readonly received: number; readonly ended: number }>;
}
