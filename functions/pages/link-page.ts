/** What all pages behind a customer's signed link share. */
import { chooseLanguage } from '#functions/pages/language.ts';
import { messagePage, STATUS_OF_NOTICE } from '#functions/pages/message-page.ts';
import { pageAnswer } from '#functions/pages/page-answer.ts';
import type { HttpEvent } from '#functions/runtime/http-api.ts';
import type { HttpAnswer } from '#functions/runtime/problem.ts';
import type { Language } from '#shared/kernel/language.ts';

/** The signed token in the page's address. */
export const tokenOf = ({ pathParameters }: HttpEvent): string => pathParameters?.['token'] ?? '';

/** @param known the language of the ticket behind the link */
export const languageOf = (
  { headers, queryStringParameters }: HttpEvent,
  known?: Language,
): Language =>
  chooseLanguage({
    chosen: queryStringParameters?.['lang'],
    known,
    accepted: headers['accept-language'],
  });

/** A link that was altered and a ticket that never was look the same. */
export const linkNotice = (event: HttpEvent, { code }: { readonly code: string }): HttpAnswer => {
  const kind = code === 'link.expired' ? 'link-expired' : 'link-unknown';
  return pageAnswer(STATUS_OF_NOTICE[kind], messagePage({ language: languageOf(event), kind }));
};
