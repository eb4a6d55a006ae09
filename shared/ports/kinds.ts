import type { Kind } from '#shared/domain/playbook/kind.ts';

/** The kinds of records that the desk keeps. */
export interface Kinds {
  find(id: string): Promise<Kind | undefined>;
}
