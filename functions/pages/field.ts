/** Form fields with their label, hint and problem, tied together for those who do not see them. */
import { html, type Markup } from '#functions/pages/html.ts';
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { isProblemCode } from '#shared/catalogue/problem-texts.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'email' | 'tel' | 'date' | 'textarea';
  readonly value: string;
  readonly problem: string | undefined;
  readonly hint?: string;
  /** Stands behind the label, in a lighter face. */
  readonly aside?: string;
  /** What browsers may fill in (HTML, 4.10.18.7). */
  readonly autocomplete?: 'name' | 'email' | 'tel';
  /** For a hint that stands elsewhere and belongs to several fields. */
  readonly describedBy?: string;
  readonly required?: boolean;
}

export const field = (of: Field): Markup => html`<div class="field">
<label for="${of.name}">${of.label}${of.aside !== undefined && html`<span class="light">${of.aside}</span>`}</label>
${of.hint !== undefined && html`<p class="hint" id="${of.name}-hint">${of.hint}</p>`}
${of.problem !== undefined && html`<p class="problem" id="${of.name}-problem">${of.problem}</p>`}
${of.kind === 'textarea' ? area(of) : input(of)}
</div>`;

const input = (of: Field): Markup =>
  html`<input type="${of.kind}" name="${of.name}" value="${of.value}" ${attributes(of)}>`;

/** The line break after the tag is the parser's own and not part of the value (HTML, 13.1.2.5). */
const area = (of: Field): Markup => html`<textarea name="${of.name}" rows="6" ${attributes(of)}>
${of.value}</textarea>`;

const attributes = (of: Field): Markup => {
  const described = [
    of.hint === undefined ? undefined : `${of.name}-hint`,
    of.describedBy,
    of.problem === undefined ? undefined : `${of.name}-problem`,
  ].filter((id) => id !== undefined);
  return html`id="${of.name}"${described.length > 0 && html` aria-describedby="${described.join(' ')}"`}${
    of.problem !== undefined && html` aria-invalid="true"`
  }${of.required === true && html` aria-required="true"`}${
    of.autocomplete !== undefined && html` autocomplete="${of.autocomplete}"`
  }`;
};

/** A field that was not accepted, by its name in the request, and the code of what is wrong with it. */
export interface FieldProblem {
  readonly field: string;
  readonly problem: string;
}

/** A code without words of its own is shown as invalid rather than as a code. */
const inWords = (problem: string, language: Language): string =>
  catalogueOf(language).problems[isProblemCode(problem) ? problem : 'invalid'];

/** The first problem of a field, in words; a reader mends one at a time. */
export const problemOf = (
  problems: readonly FieldProblem[],
  name: string,
  language: Language,
): string | undefined => {
  const found = problems.find(({ field: of }) => of === name);
  return found === undefined ? undefined : inWords(found.problem, language);
};

/**
 * The list of problems above a form, each a link to its field.
 *
 * @param labels the fields of the form by name; a problem of any other field is named but leads nowhere
 */
export const problemSummary = (
  problems: readonly FieldProblem[],
  labels: ReadonlyMap<string, string>,
  language: Language,
): Markup | undefined => {
  if (problems.length === 0) return undefined;
  const { pages } = catalogueOf(language);
  const line = ({ field: name, problem }: FieldProblem): Markup => {
    const label = labels.get(name);
    return label === undefined
      ? html`<li>${name}: ${inWords(problem, language)}</li>`
      : html`<li><a href="#${name}">${label}</a>: ${inWords(problem, language)}</li>`;
  };
  return html`<div class="summary" role="alert">
<h2>${pages.problemsTitle}</h2>
<ul>${problems.map(line)}</ul>
</div>`;
};
