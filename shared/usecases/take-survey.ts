import { isTicketId, type TicketId } from '#shared/domain/ids.ts';
import type { Keys } from '#shared/domain/signing/keys.ts';
import { readToken, type TokenRefusal } from '#shared/domain/signing/token.ts';
import { type Answer, answerSurvey } from '#shared/domain/ticket/answer-survey.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import { currentPlaybook, playbookOf } from '#shared/playbooks/registry.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import { decideAgain, unexpected } from '#shared/usecases/decide-again.ts';
import { type MomentPorts, momentOf } from '#shared/usecases/moment.ts';

export interface SurveyPorts extends MomentPorts {
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

/** A vote. The last one counts; a bad one opens a recovery callback in the same transaction. */
export const vote = async (
  ports: SurveyPorts,
  token: string,
  answer: Answer,
): Promise<Result<Ticket, SurveyRefusal>> => {
  const id = ticketOf(ports, token);
  if (!id.ok) return id;
  const moment = momentOf(ports, { kind: 'customer' });
  const outcome = await decideAgain<Ticket, SurveyRefusal>(async () => {
    const ticket = await ports.desk.ticket(id.value);
    if (ticket === undefined) return refuse({ code: 'ticket.missing' });
    const recovery = recoveryFor(ports, ticket, { answer, at: moment.at });
    const answered = answerSurvey(ticket, { answer, recovery }, moment);
    if (answered === undefined) return accept(ticket);
    const { judged, opened } = answered;
    const stored = await ports.desk.commit({
      at: moment.at,
      decisions: opened === undefined ? [judged] : [judged, opened],
    });
    return stored.ok ? accept(judged.after) : stored;
  });
  if (outcome.ok) return outcome;
  const { refusal } = outcome;
  switch (refusal.code) {
    case 'change.stale':
    case 'change.number-taken':
    case 'change.request-known':
    case 'change.message-known':
    case 'change.cap-reached':
    case 'change.file-taken':
      return unexpected(refusal);
    default:
      return refuse(refusal);
  }
};

const recoveryFor = (
  { ids }: SurveyPorts,
  ticket: Ticket,
  { answer, at }: { readonly answer: Answer; readonly at: string },
) => {
  const rule = playbookOf(ticket.playbook).survey?.recovery;
  if (rule === undefined || answer.score > rule.upTo) return undefined;
  const playbook = currentPlaybook(rule.playbook);
  if (playbook === undefined) throw new Error(`playbook ${rule.playbook} is not installed`);
  return {
    id: ids.ticketId(at),
    number: ids.ticketNumber(),
    playbook,
    subject: `${playbook.title[ticket.language]} ${ticket.number}`,
  };
};

const ticketOf = ({ clock, keys }: SurveyPorts, token: string): Result<TicketId, TokenRefusal> => {
  const read = readToken(token, { purpose: 'survey', now: clock.now() }, keys);
  if (!read.ok) return read;
  const { subject } = read.value;
  return isTicketId(subject) ? accept(subject) : refuse({ code: 'link.invalid' });
};
