import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';

/** What there is beside the playbook that is checked. */
export interface Around {
  /** Roles that people can hold. */
  readonly roles: ReadonlySet<string>;
  readonly teams: ReadonlySet<string>;
  readonly calendars: ReadonlySet<string>;
  /** Occasions and posts that dates and people are entered for. */
  readonly occasions: ReadonlySet<string>;
  readonly posts: ReadonlySet<string>;
  readonly ledgerOf: (id: string) => Ledger | undefined;
  readonly kindOf: (id: string) => Kind | undefined;
  readonly playbookOf: (id: string) => Playbook | undefined;
  /** Every outcome of every playbook. */
  readonly outcomes: ReadonlySet<string>;
}
