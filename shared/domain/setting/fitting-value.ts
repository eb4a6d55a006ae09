/** Whether a value is one that a setting can have: of the shape of its initial value and its variants. */
import { parseSpan } from '#shared/domain/due/span-text.ts';
import { isDecimal } from '#shared/domain/expression/value.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Setting, SettingValue } from '#shared/domain/playbook/setting.ts';
import {
  LONGEST_TEXT,
  MOST_ENTRIES,
  type ValueProblem,
} from '#shared/domain/setting/setting-problem.ts';

/**
 * @param named the values by the settings' names; `null` takes back what the desk has set
 * @returns everything that is wrong, in the order of the values
 */
export const fitProblems = (
  playbook: Playbook,
  named: Readonly<Record<string, SettingValue | null>>,
): readonly ValueProblem[] => {
  const { settings = {} } = playbook;
  return Object.entries(named).flatMap(([name, value]) => {
    const field = `values.${name}`;
    const setting = Object.hasOwn(settings, name) ? settings[name] : undefined;
    if (setting === undefined) return [{ field, problem: 'unknown-setting' }];
    if (value === null) return [];
    const sizes = sizeProblems(value, field);
    if (sizes.length > 0) return sizes;
    const known = valuesOf(setting);
    const like = known[0];
    return like === undefined
      ? blankProblems(value, { playbook, name, field })
      : fitOf(value, { like, known, field });
  });
};

const valuesOf = ({ initial, variants = [] }: Setting): readonly SettingValue[] => [
  ...(initial === undefined ? [] : [initial]),
  ...variants.map(({ value }) => value),
];

/** A blank says nothing of its shape, so its uses do; where these do not either, the checker judges by the types. */
const blankProblems = (
  value: SettingValue,
  {
    playbook,
    name,
    field,
  }: { readonly playbook: Playbook; readonly name: string; readonly field: string },
): readonly ValueProblem[] => {
  const written = JSON.stringify(playbook);
  const set = `set.${name}`;
  if (written.includes(`"withinOf":"${set}"`) || written.includes(`span(${set})`)) {
    return spanProblems(value, field);
  }
  const isCounted = [`dec(${set})`, `money(${set})`, `number(${set})`].some((use) =>
    written.includes(use),
  );
  return !isCounted || typeof value === 'number' || (typeof value === 'string' && isDecimal(value))
    ? []
    : [{ field, problem: 'not-a-number' }];
};

const sizeProblems = (value: SettingValue, field: string): readonly ValueProblem[] => {
  if (typeof value === 'string') return longProblems(value, field);
  if (typeof value !== 'object') return [];
  const entries = Object.entries(value);
  if (entries.length > MOST_ENTRIES) {
    return [{ field, problem: 'too-many', detail: String(MOST_ENTRIES) }];
  }
  return entries.flatMap(([name, one]) => longProblems(one, `${field}.${name}`));
};

const longProblems = (text: string, field: string): readonly ValueProblem[] =>
  [...text].length > LONGEST_TEXT
    ? [{ field, problem: 'too-long', detail: String(LONGEST_TEXT) }]
    : [];

interface Likeness {
  /** A value that the playbook works with. */
  readonly like: SettingValue;
  readonly known: readonly SettingValue[];
  readonly field: string;
}

const fitOf = (value: SettingValue, { like, known, field }: Likeness): readonly ValueProblem[] => {
  switch (typeof like) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? []
        : [{ field, problem: 'not-a-number' }];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [{ field, problem: 'not-yes-or-no' }];
    case 'string':
      return textProblems(value, { like, known, field });
    case 'object':
      return isList(like) ? listProblems(value, field) : tableProblems(value, field);
  }
};

const isList = (value: SettingValue): value is readonly string[] => Array.isArray(value);

const textProblems = (
  value: SettingValue,
  { like, known, field }: Likeness & { readonly like: string },
): readonly ValueProblem[] => {
  if (parseSpan(like).ok) return spanProblems(value, field);
  if (isDecimal(like)) {
    return typeof value === 'string' && isDecimal(value)
      ? []
      : [{ field, problem: 'not-a-decimal' }];
  }
  if (typeof value !== 'string' || value.trim() === '') return [{ field, problem: 'not-a-text' }];
  // Words with variants are compared with in conditions: another word would never be equal to any.
  return known.length > 1 && !known.includes(value)
    ? [{ field, problem: 'not-a-choice', detail: known.map(String).join(', ') }]
    : [];
};

const spanProblems = (value: SettingValue, field: string): readonly ValueProblem[] => {
  const span = typeof value === 'string' ? parseSpan(value) : undefined;
  if (span === undefined || !span.ok) return [{ field, problem: 'not-a-span' }];
  return span.value.direction < 0 ? [{ field, problem: 'not-ahead' }] : [];
};

const listProblems = (value: SettingValue, field: string): readonly ValueProblem[] => {
  if (typeof value !== 'object' || !isList(value)) return [{ field, problem: 'not-a-list' }];
  return value.flatMap((one, index) =>
    one.trim() === '' ? [{ field: `${field}.${index + 1}`, problem: 'not-a-text' }] : [],
  );
};

const tableProblems = (value: SettingValue, field: string): readonly ValueProblem[] =>
  typeof value !== 'object' || isList(value) || Object.keys(value).length === 0
    ? [{ field, problem: 'not-a-table' }]
    : [];
