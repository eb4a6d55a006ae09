import type { Job } from '#shared/domain/job/job.ts';
import type { DeskSettings, SettingChange } from '#shared/domain/setting/desk-settings.ts';
import type { Result } from '#shared/kernel/result.ts';

/** What the desk has set, for decisions: up to a minute old. */
export interface Settings {
  of(playbook: string): Promise<DeskSettings>;
}

/** The same as it stands now, with its history, to look at and to change. */
export interface SettingsBook extends Settings {
  /** Of every playbook for which the desk has ever set something. */
  all(): Promise<readonly DeskSettings[]>;
  /** The newest first. */
  history(playbook: string, most: number): Promise<readonly SettingChange[]>;
  /** Stores the settings, their history and the job that plans by them, or nothing. */
  change(change: SettingsStored): Promise<Result<void, { readonly code: 'change.stale' }>>;
}

export interface SettingsStored {
  readonly before: DeskSettings;
  readonly after: DeskSettings;
  readonly changes: readonly SettingChange[];
  readonly jobs: readonly Job[];
}
