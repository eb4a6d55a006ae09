import { chooseLanguage } from '#functions/pages/language.ts';
import { messagePage, STATUS_OF_NOTICE } from '#functions/pages/message-page.ts';
import { pageAnswer } from '#functions/pages/page-answer.ts';
import { uploadPage } from '#functions/pages/upload-page.ts';
import { type Endpoint, formFields, json, jsonBody } from '#functions/runtime/http-api.ts';
import { fieldProblems, problem, refused } from '#functions/runtime/problem.ts';
import { uploadView } from '#shared/contracts/agent-api.ts';
import { uploadList, uploadRequest } from '#shared/contracts/requests.ts';
import { MOST_FILES } from '#shared/domain/file/file.ts';
import {
  announceFromPage,
  announceUpload,
  type UploadPorts,
} from '#shared/usecases/announce-upload.ts';

/** POST /v1/uploads */
export const announceEndpoint =
  (ports: UploadPorts): Endpoint =>
  async (event) => {
    const body = jsonBody(event);
    if (body === undefined) return refused({ code: 'request.unreadable' });
    const request = uploadRequest.safeParse(body.value, { reportInput: true });
    if (!request.success) {
      return problem(400, 'request.invalid', { errors: fieldProblems(request.error) });
    }
    const source = event.requestContext.http.sourceIp;
    const announced = await announceUpload(ports, { ...request.data, source });
    if (!announced.ok) return refused(announced.refusal);
    const { id, form, expiresAt } = announced.value;
    return json(201, uploadView.parse({ id, ...form, expiresAt }));
  };

/** POST /tickets/{token}/uploads: a page with a form that goes to the bucket and leads back to the ticket. */
export const uploadPageEndpoint =
  (ports: UploadPorts, siteUrl: string): Endpoint =>
  async (event) => {
    const token = event.pathParameters?.['token'] ?? '';
    const language = chooseLanguage({
      chosen: event.queryStringParameters?.['lang'],
      accepted: event.headers['accept-language'],
    });
    const notice = (kind: keyof typeof STATUS_OF_NOTICE) =>
      pageAnswer(STATUS_OF_NOTICE[kind], messagePage({ language, kind }));
    const here = `/tickets/${token}`;
    const known = uploadList.safeParse(formFields(event)['uploads'] ?? '');
    if (!known.success || known.data.length >= MOST_FILES) return notice('link-unknown');
    const backTo = (ids: readonly string[]) =>
      `${siteUrl}${here}?lang=${language}&uploads=${ids.join('.')}`;
    const announced = await announceFromPage(ports, token, {
      source: event.requestContext.http.sourceIp,
      backTo: (id) => backTo([...known.data, id]),
    });
    if (announced.ok) {
      const { form } = announced.value;
      return uploadPage({ language, form, back: backTo(known.data) });
    }
    switch (announced.refusal.code) {
      case 'request.too-many':
        return notice('too-many-requests');
      case 'link.expired':
        return notice('link-expired');
      case 'link.invalid':
        return notice('link-unknown');
    }
  };
