import { decimal, type RecordValue, type Value } from '#shared/domain/expression/value.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { seenValue } from '#shared/domain/run/field-values.ts';
import { earliestLimit } from '#shared/domain/ticket/due.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';

/** A ticket as other tickets see it: its fields, and what every ticket has. References are ids until they are followed. */
export const ticketRow = ({ fields }: Playbook, ticket: Ticket): RecordValue => {
  const { run } = ticket;
  return {
    ...Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [
        name,
        seenValue(field, run.fields[name], () => null),
      ]),
    ),
    id: ticket.id,
    number: ticket.number,
    businessNumber: run.number ?? null,
    playbook: ticket.playbook.id,
    state: stateOf(ticket),
    step: run.steps[0]?.id ?? null,
    steps: run.steps.map(({ id }) => id),
    team: ticket.team,
    owner: named(ticket.assignee),
    opener: named(ticket.opener),
    about: named(ticket.about ?? run.about),
    customer: { id: ticket.customer.id, name: ticket.customer.name },
    priority: ticket.priority,
    category: ticket.classification?.category ?? null,
    channel: ticket.channel,
    openedAt: ticket.openedAt,
    repliedAt: run.repliedAt ?? null,
    resolvedAt: run.resolvedAt ?? null,
    endedAt: run.endedAt ?? null,
    dueAt: earliestLimit(ticket.dues) ?? null,
    score: ticket.survey?.state === 'answered' ? decimal(ticket.survey.score) : null,
  };
};

const named = (id: string | undefined): Value => (id === undefined ? null : { id });

/** Playbooks speak of a ticket that has ended, whether it was closed or went into another. */
const stateOf = ({ status: { state } }: Ticket): string =>
  state === 'closed' || state === 'merged' ? 'ended' : state;
