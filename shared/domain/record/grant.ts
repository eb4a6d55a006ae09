/** Lending: somebody may read a record for a time that ends by itself (P048). */
import type { RecordRef } from '#shared/domain/record/record.ts';
import { DAY, type Instant, later } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface Grant {
  readonly record: RecordRef;
  /** Whom it was given to. */
  readonly to: string;
  readonly from: Instant;
  /** Excluded. */
  readonly until: Instant;
  readonly why: string;
}

/** A loan for longer is no loan; what a desk allows is a setting of its playbook and far less. */
export const LONGEST_GRANT_DAYS = 366;

/** In characters. */
export const LONGEST_WHY = 500;

export type GrantRefusal =
  | { readonly code: 'grant.ends-before-it-begins' }
  | { readonly code: 'grant.too-long'; readonly mostDays: number }
  | { readonly code: 'grant.no-reason'; readonly most: number };

export const lend = (grant: Grant): Result<Grant, GrantRefusal> => {
  if (grant.until <= grant.from) return refuse({ code: 'grant.ends-before-it-begins' });
  if (grant.until > later(grant.from, LONGEST_GRANT_DAYS * DAY)) {
    return refuse({ code: 'grant.too-long', mostDays: LONGEST_GRANT_DAYS });
  }
  const why = grant.why.trim();
  return why === '' || why.length > LONGEST_WHY
    ? refuse({ code: 'grant.no-reason', most: LONGEST_WHY })
    : accept({ ...grant, why });
};

/** Given back before its end. */
export const giveBack = (grant: Grant, at: Instant): Grant =>
  at < grant.until ? { ...grant, until: at < grant.from ? grant.from : at } : grant;

export const isOpenGrant = (grant: Grant, now: Instant): boolean =>
  grant.from <= now && now < grant.until;
