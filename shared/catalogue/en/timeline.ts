import type { TimelineTexts } from '#shared/catalogue/timeline-texts.ts';

export const timelineEn: TimelineTexts = {
  'ticket.opened': '{who} opened the ticket ({channel}).',
  'ticket.classified':
    '{who} classified it as “{category}” (confidence {confidence}), priority {priority}, for {team}.',
  'ticket.assigned': '{who} handed the ticket to {team} {assignee}.',
  'ticket.taken': '{assignee} took the ticket.',
  'ticket.replied': '{who} replied to the customer.',
  'ticket.noted': '{who} wrote a note.',
  'ticket.customer-wrote': 'The customer wrote a new message.',
  'ticket.resolved': '{who} resolved the ticket.',
  'ticket.reopened': '{who} reopened the ticket.',
  'ticket.closed': '{who} closed the ticket.',
  'ticket.due-warned': 'Soon due: {limit}.',
  'ticket.due-breached': 'Overdue: {limit}. The priority rose to {priority}.',
  'ticket.survey-sent': 'The survey was sent.',
  'ticket.survey-answered': 'The customer gave {score} of 5.',
  'ticket.recovery-opened': 'A callback was opened because of the low score.',
  'mail.failed': 'The {mail} could not be delivered: {reason}.',
  'mail.held': 'The {mail} was not sent: this address has had its share of automatic mail.',
  'mail.unknown': 'Whether the {mail} was sent is not known yet. The desk waits for the outcome.',
};
