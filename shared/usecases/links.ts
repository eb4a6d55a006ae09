import type { Keys } from '#shared/domain/signing/keys.ts';
import { signToken } from '#shared/domain/signing/token.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { DAY, later } from '#shared/kernel/instant.ts';

/** A customer may come back to a ticket for half a year; a later word opens a new one. */
const TICKET_LINK_DAYS = 180;

/** A month to answer a survey; then the figures are closed. */
const SURVEY_LINK_DAYS = 30;

/** The path of the ticket's page, for its customer only. The same ticket gives the same link. */
export const ticketPath = (
  { id, openedAt }: Pick<Ticket, 'id' | 'openedAt'>,
  keys: Keys,
): string => {
  const until = later(openedAt, TICKET_LINK_DAYS * DAY);
  return `/tickets/${signToken({ purpose: 'ticket', subject: id, until }, keys)}`;
};

/** The path of the ticket's survey. */
export const surveyPath = ({ id, updatedAt }: Ticket, keys: Keys): string => {
  const until = later(updatedAt, SURVEY_LINK_DAYS * DAY);
  return `/surveys/${signToken({ purpose: 'survey', subject: id, until }, keys)}`;
};

/** The path where surveys to the ticket's customer are stopped. It outlives the survey: mails are kept. */
export const unsubscribePath = ({ id, updatedAt }: Ticket, keys: Keys): string => {
  const until = later(updatedAt, TICKET_LINK_DAYS * DAY);
  return `/unsubscribe/${signToken({ purpose: 'unsubscribe', subject: id, until }, keys)}`;
};
