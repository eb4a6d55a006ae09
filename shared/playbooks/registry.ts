import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { inquiry } from '#shared/playbooks/inquiry.ts';
import { recoveryCallback } from '#shared/playbooks/recovery-callback.ts';

/** Every playbook in every version that a ticket may still run on. */
export const PLAYBOOKS: readonly Playbook[] = [inquiry, recoveryCallback];

/** The playbook in the version that a ticket began with. */
export const playbookOf = ({
  id,
  version,
}: {
  readonly id: string;
  readonly version: number;
}): Playbook => {
  const found = PLAYBOOKS.find((playbook) => playbook.id === id && playbook.version === version);
  if (found === undefined) throw new Error(`playbook ${id} version ${version} is not installed`);
  return found;
};

/** The newest version of a playbook; nothing when there is none of this name. */
export const currentPlaybook = (id: string): Playbook | undefined =>
  PLAYBOOKS.filter((playbook) => playbook.id === id).sort((a, b) => b.version - a.version)[0];
