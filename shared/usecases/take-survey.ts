import { isTicketId, type TicketId } from '#shared/domain/ids.ts';
import type { Keys } from '#shared/domain/signing/keys.ts';
import { readToken, type TokenRefusal } from '#shared/domain/signing/token.ts';
import { type Answer, answerSurvey } from '#shared/domain/ticket/answer-survey.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import { decideAgain, isChangeRefusal, unexpected } from '#shared/usecases/decide-again.ts';
import { type DecisionPorts, momentOn } from '#shared/usecases/moment.ts';
import { withFacts, workedOut } from '#shared/usecases/with-facts.ts';

export interface SurveyPorts extends DecisionPorts {
  readonly desk: Pick<DeskStore, 'ticket' | 'commit'>;
  readonly keys: Keys;
}

export type SurveyRefusal = TokenRefusal | TicketRefusal;

/** The ticket that the survey's link is about. Looking at it changes nothing. */
export const showSurvey = async (
  ports: SurveyPorts,
  token: string,
): Promise<Result<Ticket, SurveyRefusal>> => {
  const id = ticketOf(ports, token);
  if (!id.ok) return id;
  const ticket = await ports.desk.ticket(id.value);
  return ticket === undefined ? refuse({ code: 'ticket.missing' }) : accept(ticket);
};

/** A vote. The last one counts; what a bad one leads to the playbook says. */
export const vote = async (
  ports: SurveyPorts,
  token: string,
  answer: Answer,
): Promise<Result<Ticket, SurveyRefusal>> => {
  const id = ticketOf(ports, token);
  if (!id.ok) return id;
  const outcome = await decideAgain<Ticket, SurveyRefusal>(async () => {
    const ticket = await ports.desk.ticket(id.value);
    if (ticket === undefined) return refuse({ code: 'ticket.missing' });
    const playbook = await ports.playbooks.of(ticket.playbook);
    const moment = await momentOn(ports, playbook, { kind: 'customer' });
    const judged = workedOut(
      await withFacts(ports.facts, (facts) =>
        answerSurvey(ticket, { answer, playbook }, { ...moment, facts }),
      ),
    );
    if (judged === undefined) return accept(ticket);
    const stored = await ports.desk.commit({ at: moment.at, decisions: [judged] });
    return stored.ok ? accept(judged.after) : stored;
  });
  if (outcome.ok) return outcome;
  const { refusal } = outcome;
  return isChangeRefusal(refusal) ? unexpected(refusal) : refuse(refusal);
};

const ticketOf = ({ clock, keys }: SurveyPorts, token: string): Result<TicketId, TokenRefusal> => {
  const read = readToken(token, { purpose: 'survey', now: clock.now() }, keys);
  if (!read.ok) return read;
  const { subject } = read.value;
  return isTicketId(subject) ? accept(subject) : refuse({ code: 'link.invalid' });
};
