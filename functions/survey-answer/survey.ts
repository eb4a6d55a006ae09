import { chooseLanguage } from '#functions/pages/language.ts';
import { messagePage, STATUS_OF_NOTICE } from '#functions/pages/message-page.ts';
import { pageAnswer } from '#functions/pages/page-answer.ts';
import { surveyPage, thanksPage } from '#functions/pages/survey-page.ts';
import { hashOf } from '#functions/runtime/hash.ts';
import { type Endpoint, formFields, type HttpEvent } from '#functions/runtime/http-api.ts';
import { fieldProblems, type HttpAnswer } from '#functions/runtime/problem.ts';
import { surveyRequest } from '#shared/contracts/requests.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Language } from '#shared/kernel/language.ts';
import {
  type SurveyPorts,
  type SurveyRefusal,
  showSurvey,
  vote,
} from '#shared/usecases/take-survey.ts';

/** GET /surveys/{token}: shows the questions and changes nothing, since mail scanners open links too. */
export const askEndpoint =
  (ports: SurveyPorts): Endpoint =>
  async (event) => {
    const shown = await showSurvey(ports, tokenOf(event));
    return shown.ok
      ? pageAnswer(200, surveyPage({ ...asked(event, shown.value), problems: [] }))
      : notice(event, shown.refusal);
  };

/** POST /surveys/{token}: the vote. */
export const voteEndpoint =
  (ports: SurveyPorts): Endpoint =>
  async (event) => {
    const token = tokenOf(event);
    const fields = formFields(event);
    const request = surveyRequest.safeParse(fields, { reportInput: true });
    if (!request.success) {
      const shown = await showSurvey(ports, token);
      if (!shown.ok) return notice(event, shown.refusal);
      const page = surveyPage({
        ...asked(event, shown.value),
        values: { score: fields['score'], comment: fields['comment'] },
        problems: fieldProblems(request.error),
      });
      return pageAnswer(400, page);
    }
    const outcome = await vote(ports, token, { ...request.data, hash: hashOf(request.data) });
    if (!outcome.ok) return notice(event, outcome.refusal);
    const language = languageOf(event, outcome.value.language);
    return pageAnswer(200, thanksPage({ language, here: `/surveys/${token}` }));
  };

const tokenOf = ({ pathParameters }: HttpEvent): string => pathParameters?.['token'] ?? '';

const languageOf = ({ headers, queryStringParameters }: HttpEvent, known?: Language): Language =>
  chooseLanguage({
    chosen: queryStringParameters?.['lang'],
    known,
    accepted: headers['accept-language'],
  });

const asked = (event: HttpEvent, { number, language, survey }: Ticket) => ({
  language: languageOf(event, language),
  number,
  answered: survey?.state === 'answered' ? survey.score : undefined,
  action: `/surveys/${tokenOf(event)}`,
});

const notice = (event: HttpEvent, { code }: SurveyRefusal): HttpAnswer => {
  const kind = code === 'link.expired' ? 'link-expired' : 'link-unknown';
  return pageAnswer(STATUS_OF_NOTICE[kind], messagePage({ language: languageOf(event), kind }));
};
