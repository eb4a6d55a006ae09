import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import type { Approval, DeskRecord, DestroyedRecord } from '#shared/domain/record/record.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export type DestroyRefusal =
  /** A kind that names nobody who approves is not destroyed. */
  | { readonly code: 'destroy.not-foreseen'; readonly kind: string }
  | { readonly code: 'destroy.approval-missing'; readonly next: Who }
  | { readonly code: 'destroy.approval-out-of-order'; readonly expected: Who }
  | { readonly code: 'destroy.approval-not-needed'; readonly by: string }
  /** Several must agree so that nobody alone destroys anything. */
  | { readonly code: 'destroy.approved-twice'; readonly by: string };

/**
 * The end of a record after the approvals that its kind asks, in their order, each by somebody else (P049).
 *
 * Whether each of them held what they approved by is for the caller to know.
 *
 * @returns what is left: that it was there, and who agreed
 */
export const destroyRecord = (
  kind: Kind,
  record: DeskRecord,
  { approvals, at }: { readonly approvals: readonly Approval[]; readonly at: Instant },
): Result<DestroyedRecord, DestroyRefusal> => {
  const needed = kind.life?.destroyedBy ?? [];
  if (needed.length === 0 || record.kind !== kind.id) {
    return refuse({ code: 'destroy.not-foreseen', kind: record.kind });
  }
  const refusal = needed
    .map((who, index) => against(who, index, approvals))
    .find((found) => found !== undefined);
  if (refusal !== undefined) return refuse(refusal);
  const surplus = approvals[needed.length];
  if (surplus !== undefined) {
    return refuse({ code: 'destroy.approval-not-needed', by: surplus.by });
  }
  return accept({
    state: 'destroyed',
    kind: record.kind,
    id: record.id,
    version: record.version + 1,
    approvals,
    createdAt: record.createdAt,
    destroyedAt: at,
  });
};

const against = (
  who: Who,
  index: number,
  approvals: readonly Approval[],
): DestroyRefusal | undefined => {
  const approval = approvals[index];
  if (approval === undefined) return { code: 'destroy.approval-missing', next: who };
  const before = approvals.slice(0, index);
  if (approval.as !== who || before.some(({ at }) => at > approval.at)) {
    return { code: 'destroy.approval-out-of-order', expected: who };
  }
  return before.some(({ by }) => by === approval.by)
    ? { code: 'destroy.approved-twice', by: approval.by }
    : undefined;
};
