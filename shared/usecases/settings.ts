/** What a desk decides for itself: looked at by whoever works there, changed by whoever may. */
import { may, type Person } from '#shared/domain/access/role.ts';
import { dayOfDate } from '#shared/domain/calendar/local-date.ts';
import { instantOnWallClock } from '#shared/domain/calendar/zone.ts';
import { checkPlaybook } from '#shared/domain/check/check-playbook.ts';
import { type Finding, severityOf } from '#shared/domain/check/finding.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Setting, SettingValue } from '#shared/domain/playbook/setting.ts';
import {
  changeSettings,
  type Dated,
  type DeskSettings,
  noSettings,
  type SettingChange,
  type SettingsRefused,
  valuesOn,
} from '#shared/domain/setting/desk-settings.ts';
import { fitProblems } from '#shared/domain/setting/fitting-value.ts';
import type { ValueProblem } from '#shared/domain/setting/setting-problem.ts';
import { type Instant, instantOf } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import { aroundOf } from '#shared/playbooks/around.ts';
import type { Kinds } from '#shared/ports/records.ts';
import type { SettingsBook } from '#shared/ports/settings.ts';
import { type DecisionPorts, todayOf } from '#shared/usecases/moment.ts';
import { replanJob, replannedFrom } from '#shared/usecases/replan-tickets.ts';

export interface SettingsPorts extends Pick<DecisionPorts, 'clock' | 'calendar' | 'playbooks'> {
  readonly settings: SettingsBook;
  readonly kinds: Kinds;
}

/** As many as a person reads in one sitting. */
const MOST_HISTORY = 100;

export type SettingsRefusal =
  | SettingsRefused
  | { readonly code: 'access.denied'; readonly action: string }
  | { readonly code: 'playbook.unknown'; readonly playbook: string }
  /** Somebody has changed them since: look again. */
  | { readonly code: 'settings.stale'; readonly version: number };

export interface ShownSetting extends Pick<Setting, 'title' | 'source'> {
  readonly name: string;
  readonly value: SettingValue | null;
  readonly initial: SettingValue | null;
  readonly isBlank: boolean;
  readonly isOwn: boolean;
  readonly planned: readonly Dated[];
  readonly variants: NonNullable<Setting['variants']>;
}

export interface ShownSettings {
  readonly playbook: string;
  readonly title: Playbook['title'];
  readonly version: number;
  readonly settings: readonly ShownSetting[];
}

/** The settings of every playbook that has some, in the order of the handbook. */
export const listSettings = async (
  ports: SettingsPorts,
  person: Person,
): Promise<Result<readonly ShownSettings[], SettingsRefusal>> => {
  if (!may(person, 'tickets.read'))
    return refuse({ code: 'access.denied', action: 'tickets.read' });
  const [playbooks, all] = await Promise.all([ports.playbooks.all(), ports.settings.all()]);
  const known = new Map(all.map((settings) => [settings.playbook, settings]));
  const today = todayOf(ports, ports.clock.now());
  return accept(
    playbooks
      .filter(({ settings = {} }) => Object.keys(settings).length > 0)
      .map((playbook) => shown(playbook, known.get(playbook.id) ?? noSettings(playbook.id), today)),
  );
};

/** One playbook's settings with their history. */
export const showSettings = async (
  ports: SettingsPorts,
  person: Person,
  id: string,
): Promise<
  Result<ShownSettings & { readonly history: readonly SettingChange[] }, SettingsRefusal>
> => {
  if (!may(person, 'tickets.read'))
    return refuse({ code: 'access.denied', action: 'tickets.read' });
  const playbook = await ports.playbooks.current(id);
  if (playbook === undefined) return refuse({ code: 'playbook.unknown', playbook: id });
  const [settings, history] = await Promise.all([
    ports.settings.of(id),
    ports.settings.history(id, MOST_HISTORY),
  ]);
  const today = todayOf(ports, ports.clock.now());
  return accept({ ...shown(playbook, settings, today), history });
};

