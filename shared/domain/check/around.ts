import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';

/** What there is beside the playbook that is checked. */
export interface Around {
  /** Roles that people can hold. */
  readonly roles: ReadonlySet<string>;
  readonly teams: ReadonlySet<string>;
  readonly calendars: ReadonlySet<string>;
  readonly ledgers: ReadonlySet<string>;
  readonly kindOf: (id: string) => Kind | undefined;
  readonly playbookOf: (id: string) => Playbook | undefined;
  /** Every outcome of every playbook. */
  readonly outcomes: ReadonlySet<string>;
}
