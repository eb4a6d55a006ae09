/** What registers and metrics refer to. */

import type { Use } from '#shared/domain/check/use.ts';
import { condition, entries, expression, whoUses } from '#shared/domain/check/use-parts.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';

/** Registers, metrics, the number and access. */
export const otherUses = ({ registers, metrics, number, access }: Playbook): readonly Use[] => [
  ...entries(registers).flatMap(([id, { title, columns, where, groupBy = [], totals = [] }]) => [
    { at: `registers.${id}`, is: 'words', words: title } as const,
    ...[...columns, ...groupBy, ...totals]
      .filter((name) => !OF_EVERY_TICKET.includes(name))
      .map((name) => ({ at: `registers.${id}`, is: 'field', name, how: 'read' }) as const),
    ...condition(where, `registers.${id}.where`),
  ]),
  ...entries(metrics).flatMap(([id, { title, value, per, target }]) => [
    { at: `metrics.${id}`, is: 'words', words: title } as const,
    ...[value, per].flatMap((one): readonly Use[] => {
      if (one === undefined || one === 'entered') return [];
      return typeof one === 'string'
        ? expression(one, `metrics.${id}`)
        : [{ at: `metrics.${id}`, is: 'source', name: one.of }];
    }),
    ...expression(target, `metrics.${id}.target`),
  ]),
  ...(number === undefined ? [] : expression(number.series, 'number.series')),
  ...expression(access?.hiddenWhen, 'access.hiddenWhen'),
  ...expression(access?.secrecy, 'access.secrecy'),
  ...whoUses(access?.seenBy, 'access.seenBy'),
];

/** Columns of a register that every ticket has. */
const OF_EVERY_TICKET: readonly string[] = ['number', 'openedAt', 'endedAt', 'owner', 'state'];
