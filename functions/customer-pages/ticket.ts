import { randomUUID } from 'node:crypto';
import { languageOf, linkNotice, tokenOf } from '#functions/pages/link-page.ts';
import { messagePage } from '#functions/pages/message-page.ts';
import { pageAnswer } from '#functions/pages/page-answer.ts';
import { type SaidMessage, ticketPage } from '#functions/pages/ticket-page.ts';
import { hashOf } from '#functions/runtime/hash.ts';
import {
  type Endpoint,
  formFields,
  type HttpEvent,
  seeOther,
} from '#functions/runtime/http-api.ts';
import {
  type FieldProblem,
  fieldProblems,
  type HttpAnswer,
  uploadProblem,
} from '#functions/runtime/problem.ts';
import { additionRequest, uploadList } from '#shared/contracts/requests.ts';
import type { DeskFile } from '#shared/domain/file/file.ts';
import { earliestLimit } from '#shared/domain/ticket/due.ts';
import { filesIn, isForCustomer, type Message } from '#shared/domain/ticket/message.ts';
import type { TicketFile } from '#shared/ports/desk-store.ts';
import {
  addFromPage,
  type CustomerPagePorts,
  showToCustomer,
} from '#shared/usecases/customer-page.ts';

/** Where the browser lands after it has added something. */
const ADDED = 'added';

/** GET /tickets/{token} */
export const ticketEndpoint =
  (ports: CustomerPagePorts): Endpoint =>
  async (event) => {
    const shown = await showToCustomer(ports, tokenOf(event));
    if (!shown.ok) return linkNotice(event, shown.refusal);
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
      return again(ports, event, {
        problems: fieldProblems(request.error),
        text: fields['message'] ?? '',
        uploads: uploadsIn(fields['uploads']),
      });
    }
    const { message, once, ...said } = request.data;
    const outcome = await addFromPage(ports, token, {
      ...said,
      text: message,
      // A second click sends the same words; whoever goes back and writes others has something else to say.
      once: `${once}-${hashOf({ message })}`,
    });
    if (outcome.ok) return seeOther(`/tickets/${token}?lang=${languageOf(event)}&${ADDED}=1`);
    const { refusal } = outcome;
    return 'upload' in refusal
      ? again(ports, event, { problems: [uploadProblem(refusal)], text: message, uploads: [] })
      : linkNotice(event, refusal);
  };

interface Failed {
  readonly problems: readonly FieldProblem[];
  readonly text: string;
  readonly uploads: readonly string[];
}

/** The page with what was typed, and what is amiss with it. */
const again = async (
  ports: CustomerPagePorts,
  event: HttpEvent,
  failed: Failed,
): Promise<HttpAnswer> => {
  const shown = await showToCustomer(ports, tokenOf(event));
  if (!shown.ok) return linkNotice(event, shown.refusal);
  return shown.value === undefined
    ? linkNotice(event, { code: 'ticket.missing' })
    : pageAnswer(400, pageOf(event, shown.value, failed));
};

/** What the bucket's redirect brings back is anybody's word until it is bound. */
const uploadsIn = (text: string | undefined): readonly string[] => {
  const uploads = uploadList.safeParse(text ?? '');
  return uploads.success ? uploads.data : [];
};

const pageOf = (
  event: HttpEvent,
  { ticket, messages, files }: TicketFile,
  failed?: Failed,
): string => {
  const here = `/tickets/${tokenOf(event)}`;
  const { state } = ticket.status;
  return ticketPage({
    language: languageOf(event, ticket.language),
    number: ticket.number,
    state,
    subject: ticket.subject,
    promisedAt: state === 'open' ? earliestLimit(ticket.dues) : undefined,
    messages: messages.flatMap((message) => said(message, ticket.customer.name, files)),
    addAction: `${here}/messages`,
    uploadAction: `${here}/uploads`,
    uploads: uploadsIn(event.queryStringParameters?.['uploads']),
    once: randomUUID(),
    added: event.queryStringParameters?.[ADDED] !== undefined,
    canAdd: state !== 'closed' && state !== 'merged',
    here,
    ...failed,
  });
};

const said = (
  message: Message,
  customer: string,
  known: readonly DeskFile[],
): readonly SaidMessage[] => {
  if (!isForCustomer(message)) return [];
  const { kind, at, text } = message;
  const files = filesIn(message, known).map(({ id, name, status }) => ({
    id,
    name,
    state: status.state,
  }));
  return kind === 'customer'
    ? [{ from: 'customer', author: customer, at, text, files }]
    : [{ from: 'desk', author: '', at, text, files }];
};
