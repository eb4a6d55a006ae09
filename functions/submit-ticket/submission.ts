import type * as z from 'zod';
import { chooseLanguage } from '#functions/pages/language.ts';
import { hashOf } from '#functions/runtime/hash.ts';
import type { HttpEvent } from '#functions/runtime/http-api.ts';
import type { submitRequest } from '#shared/contracts/requests.ts';
import type { Submission } from '#shared/usecases/submit-ticket.ts';

type SubmitRequest = z.infer<typeof submitRequest>;

/** A checked request as the use case wants it. */
export const submissionOf = (
  { language, ...request }: SubmitRequest,
  event: HttpEvent,
  key?: string,
): Submission => ({
  ...request,
  language: chooseLanguage({ chosen: language, accepted: event.headers['accept-language'] }),
  hash: hashOf({ ...request, language }),
  source: event.requestContext.http.sourceIp,
  ...(key === undefined ? {} : { key }),
});
