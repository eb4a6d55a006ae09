import { type GrantRefusal, giveBack, lend } from '#shared/domain/record/grant.ts';
import type { RunEffect } from '#shared/domain/run/run-effect.ts';
import type { Records } from '#shared/ports/records.ts';

export type LendEffect = Extract<RunEffect, { readonly kind: 'lend' }>;

export type NotLent = 'no-such-record' | GrantRefusal['code'];

/**
 * Lends a record to somebody until a moment (P048), or ends what was lent to them where that moment is over. Repeated it comes to
 * the same: a loan is known by its record, its holder and its two moments.
 */
export const lendRecord = async (
  { records }: { readonly records: Pick<Records, 'record' | 'grants' | 'keepGrant'> },
  { of, record: id, to, from, until, why }: LendEffect,
): Promise<'done' | NotLent> => {
  const record = { kind: of, id };
  if (until <= from) {
    const open = await records.grants(record, until);
    for (const before of open.filter((grant) => grant.to === to)) {
      await records.keepGrant({ before, after: giveBack(before, until) });
    }
    return 'done';
  }
  if ((await records.record(record))?.state !== 'kept') return 'no-such-record';
  const grant = lend({ record, to, from, until, why });
  if (!grant.ok) return grant.refusal.code;
  await records.keepGrant({ after: grant.value });
  return 'done';
};
