import type { Playbook } from '#shared/domain/playbook/playbook.ts';

/** The playbooks that are installed. */
export interface Playbooks {
  /** In the version that a ticket began with; throws when that is not installed. */
  of(named: { readonly id: string; readonly version: number }): Promise<Playbook>;
  /** Each in its newest version. */
  all(): Promise<readonly Playbook[]>;
  /** In the newest version; nothing when there is none of this name. */
  current(id: string): Promise<Playbook | undefined>;
}