/**
 * Sets values of one playbook from a day on. Decisions see them within a minute; the open tickets of the playbook are planned
 * anew a little later, or at the begin of that day.
 *
 * @param request.version the one that the caller has seen; 0 where the desk had set nothing
 */
export const changeSettingsOf = async (
  ports: SettingsPorts,
  person: Person,
  request: {
    readonly playbook: string;
    readonly version: number;
    readonly from?: string;
    readonly values: Readonly<Record<string, SettingValue | null>>;
  },
): Promise<Result<ShownSettings, SettingsRefusal>> => {
  if (!may(person, 'settings.change')) {
    return refuse({ code: 'access.denied', action: 'settings.change' });
  }
  const playbook = await ports.playbooks.current(request.playbook);
  if (playbook === undefined) {
    return refuse({ code: 'playbook.unknown', playbook: request.playbook });
  }
  const before = await ports.settings.of(playbook.id);
  if (before.version !== request.version) return stale(before);
  const problems = fitProblems(playbook, request.values);
  const unworkable = problems.length > 0 ? problems : await workProblems(ports, playbook, request);
  if (unworkable.length > 0) return refuse({ code: 'settings.refused', problems: unworkable });
  const at = ports.clock.now();
  const today = todayOf(ports, at);
  const { values, from = today } = request;
  const changed = changeSettings(before, { by: person.id, at, today, from, values });
  if (!changed.ok) return changed;
  const { after, changes } = changed.value;
  const job = replanJob(
    { playbook: playbook.id, cause: `settings-${after.version}` },
    from > today ? beginOf(ports, from) : replannedFrom(at),
  );
  const stored = await ports.settings.change({ before, after, changes, jobs: [job] });
  return stored.ok
    ? accept(shown(playbook, after, today))
    : stale(await ports.settings.of(playbook.id));
};

const stale = ({ version }: DeskSettings): Result<never, SettingsRefusal> =>
  refuse({ code: 'settings.stale', version });

const beginOf = ({ calendar }: SettingsPorts, date: string): Instant =>
  instantOf(instantOnWallClock(calendar.zone, dayOfDate(date) ?? 0, 0));

/** The types of the playbook's expressions judge too: no value may break what worked before. */
const workProblems = async (
  { playbooks, kinds }: SettingsPorts,
  playbook: Playbook,
  { values }: { readonly values: Readonly<Record<string, SettingValue | null>> },
): Promise<readonly ValueProblem[]> => {
  const around = aroundOf(await playbooks.all(), await kinds.all());
  const errorsOf = (one: Playbook): readonly Finding[] =>
    checkPlaybook(one, around).filter((finding) => severityOf(finding) === 'error');
  const before = new Set(errorsOf(playbook).map(nameOf));
  return Object.entries(values).flatMap(([name, value]): readonly ValueProblem[] => {
    const setting = playbook.settings?.[name];
    if (value === null || setting === undefined) return [];
    const settings = { ...playbook.settings, [name]: { ...setting, initial: value } };
    const broken = errorsOf({ ...playbook, settings }).find((one) => !before.has(nameOf(one)));
    return broken === undefined
      ? []
      : [
          {
            field: `values.${name}`,
            problem: 'does-not-work',
            detail: `${broken.at}: ${broken.what}`,
          },
        ];
  });
};

const nameOf = ({ code, at, what }: Finding): string => `${code} ${at} ${what}`;

const shown = (playbook: Playbook, set: DeskSettings, today: string): ShownSettings => {
  const values = valuesOn(set, today);
  return {
    playbook: playbook.id,
    title: playbook.title,
    version: set.version,
    settings: Object.entries(playbook.settings ?? {}).map(
      ([name, { title, initial, variants = [], source }]): ShownSetting => {
        const own = Object.hasOwn(values, name) ? values[name] : undefined;
        const dated = Object.hasOwn(set.values, name) ? (set.values[name] ?? []) : [];
        return {
          name,
          title,
          value: own ?? initial ?? null,
          initial: initial ?? null,
          isBlank: own === undefined && initial === undefined,
          isOwn: own !== undefined,
          planned: dated.filter(({ from }) => from > today),
          variants,
          source,
        };
      },
    ),
  };
};
