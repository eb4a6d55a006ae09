/** How secret a record is: 秘密, 机密 or 绝密, marked with a term, or said by a rule of its kind (P050). */
import { rankOf, secrecyFrom } from '#shared/domain/access/secrecy.ts';
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { evaluate } from '#shared/domain/expression/evaluate.ts';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import type { Secrecy } from '#shared/domain/playbook/access.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { DeskRecord } from '#shared/domain/record/record.ts';
import { valuesOf } from '#shared/domain/record/record-value.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

type Mark = Pick<DeskRecord, 'secrecy' | 'secrecyEndsAt'>;

/** The mark as it counts at a moment: its term over, it is gone by itself. */
export const secrecyAt = ({ secrecy, secrecyEndsAt }: Mark, now: Instant): Secrecy | undefined =>
  secrecyEndsAt !== undefined && secrecyEndsAt <= now ? undefined : secrecy;

export type MarkRefusal = { readonly code: 'secrecy.term-over'; readonly endsAt: Instant };

/** Marks a record anew; without a level the mark is taken off. */
export const markSecrecy = (
  record: DeskRecord,
  { level, endsAt }: { readonly level?: Secrecy; readonly endsAt?: Instant },
  at: Instant,
): Result<DeskRecord, MarkRefusal> => {
  if (endsAt !== undefined && endsAt <= at) return refuse({ code: 'secrecy.term-over', endsAt });
  const { secrecy: _, secrecyEndsAt: __, ...rest } = record;
  return accept({
    ...rest,
    ...(level === undefined ? {} : { secrecy: level }),
    ...(level === undefined || endsAt === undefined ? {} : { secrecyEndsAt: endsAt }),
    version: record.version + 1,
    updatedAt: at,
  });
};

/** Of two marks the higher one; of two equal ones the one that lasts longer. */
export const higherMark = (a: Mark, b: Mark, now: Instant): Mark => {
  const [left, right] = [rankOf(secrecyAt(a, now)), rankOf(secrecyAt(b, now))];
  if (left === 0 && right === 0) return {};
  const isLeft = left === right ? outlasts(a, b) : left > right;
  const { secrecy, secrecyEndsAt } = isLeft ? a : b;
  return {
    ...(secrecy === undefined ? {} : { secrecy }),
    ...(secrecyEndsAt === undefined ? {} : { secrecyEndsAt }),
  };
};

const outlasts = ({ secrecyEndsAt: a }: Mark, { secrecyEndsAt: b }: Mark): boolean =>
  a === undefined || (b !== undefined && a >= b);

export interface SecrecyMoment {
  readonly now: Instant;
  readonly calendar: Calendar;
}

/** What counts in the end: the higher of the mark and the rule of the kind, which knows the record's fields and `today`. */
export const secrecyOf = (
  kind: Kind,
  record: DeskRecord,
  moment: SecrecyMoment,
): Secrecy | undefined => {
  const marked = secrecyAt(record, moment.now);
  const ruled = kind.secrecy === undefined ? undefined : byRule(kind.secrecy, kind, record, moment);
  return rankOf(ruled) > rankOf(marked) ? ruled : marked;
};

/** A rule that cannot be worked out must not open what it was to protect. */
const byRule = (
  rule: string,
  kind: Kind,
  record: DeskRecord,
  { now, calendar }: SecrecyMoment,
): Secrecy | undefined => {
  const node = parseExpression(rule);
  if (!node.ok) return HIGHEST;
  const values = valuesOf(kind, record.fields);
  const result = evaluate(node.value, {
    now,
    calendar,
    known: () => undefined,
    name: (name) => values[name],
  });
  return result.ok ? secrecyFrom(result.value) : HIGHEST;
};

const HIGHEST: Secrecy = '绝密';
