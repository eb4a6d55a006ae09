import { callerOf } from '#functions/agent-api/caller.ts';
import { chooseLanguage } from '#functions/pages/language.ts';
import { messagePage, STATUS_OF_NOTICE } from '#functions/pages/message-page.ts';
import { pageAnswer } from '#functions/pages/page-answer.ts';
import { type Endpoint, type HttpEvent, json, seeOther } from '#functions/runtime/http-api.ts';
import { type HttpAnswer, refused } from '#functions/runtime/problem.ts';
import { downloadView } from '#shared/contracts/agent-api.ts';
import { documentPath } from '#shared/contracts/requests.ts';
import { type FetchPorts, fetchForAgent, fetchForCustomer } from '#shared/usecases/fetch-file.ts';
import { type FetchDocumentPorts, fetchDocument } from '#shared/usecases/show-documents.ts';

/**
 * GET /v1/files/{id}
 *
 * A program that follows addresses itself asks for JSON, because a script may not read where a redirect leads.
 */
export const agentEndpoint =
  (ports: FetchPorts): Endpoint =>
  async (event) => {
    const id = event.pathParameters?.['id'] ?? '';
    const link = await fetchForAgent(ports, callerOf(event), id);
    return link.ok ? ledTo(event, link.value) : refused(link.refusal);
  };

/** GET /v1/tickets/{id}/documents/{field}/{version}/{format} */
export const documentEndpoint =
  (ports: FetchDocumentPorts): Endpoint =>
  async (event) => {
    const path = documentPath.safeParse(event.pathParameters);
    if (!path.success) return refused({ code: 'document.missing' });
    const link = await fetchDocument(ports, { person: callerOf(event), ...path.data });
    return link.ok ? ledTo(event, link.value) : refused(link.refusal);
  };

const ledTo = ({ headers }: HttpEvent, url: string): HttpAnswer =>
  (headers['accept'] ?? '').includes('application/json')
    ? json(200, downloadView.parse({ url }))
    : seeOther(url);

/** GET /tickets/{token}/files/{id} */
export const customerEndpoint =
  (ports: FetchPorts): Endpoint =>
  async (event) => {
    const { token = '', id = '' } = event.pathParameters ?? {};
    const link = await fetchForCustomer(ports, token, id);
    if (link.ok) return seeOther(link.value);
    const language = chooseLanguage({
      chosen: event.queryStringParameters?.['lang'],
      accepted: event.headers['accept-language'],
    });
    const kind = link.refusal.code === 'link.expired' ? 'link-expired' : 'link-unknown';
    return pageAnswer(STATUS_OF_NOTICE[kind], messagePage({ language, kind }));
  };
