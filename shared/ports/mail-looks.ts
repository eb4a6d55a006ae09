import type { KeptLook, MailLook } from '#shared/domain/notification/mail-look.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Result } from '#shared/kernel/result.ts';

/** How the desk's mails look, for whoever writes them: up to a minute old. */
export interface MailLooks {
  current(): Promise<KeptLook>;
}

/** The same as it stands now, to look at and to change. */
export interface MailLookBook extends MailLooks {
  /** Stores the look as the next version, or nothing where the version is no longer the one named. */
  change(change: {
    readonly version: number;
    readonly look: MailLook;
    /** The colleague. */
    readonly by: string;
    readonly at: Instant;
  }): Promise<Result<void, { readonly code: 'change.stale' }>>;
}
