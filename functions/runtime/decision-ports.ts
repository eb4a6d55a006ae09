import { momentPorts } from '#functions/runtime/moment-ports.ts';
import { installedPlaybooks } from '#shared/adapters/installed-playbooks.ts';
import { noFacts } from '#shared/adapters/no-facts.ts';
import { PLAYBOOKS } from '#shared/playbooks/registry.ts';
import type { DecisionPorts } from '#shared/usecases/moment.ts';

/** What functions need that decide on tickets. The handbook is loaded when a ticket first runs on one of its playbooks. */
export const decisionPorts: DecisionPorts = {
  ...momentPorts,
  playbooks: installedPlaybooks(
    PLAYBOOKS,
    async () => (await import('#shared/playbooks/handbook.ts')).HANDBOOK,
  ),
  facts: noFacts,
};
