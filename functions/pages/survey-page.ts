import { type FieldProblem, field, problemOf, problemSummary } from '#functions/pages/field.ts';
import { html, type Markup } from '#functions/pages/html.ts';
import { document } from '#functions/pages/layout.ts';
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { fill } from '#shared/catalogue/fill.ts';
import type { TicketNumber } from '#shared/domain/ids.ts';
import { SCORES, type Score } from '#shared/domain/ticket/answer-survey.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface SurveyPage {
  readonly language: Language;
  readonly number: TicketNumber;
  /** The score that counts until another is sent. */
  readonly answered?: number | undefined;
  /** Where the answer is posted to. */
  readonly action: string;
  readonly values?: { readonly score?: string | undefined; readonly comment?: string | undefined };
  readonly problems: readonly FieldProblem[];
}

/** Asks for a score and a comment. No score is chosen beforehand: the first click would count as an opinion. */
export const surveyPage = (props: SurveyPage): string => {
  const { language, number, answered, action, values = {}, problems } = props;
  const { survey, optional } = catalogueOf(language).pages;
  const labels = new Map([
    ['score', survey.question],
    ['comment', survey.comment],
  ]);
  return document({
    language,
    title: survey.title,
    here: action,
    body: html`<h1>${survey.title}</h1>
<p>${fill(survey.intro, { number })}</p>
${answered !== undefined && html`<p class="good">${fill(survey.answered, { score: String(answered) })}</p>`}
${problemSummary(problems, labels, language)}
<form method="post" action="${action}?lang=${language}" novalidate>
${scores(props)}
${field({
  name: 'comment',
  label: survey.comment,
  aside: optional,
  kind: 'textarea',
  value: values.comment ?? '',
  problem: problemOf(problems, 'comment', language),
  hint: survey.commentHint,
})}
<button type="submit">${survey.send}</button>
</form>`,
  });
};

/** The group bears the field's name, so that the list of problems can lead to it. */
const scores = ({ language, values, problems }: SurveyPage): Markup => {
  const { survey } = catalogueOf(language).pages;
  const problem = problemOf(problems, 'score', language);
  const choice = (score: Score): Markup => html`<div class="score">
<input type="radio" name="score" id="score-${score}" value="${score}"${values?.score === String(score) && html` checked`}>
<label for="score-${score}">${survey.scores[score]}</label>
</div>
`;
  return html`<fieldset id="score" tabindex="-1"${problem !== undefined && html` aria-describedby="score-problem"`}>
<legend>${survey.question}</legend>
${problem !== undefined && html`<p class="problem" id="score-problem">${problem}</p>`}
${[...SCORES].reverse().map(choice)}
</fieldset>`;
};

/** What is shown after an answer. */
export const thanksPage = ({
  language,
  here,
}: {
  readonly language: Language;
  readonly here?: string;
}): string => {
  const { survey } = catalogueOf(language).pages;
  return document({
    language,
    title: survey.thanksTitle,
    here,
    body: html`<h1>${survey.thanksTitle}</h1>
<p role="status">${survey.thanks}</p>`,
  });
};
