import { type FieldProblem, field, problemOf, problemSummary } from '#functions/pages/field.ts';
import { html, Markup } from '#functions/pages/html.ts';
import { document } from '#functions/pages/layout.ts';
import { documentBody } from '#shared/adapters/document/html-document.ts';
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { fill } from '#shared/catalogue/fill.ts';
import type { Language } from '#shared/kernel/language.ts';
import type { ShownDocument, Way, WayField } from '#shared/usecases/sign-document.ts';

/** What the buttons are called; no field of a playbook has a hyphen in its name. */
export const OUTCOME = 'take-outcome';

export interface DocumentPage extends Omit<ShownDocument, 'ticket'> {
  readonly language: Language;
  /** The page's own path, which the form is posted to as well. */
  readonly here: string;
  readonly isAnswered: boolean;
  /** The last answer was not taken. */
  readonly isRefused?: boolean;
  readonly problems?: readonly FieldProblem[];
  readonly values?: Readonly<Record<string, string>>;
}

/** A document to read, and a form for whoever is asked to answer it now. */
export const documentPage = (page: DocumentPage): string => {
  const { language, here, content, stands, isAnswered, isRefused = false } = page;
  const texts = catalogueOf(language).pages.document;
  const { number, title } = content;
  const version = String(page.document.version);
  return document({
    language,
    title,
    here,
    body: html`<h1 lang="${content.language}">${title}</h1>
<p class="hint">${fill(texts.origin, { number, version })}</p>
${isAnswered && html`<p class="good" role="status">${texts.thanks}</p>`}
${isRefused && html`<p class="problem" role="alert">${texts.notNow}</p>`}
<div class="paper" lang="${content.language}">
${paper(page)}
</div>
<p><a href="${here}/pdf">${texts.download}</a></p>
<p class="hint">SHA-256 ${page.document.hash}</p>
${stands.state === 'open' ? answerForm(page, stands.ways) : !isAnswered && html`<p>${texts.states[stands.state]}</p>`}`,
  });
};

/** Written by the same hand as the kept form, which escapes every text. */
const paper = (page: DocumentPage): Markup =>
  new Markup([documentBody(page.content, page.document.signatures)], []);

const answerForm = (page: DocumentPage, ways: readonly Way[]): Markup => {
  const { language, here, problems = [] } = page;
  const texts = catalogueOf(language).pages.document;
  const fields = fieldsOf(ways);
  const labels = new Map(fields.map(({ name, field: of }) => [name, of.title[language]]));
  return html`<h2>${texts.decide}</h2>
${problemSummary(problems, labels, language)}
<form method="post" action="${here}?lang=${language}" novalidate>
${fields.some(({ field: of }) => of.type === 'sign') && html`<p class="hint">${texts.hint}</p>`}
${fields.map((one) => fieldOf(one, page))}
${ways.map(({ id, title }) => html`<button type="submit" name="${OUTCOME}" value="${id}">${title[language]}</button> `)}
</form>`;
};

/** Each field once; one that only some answers ask for may stay empty. */
const fieldsOf = (ways: readonly Way[]): readonly WayField[] => {
  const byName = Map.groupBy(
    ways.flatMap(({ fields }) => fields),
    ({ name }) => name,
  );
  return [...byName.values()].flatMap((same) => {
    const [first] = same;
    const isRequired = same.length === ways.length && same.every((one) => one.isRequired);
    return first === undefined ? [] : [{ ...first, isRequired }];
  });
};

const fieldOf = (
  { name, field: { type, title, choices = [] }, isRequired }: WayField,
  { language, problems = [], values = {}, name: known }: DocumentPage,
): Markup => {
  const texts = catalogueOf(language).pages;
  const label = title[language];
  const value = values[name] ?? (type === 'sign' ? known : '');
  const problem = problemOf(problems, name, language);
  if (type === 'yes') {
    const answers = [
      { id: 'yes', title: texts.document.yes },
      { id: 'no', title: texts.document.no },
    ];
    return choice({ name, label, value, problem }, answers);
  }
  if (type === 'choice' && !('rowsOf' in choices)) {
    const answers = choices.map(({ id, title: words }) => ({ id, title: words[language] }));
    return choice({ name, label, value, problem }, answers);
  }
  return field({
    name,
    label,
    kind: KINDS.get(type) ?? 'text',
    value,
    problem,
    ...(isRequired ? { required: true } : { aside: texts.optional }),
    ...(type === 'sign' ? { autocomplete: 'name' } : {}),
  });
};

const KINDS: ReadonlyMap<string, 'textarea' | 'date' | 'tel' | 'email'> = new Map([
  ['long', 'textarea'],
  ['date', 'date'],
  ['phone', 'tel'],
  ['mail', 'email'],
] as const);

interface Choice {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly problem: string | undefined;
}

const choice = (
  { name, label, value, problem }: Choice,
  answers: readonly { readonly id: string; readonly title: string }[],
): Markup => html`<div class="field">
<label for="${name}">${label}</label>
${problem !== undefined && html`<p class="problem" id="${name}-problem">${problem}</p>`}
<select name="${name}" id="${name}"${problem !== undefined && html` aria-describedby="${name}-problem"`}>
<option value=""></option>
${answers.map(({ id, title }) => html`<option value="${id}"${id === value && html` selected`}>${title}</option>`)}
</select>
</div>`;
