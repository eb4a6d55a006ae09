import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { inquiry } from '#shared/playbooks/inquiry.ts';
import { recoveryCallback } from '#shared/playbooks/recovery-callback.ts';

/** Every playbook in every version that a ticket may still run on. */
export const PLAYBOOKS: readonly Playbook[] = [inquiry, recoveryCallback];
