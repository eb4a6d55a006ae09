import { randomUUID } from 'node:crypto';
import { chooseLanguage } from '#functions/pages/language.ts';
import { messagePage, STATUS_OF_NOTICE } from '#functions/pages/message-page.ts';
import { pageAnswer } from '#functions/pages/page-answer.ts';
import { type SaidMessage, ticketPage } from '#functions/pages/ticket-page.ts';
import { hashOf } from '#functions/runtime/hash.ts';
import {
  type Endpoint,
  formFields,
  type HttpEvent,
  seeOther,
} from '#functions/runtime/http-api.ts';
import { type FieldProblem, fieldProblems, type HttpAnswer } from '#functions/runtime/problem.ts';
import { additionRequest } from '#shared/contracts/requests.ts';
import { earliestLimit } from '#shared/domain/ticket/due.ts';
import type { Message } from '#shared/domain/ticket/message.ts';
import type { Language } from '#shared/kernel/language.ts';
import type { TicketFile } from '#shared/ports/desk-store.ts';
import {
  addFromPage,
  type CustomerPagePorts,
  type PageRefusal,
  showToCustomer,
} from '#shared/usecases/customer-page.ts';

/** Where the browser lands after it has added something. */
const ADDED = 'added';

/** GET /tickets/{token} */
export const ticketEndpoint =
  (ports: CustomerPagePorts): Endpoint =>
  async (event) => {
    const shown = await showToCustomer(ports, tokenOf(event));
    if (!shown.ok) return notice(event, shown.refusal);
    return shown.value === undefined
      ? pageAnswer(200, messagePage({ language: languageOf(event), kind: 'received' }))
      : pageAnswer(200, pageOf(event, shown.value));
  };

/** POST /tickets/{token}/messages */
export const addEndpoint =
  (ports: CustomerPagePorts): Endpoint =>
  async (event) => {
    const token = tokenOf(event);
    const fields = formFields(event);
    const request = additionRequest.safeParse(fields, { reportInput: true });
    if (!request.success) {
      const shown = await showToCustomer(ports, token);
      if (!shown.ok) return notice(event, shown.refusal);
      return shown.value === undefined
        ? notice(event, { code: 'ticket.missing' })
        : pageAnswer(
            400,
            pageOf(event, shown.value, {
              problems: fieldProblems(request.error),
              text: fields['message'] ?? '',
            }),
          );
    }
    const { message, once } = request.data;
    const outcome = await addFromPage(ports, token, {
      text: message,
      // A second click sends the same words; whoever goes back and writes others has something else to say.
      once: `${once}-${hashOf({ message })}`,
    });
    return outcome.ok
      ? seeOther(`/tickets/${token}?lang=${languageOf(event)}&${ADDED}=1`)
      : notice(event, outcome.refusal);
  };

const tokenOf = ({ pathParameters }: HttpEvent): string => pathParameters?.['token'] ?? '';

const languageOf = ({ headers, queryStringParameters }: HttpEvent, known?: Language): Language =>
  chooseLanguage({
    chosen: queryStringParameters?.['lang'],
    known,
    accepted: headers['accept-language'],
  });

/** A link that was altered and a ticket that never was look the same. */
const notice = (event: HttpEvent, { code }: PageRefusal): HttpAnswer => {
  const kind = code === 'link.expired' ? 'link-expired' : 'link-unknown';
  return pageAnswer(STATUS_OF_NOTICE[kind], messagePage({ language: languageOf(event), kind }));
};

const pageOf = (
  event: HttpEvent,
  { ticket, messages }: TicketFile,
  failed?: { readonly problems: readonly FieldProblem[]; readonly text: string },
): string => {
  const here = `/tickets/${tokenOf(event)}`;
  const { state } = ticket.status;
  return ticketPage({
    language: languageOf(event, ticket.language),
    number: ticket.number,
    state,
    subject: ticket.subject,
    promisedAt: state === 'open' ? earliestLimit(ticket.dues) : undefined,
    messages: messages.flatMap((message) => said(message, ticket.customer.name)),
    addAction: `${here}/messages`,
    once: randomUUID(),
    added: event.queryStringParameters?.[ADDED] !== undefined,
    canAdd: state !== 'closed' && state !== 'merged',
    here,
    ...failed,
  });
};

/** Notes are for colleagues, and a survey's comment is not part of the conversation. */
const said = ({ kind, at, text }: Message, customer: string): readonly SaidMessage[] => {
  switch (kind) {
    case 'customer':
      return [{ from: 'customer', author: customer, at, text }];
    case 'reply':
      return [{ from: 'desk', author: '', at, text }];
    case 'note':
    case 'survey':
      return [];
  }
};
