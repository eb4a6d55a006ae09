/** What a desk has set for one playbook: values that hold from a day on, until another one does. */
import { dayOfDate } from '#shared/domain/calendar/local-date.ts';
import type { SettingValue } from '#shared/domain/playbook/setting.ts';
import type { ValueProblem } from '#shared/domain/setting/setting-problem.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface DeskSettings {
  readonly playbook: string;
  /** Rises by one with every change; 0 while the desk has set nothing. */
  readonly version: number;
  /** By the setting's name, the earliest day first. */
  readonly values: Readonly<Record<string, readonly Dated[]>>;
}

export interface Dated {
  /** The first day, in the desk's zone (`2026-03-02`), on which it holds. */
  readonly from: string;
  /** Nothing: the playbook's own initial value holds again. */
  readonly value: SettingValue | null;
}

/** What one change did to one setting. */
export interface SettingChange {
  readonly version: number;
  readonly at: Instant;
  /** The colleague who made it. */
  readonly by: string;
  readonly name: string;
  readonly from: string;
  /** What would have held on that day without the change; nothing where the desk had set nothing. */
  readonly old: SettingValue | null;
  readonly new: SettingValue | null;
}

export const noSettings = (playbook: string): DeskSettings => ({
  playbook,
  version: 0,
  values: {},
});

/** What the desk has set and holds on a day; what is not named here holds as the playbook begins with it. */
export const valuesOn = (
  { values }: Pick<DeskSettings, 'values'>,
  day: string,
): Readonly<Record<string, SettingValue>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, dated]) => {
      const value = valueOn(dated, day);
      return value === null ? [] : [[name, value]];
    }),
  );

const valueOn = (dated: readonly Dated[], day: string): SettingValue | null =>
  dated.findLast(({ from }) => from <= day)?.value ?? null;

export interface SettingsWish {
  readonly by: string;
  readonly at: Instant;
  /** Today in the desk's zone. */
  readonly today: string;
  /** The first day on which the new values hold. */
  readonly from: string;
  readonly values: Readonly<Record<string, SettingValue | null>>;
}

/**
 * The row holds 400 KB (AWS: DynamoDB quotas), and so does the row of a change, which has the old values beside the new ones.
 */
const MOST_SETTINGS_BYTES = 100_000;

export interface SettingsRefused {
  readonly code: 'settings.refused';
  readonly problems: readonly ValueProblem[];
}

/**
 * The settings with new values from a day on. What was planned for later days goes: who sets a value means it to hold until
 * somebody sets another.
 *
 * @returns with `changes` for the history, one for each setting that is named
 */
export const changeSettings = (
  before: DeskSettings,
  { by, at, today, from, values }: SettingsWish,
): Result<
  { readonly after: DeskSettings; readonly changes: readonly SettingChange[] },
  SettingsRefused
> => {
  if (dayOfDate(from) === undefined) return refused({ field: 'from', problem: 'not-a-day' });
  if (from < today) return refused({ field: 'from', problem: 'day-past', detail: today });
  const version = before.version + 1;
  const named = Object.entries(values);
  const all = {
    ...before.values,
    ...Object.fromEntries(
      named.map(([name, value]) => [
        name,
        withDated(before.values[name] ?? [], { from, value }, today),
      ]),
    ),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(all)).length;
  if (bytes > MOST_SETTINGS_BYTES) {
    return refused({ field: 'values', problem: 'too-much', detail: String(MOST_SETTINGS_BYTES) });
  }
  return accept({
    after: { ...before, version, values: all },
    changes: named.map(([name, value]) => ({
      version,
      at,
      by,
      name,
      from,
      old: valueOn(before.values[name] ?? [], from),
      new: value,
    })),
  });
};

const refused = (problem: ValueProblem): Result<never, SettingsRefused> =>
  refuse({ code: 'settings.refused', problems: [problem] });

/** Of what no longer holds the history tells; the row keeps what holds today and what is to come. */
const withDated = (known: readonly Dated[], added: Dated, today: string): readonly Dated[] => {
  const kept = known.filter(({ from }) => from < added.from);
  const holding = kept.findLastIndex(({ from }) => from <= today);
  return [...kept.slice(Math.max(0, holding)), added];
};
