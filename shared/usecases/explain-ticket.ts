import type { Person } from '#shared/domain/access/role.ts';
import { type ExplainedDue, explainDues, explainPlainly } from '#shared/domain/run/explain-dues.ts';
import { standOf, worldOf } from '#shared/domain/ticket/follow.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { type DecisionPorts, momentOn } from '#shared/usecases/moment.ts';
import { withFacts } from '#shared/usecases/with-facts.ts';

/** What stands on a ticket, with the reason for each moment. It is shown even where the playbook is at fault. */
export const explainTicket = async (
  ports: DecisionPorts,
  ticket: Ticket,
  person: Person,
): Promise<readonly ExplainedDue[]> => {
  if (ticket.dues.length === 0) return [];
  const playbook = await ports.playbooks.of(ticket.playbook);
  const stand = standOf(ticket, playbook);
  const moment = await momentOn(ports, playbook, { kind: 'agent', id: person.id });
  const found = await withFacts(ports.facts, (facts) =>
    explainDues(stand, worldOf({ ...moment, facts }, person)),
  );
  return found.ok ? found.value : explainPlainly(ticket.dues, worldOf(moment, person));
};
