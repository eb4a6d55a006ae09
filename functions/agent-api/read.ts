/** What agents look at: lists, one ticket, raw mails, what changed. */

import { callerOf } from '#functions/agent-api/caller.ts';
import { asked, etagOf, seen } from '#functions/agent-api/endpoint.ts';
import { type Endpoint, json } from '#functions/runtime/http-api.ts';
import { refused } from '#functions/runtime/problem.ts';
import {
  accessesQuery,
  accessesView,
  changesQuery,
  changesView,
  documentsView,
  fileView,
  listQuery,
  listView,
  mailsQuery,
  mailsView,
  playbooksView,
  playbookView,
  possibleView,
} from '#shared/contracts/agent-api.ts';
import { ticketPath } from '#shared/contracts/requests.ts';
import type { DeskFile } from '#shared/domain/file/file.ts';
import { filesIn, type Message } from '#shared/domain/ticket/message.ts';
import { reasonWords } from '#shared/domain/ticket/placing-words.ts';
import {
  listAccesses,
  listMails,
  listTickets,
  type ReadPorts,
  showChanges,
  showPossible,
  showTicket,
} from '#shared/usecases/read-desk.ts';
import { showDocuments } from '#shared/usecases/show-documents.ts';

/** GET /v1/tickets */
export const listEndpoint = (ports: ReadPorts): Endpoint =>
  asked(listQuery, async (query, person) => {
    const outcome = await listTickets(ports, person, query);
    return outcome.ok ? json(200, listView.parse(outcome.value)) : refused(outcome.refusal);
  });

/** GET /v1/tickets/{id} */
export const showEndpoint =
  (ports: ReadPorts): Endpoint =>
  async (event) => {
    const path = ticketPath.safeParse(event.pathParameters);
    if (!path.success) return refused({ code: 'ticket.missing' });
    const outcome = await showTicket(ports, callerOf(event), path.data.id);
    if (!outcome.ok) return refused(outcome.refusal);
    const { ticket, messages, events, deliveries, files, dues } = outcome.value;
    const view = {
      ...seen(ticket),
      dues,
      messages: messages.map((message) => ({
        ...message,
        files: filesOf(message, files),
        ...placedOf(message),
      })),
      timeline: events,
      deliveries,
    };
    return json(200, fileView.parse(view), { etag: etagOf(ticket.version) });
  };

const placedOf = ({ mail }: Message) => {
  const placed = mail === undefined ? undefined : reasonWords(mail.reason);
  return placed === undefined ? {} : { placed };
};

const filesOf = (message: Message, files: readonly DeskFile[]) =>
  filesIn(message, files).map(({ status, ...file }) => ({
    ...file,
    state: status.state,
    ...(status.state === 'refused' ? { reason: status.reason } : {}),
  }));

/** GET /v1/tickets/{id}/possible: what the caller may do next, and why not where not. */
export const possibleEndpoint =
  (ports: ReadPorts): Endpoint =>
  async (event) => {
    const path = ticketPath.safeParse(event.pathParameters);
    if (!path.success) return refused({ code: 'ticket.missing' });
    const outcome = await showPossible(ports, callerOf(event), path.data.id);
    if (!outcome.ok) return refused(outcome.refusal);
    const { version, possible, ...beside } = outcome.value;
    return json(200, possibleView.parse({ ...possible, ...beside }), { etag: etagOf(version) });
  };

/** GET /v1/tickets/{id}/accesses: who looked into a secret ticket. */
export const accessesEndpoint = (ports: ReadPorts): Endpoint =>
  asked(accessesQuery, async (query, person, event) => {
    const path = ticketPath.safeParse(event.pathParameters);
    if (!path.success) return refused({ code: 'ticket.missing' });
    const outcome = await listAccesses(ports, person, { ...query, id: path.data.id });
    return outcome.ok ? json(200, accessesView.parse(outcome.value)) : refused(outcome.refusal);
  });

/** GET /v1/tickets/{id}/documents/{field}: every version, with who signed it. */
export const documentsEndpoint =
  (ports: ReadPorts): Endpoint =>
  async (event) => {
    const path = ticketPath.safeParse(event.pathParameters);
    if (!path.success) return refused({ code: 'document.missing' });
    const field = event.pathParameters?.['field'] ?? '';
    const outcome = await showDocuments(ports, { person: callerOf(event), ...path.data, field });
    return outcome.ok
      ? json(200, documentsView.parse({ items: outcome.value }))
      : refused(outcome.refusal);
  };

/** GET /v1/playbooks */
export const playbooksEndpoint =
  ({ playbooks }: ReadPorts): Endpoint =>
  async () => {
    const items = (await playbooks.all()).map((playbook) => ({
      ...playbook,
      steps: Object.keys(playbook.steps),
    }));
    return json(200, playbooksView.parse({ items }));
  };

/** GET /v1/playbooks/{playbook} */
export const playbookEndpoint =
  ({ playbooks }: ReadPorts): Endpoint =>
  async (event) => {
    const id = event.pathParameters?.['playbook'] ?? '';
    const playbook = await playbooks.current(id);
    return playbook === undefined
      ? refused({ code: 'playbook.missing', playbook: id })
      : json(200, playbookView.parse(playbook));
  };

/** GET /v1/mails */
export const mailsEndpoint = (ports: ReadPorts): Endpoint =>
  asked(mailsQuery, async (query, person) => {
    const outcome = await listMails(ports, person, query);
    if (!outcome.ok) return refused(outcome.refusal);
    const items = outcome.value.items.map(({ ticket, ...mail }) => ({
      ...mail,
      ...(ticket === undefined ? {} : { ticketId: ticket }),
    }));
    return json(200, mailsView.parse({ ...outcome.value, items }));
  });

/** GET /v1/changes: cheap to ask again and again, since an unchanged team answers 304 without a body. */
export const changesEndpoint = (ports: ReadPorts): Endpoint =>
  asked(changesQuery, async ({ team, after }, person, event) => {
    const outcome = await showChanges(ports, person, team);
    if (!outcome.ok) return refused(outcome.refusal);
    const { latest, recent } = outcome.value;
    const etag = etagOf(latest);
    if (event.headers['if-none-match'] === etag) return { statusCode: 304, headers: { etag } };
    const news = recent.filter(({ number }) => number > after);
    const newest = new Map(news.map(({ ticket, version }) => [ticket, version]));
    return json(
      200,
      changesView.parse({
        latest,
        reset: news.length < latest - after,
        tickets: [...newest].map(([id, version]) => ({ id, version })),
      }),
      { etag },
    );
  });
