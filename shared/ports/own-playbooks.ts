import type { OwnPlaybook } from '#shared/domain/playbook/own-playbook.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Result } from '#shared/kernel/result.ts';

/** The playbooks that the desk writes itself. */
export interface OwnPlaybooks {
  /** Nothing where the desk has never written one of this id. */
  own(id: string): Promise<OwnPlaybook | undefined>;
  all(): Promise<readonly OwnPlaybook[]>;
  draft(id: string): Promise<Playbook | undefined>;
  /** A published version, which never changes. */
  version(id: string, version: number): Promise<Playbook | undefined>;
  /** Stores what was done to one, or nothing when it was changed since it was read. */
  store(change: OwnPlaybookChange): Promise<Result<void, { readonly code: 'change.stale' }>>;
}

export interface OwnPlaybookChange {
  readonly before: OwnPlaybook;
  readonly after: OwnPlaybook;
  /** The new draft. */
  readonly draft?: Playbook;
  /** The draft that became a version. */
  readonly published?: Playbook;
}
