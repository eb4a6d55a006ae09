import { decimal } from '#shared/domain/expression/value.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { hear } from '#shared/domain/run/hear.ts';
import type { RunFault } from '#shared/domain/run/world.ts';
import { type Decision, decided, type Moment } from '#shared/domain/ticket/decision.ts';
import { followed, standOf, worldOf } from '#shared/domain/ticket/follow.ts';
import type { Message } from '#shared/domain/ticket/message.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result } from '#shared/kernel/result.ts';

/** 1 is the worst and 5 the best. */
export const SCORES = [1, 2, 3, 4, 5] as const;

export type Score = (typeof SCORES)[number];

export interface Answer {
  readonly score: Score;
  readonly comment: string;
  /** A hash of both. */
  readonly hash: string;
}

/**
 * The customer has judged. The last vote counts; what a bad one leads to the playbook says.
 *
 * @returns nothing when this very vote counts already
 */
export const answerSurvey = (
  ticket: Ticket,
  { answer, playbook }: { readonly answer: Answer; readonly playbook: Playbook },
  moment: Moment,
): Result<Decision | undefined, RunFault> => {
  if (ticket.survey?.state === 'answered' && ticket.survey.vote === answer.hash) {
    return accept(undefined);
  }
  const { at, by } = moment;
  const event = { score: decimal(answer.score), comment: answer.comment };
  const moved = hear(standOf(ticket, playbook), { on: 'survey-answered', event }, worldOf(moment));
  if (!moved.ok) return moved;
  const found = followed(ticket, moved.value, moment);
  const comment: Message = {
    id: moment.fresh(),
    ticket: ticket.id,
    at,
    kind: 'survey',
    by,
    channel: 'survey',
    text: answer.comment,
  };
  return accept(
    decided(ticket, {
      ...found,
      events: [
        { type: 'ticket.survey-answered', at, by, score: answer.score, vote: answer.hash },
        ...found.events,
      ],
      messages: answer.comment === '' ? [] : [comment],
    }),
  );
};
