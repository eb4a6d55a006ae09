import type { IntakeSetting } from '#shared/domain/mail/intake.ts';
import type { Result } from '#shared/kernel/result.ts';

/** What the desk has set for the addresses that customers write to, for decisions: up to a minute old. */
export interface Intake {
  read(): Promise<IntakeSetting>;
}

/** The same as it stands now, and changed by whoever read it so. */
export interface IntakeBook extends Intake {
  keep(after: IntakeSetting): Promise<Result<void, { readonly code: 'change.stale' }>>;
}
