/** Limits, triggers, choices and ids. */
import type { Finding } from '#shared/domain/check/finding.ts';
import { parseSpan } from '#shared/domain/due/span-text.ts';
import { roughMinutes } from '#shared/domain/expression/time.ts';
import { SpanValue } from '#shared/domain/expression/value.ts';
import type { DueRule } from '#shared/domain/playbook/due.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Trigger } from '#shared/domain/playbook/trigger.ts';

export const ruleFindings = (playbook: Playbook): readonly Finding[] => [
  ...idFindings(playbook),
  ...limitFindings(playbook.dues, 'dues'),
  ...Object.entries(playbook.steps).flatMap(([id, { dues }]) =>
    limitFindings(dues, `steps.${id}.dues`),
  ),
  ...playbook.triggers.flatMap((trigger, index) => triggerFindings(trigger, `triggers.${index}`)),
  ...Object.entries(playbook.fields)
    .filter(([, { type, choices }]) => type.startsWith('choice') && choices === undefined)
    .map(([what]): Finding => ({ code: 'field.no-choices', at: `fields.${what}`, what })),
  ...Object.entries(playbook.fields).flatMap(([what, { choices }]): readonly Finding[] => {
    const rows = choices !== undefined && 'rowsOf' in choices ? choices.rowsOf : undefined;
    const source = rows === undefined ? undefined : playbook.fields[rows];
    return rows === undefined || source === undefined || source.type === 'rows'
      ? []
      : [{ code: 'field.no-rows', at: `fields.${what}`, what, more: rows }];
  }),
];

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const PROCESS = /^P(?:00[1-9]|0[1-9]\d|1[0-7]\d|18[0-3])$/;

const idFindings = ({ id, processes }: Playbook): readonly Finding[] => [
  ...(ID.test(id) ? [] : [{ code: 'id.malformed', at: 'id', what: id } as const]),
  ...processes
    .filter((process) => !PROCESS.test(process))
    .map((what): Finding => ({ code: 'process.unknown', at: 'processes', what })),
];

const limitFindings = (dues: readonly DueRule[] = [], at: string): readonly Finding[] =>
  dues.flatMap(({ id, ends, before = [] }, index): readonly Finding[] => [
    ...(dues.findIndex((other) => other.id === id) === index
      ? []
      : [{ code: 'limit.twice', at, what: id } as const]),
    ...('within' in ends && before.some(({ span }) => isLonger(span, ends.within))
      ? [{ code: 'limit.warns-too-early', at: `${at}.${id}`, what: id } as const]
      : []),
  ]);

const isLonger = (reminder: string, limit: string): boolean => {
  const [one, other] = [parseSpan(reminder), parseSpan(limit)];
  if (!one.ok || !other.ok || one.value.span.time !== other.value.span.time) return false;
  const long = roughMinutes(new SpanValue({ ...one.value, direction: 1 }));
  return long > roughMinutes(new SpanValue(other.value));
};

const triggerFindings = (trigger: Trigger, at: string): readonly Finding[] => {
  const watches = 'every' in trigger || 'moment' in trigger;
  const repeats = watches || 'cron' in trigger || trigger.each !== undefined;
  return [
    ...(watches && trigger.each === undefined
      ? [{ code: 'trigger.no-each', at, what: '' } as const]
      : []),
    ...(repeats && trigger.key === undefined
      ? [{ code: 'trigger.no-key', at, what: '' } as const]
      : []),
  ];
};
