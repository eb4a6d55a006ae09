/** Where a mail reaches whom it is meant for, looked up when it leaves. */
import type { Notification } from '#shared/domain/job/job.ts';
import { type Reached, reached } from '#shared/domain/run/addressees.ts';
import { asking } from '#shared/domain/run/asking.ts';
import { standOf, worldOf } from '#shared/domain/ticket/follow.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { type DecisionPorts, momentOn } from '#shared/usecases/moment.ts';
import { withFacts, workedOut } from '#shared/usecases/with-facts.ts';

/** @returns nothing where no address is known */
export const recipientOf = async (
  ports: DecisionPorts,
  ticket: Ticket,
  { to }: Pick<Notification, 'to'>,
): Promise<Reached | undefined> => {
  if (to === undefined) {
    const { name, email } = ticket.customer;
    return email === undefined ? undefined : { name, address: email, language: ticket.language };
  }
  const playbook = await ports.playbooks.of(ticket.playbook);
  const moment = await momentOn(ports, ticket.playbook, { kind: 'machine' });
  return workedOut(
    await withFacts(ports.facts, (facts) => {
      const ask = asking(worldOf({ ...moment, facts }));
      return ask.outcome(reached(to, standOf(ticket, playbook), ask));
    }),
  );
};
