import { languageOf, linkNotice, tokenOf } from '#functions/pages/link-page.ts';
import { pageAnswer } from '#functions/pages/page-answer.ts';
import { surveyPage, thanksPage } from '#functions/pages/survey-page.ts';
import { hashOf } from '#functions/runtime/hash.ts';
import { type Endpoint, formFields, type HttpEvent } from '#functions/runtime/http-api.ts';
import { fieldProblems } from '#functions/runtime/problem.ts';
import { surveyRequest } from '#shared/contracts/requests.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { type SurveyPorts, showSurvey, vote } from '#shared/usecases/take-survey.ts';

/** GET /surveys/{token}: shows the questions and changes nothing, since mail scanners open links too. */
export const askEndpoint =
  (ports: SurveyPorts): Endpoint =>
  async (event) => {
    const shown = await showSurvey(ports, tokenOf(event));
    return shown.ok
      ? pageAnswer(200, surveyPage({ ...asked(event, shown.value), problems: [] }))
      : linkNotice(event, shown.refusal);
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
      if (!shown.ok) return linkNotice(event, shown.refusal);
      const page = surveyPage({
        ...asked(event, shown.value),
        values: { score: fields['score'], comment: fields['comment'] },
        problems: fieldProblems(request.error),
      });
      return pageAnswer(400, page);
    }
    const outcome = await vote(ports, token, { ...request.data, hash: hashOf(request.data) });
    if (!outcome.ok) return linkNotice(event, outcome.refusal);
    const language = languageOf(event, outcome.value.language);
    return pageAnswer(200, thanksPage({ language, here: `/surveys/${token}` }));
  };

const asked = (event: HttpEvent, { number, language, survey }: Ticket) => ({
  language: languageOf(event, language),
  number,
  answered: survey?.state === 'answered' ? survey.score : undefined,
  action: `/surveys/${tokenOf(event)}`,
});
