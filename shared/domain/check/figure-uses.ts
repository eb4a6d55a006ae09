/** What registers and metrics refer to. */

import { namesOfSource } from '#shared/domain/check/names-of.ts';
import type { Use } from '#shared/domain/check/use.ts';
import {
  condition,
  entries,
  expression,
  type Place,
  whoUses,
} from '#shared/domain/check/use-parts.ts';
import { parseNumberFormat } from '#shared/domain/number/number-format.ts';
import type { Count, Metric } from '#shared/domain/playbook/figure.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';

/** Registers, metrics, the number and access. */
export const otherUses = (
  { registers, metrics, number, access }: Playbook,
  place: Place,
): readonly Use[] => [
  ...entries(registers).flatMap(([id, { title, columns, where, groupBy = [], totals = [] }]) => [
    { at: `registers.${id}`, is: 'words', words: title } as const,
    ...[...columns, ...groupBy, ...totals]
      .filter((name) => !OF_EVERY_TICKET.includes(name))
      .map((name) => ({ at: `registers.${id}`, is: 'field', name, how: 'read' }) as const),
    ...condition(where, `registers.${id}.where`),
  ]),
  ...entries(metrics).flatMap(([id, { title, value, per, target, owner }]) => [
    { at: `metrics.${id}`, is: 'words', words: title } as const,
    ...[value, per].flatMap((one) => valueUses(one, `metrics.${id}`, place)),
    ...expression(target, `metrics.${id}.target`),
    ...whoUses(owner, `metrics.${id}.owner`),
  ]),
  ...(number === undefined
    ? []
    : [...formatUses(number.format), ...expression(number.series, 'number.series')]),
  ...expression(access?.hiddenWhen, 'access.hiddenWhen'),
  ...expression(access?.secrecy, 'access.secrecy'),
  ...whoUses(access?.seenBy, 'access.seenBy'),
];

/** What stands in the braces of a number's format, where it can be read at all. */
const formatUses = (format: string): readonly Use[] => {
  const parts = parseNumberFormat(format);
  return parts.ok
    ? parts.value.flatMap((part) =>
        part.is === 'expression' ? expression(part.expression, 'number.format') : [],
      )
    : [];
};

const valueUses = (value: Metric['per'] | 'entered', at: string, place: Place): readonly Use[] => {
  if (value === undefined || value === 'entered') return [];
  return typeof value === 'string' ? expression(value, at) : countUses(value, at, place);
};

/** What is counted is seen by its own names, not by those of the playbook that counts it. */
const countUses = (
  { of, where, sum, at: when, by = [] }: Count,
  at: string,
  { around }: Place,
): readonly Use[] => {
  const names = namesOfSource(of, around);
  const elsewhere = (uses: readonly Use[]): readonly Use[] =>
    names === undefined
      ? []
      : uses.map((use) => (use.is === 'expression' ? { ...use, isElsewhere: true } : use));
  return [
    { at, is: 'source', name: of },
    ...elsewhere(condition(where, `${at}.where`, names)),
    ...elsewhere(expression(sum, `${at}.sum`, names)),
    ...elsewhere(expression(when, `${at}.at`, names)),
    ...by.map((name) => ({ at: `${at}.by`, is: 'counted', of, name }) as const),
  ];
};

/** Columns of a register that every ticket has. */
const OF_EVERY_TICKET: readonly string[] = ['number', 'openedAt', 'endedAt', 'owner', 'state'];
