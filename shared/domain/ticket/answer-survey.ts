import type { TicketId, TicketNumber } from '#shared/domain/ids.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { type Decision, decided, type Moment } from '#shared/domain/ticket/decision.ts';
import type { Message } from '#shared/domain/ticket/message.ts';
import { openTicket } from '#shared/domain/ticket/open-ticket.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';

/** 1 is the worst and 5 the best. */
export const SCORES = [1, 2, 3, 4, 5] as const;

export type Score = (typeof SCORES)[number];

export interface Answer {
  readonly score: Score;
  readonly comment: string;
  /** A hash of both. */
  readonly hash: string;
}

interface Recovery {
  readonly id: TicketId;
  readonly number: TicketNumber;
  readonly playbook: Playbook;
  readonly subject: string;
}

/**
 * The customer has judged. The last vote counts; the first bad one opens a recovery callback, once a ticket.
 *
 * @returns the judged ticket's decision, and the new callback's where one is opened; nothing when this very vote
 * counts already
 */
export const answerSurvey = (
  ticket: Ticket,
  { answer, recovery }: { readonly answer: Answer; readonly recovery: Recovery | undefined },
  moment: Moment,
): { readonly judged: Decision; readonly opened?: Decision } | undefined => {
  if (ticket.survey?.state === 'answered' && ticket.survey.vote === answer.hash) return undefined;
  const { at, by } = moment;
  const known = ticket.survey?.state === 'answered' ? ticket.survey.recovery : undefined;
  const opened =
    known === undefined && recovery !== undefined ? open(ticket, recovery, moment) : undefined;
  const followUp = known ?? opened?.after.id;
  const comment: Message = {
    id: moment.fresh(),
    ticket: ticket.id,
    at,
    kind: 'survey',
    by,
    channel: 'survey',
    text: answer.comment,
  };
  const judged = decided(ticket, {
    events: [
      {
        type: 'ticket.survey-answered',
        at,
        by,
        score: answer.score,
        vote: answer.hash,
        ...(followUp === undefined ? {} : { recovery: followUp }),
      },
    ],
    messages: answer.comment === '' ? [] : [comment],
  });
  return opened === undefined ? { judged } : { judged, opened };
};

const open = (
  ticket: Ticket,
  { id, number, playbook, subject }: Recovery,
  moment: Moment,
): Decision =>
  openTicket(
    {
      id,
      number,
      playbook,
      subject,
      channel: 'playbook',
      language: ticket.language,
      customer: ticket.customer,
      team: ticket.team,
      linkedTo: ticket.id,
      classified: true,
    },
    { ...moment, by: { kind: 'machine' } },
  );
