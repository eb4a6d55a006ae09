import { type FieldProblem, field, problemOf, problemSummary } from '#functions/pages/field.ts';
import { html, type Markup } from '#functions/pages/html.ts';
import { document } from '#functions/pages/layout.ts';
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface FormPage {
  readonly language: Language;
  /** The signed time at which the form was shown. */
  readonly shown: string;
  /** What was typed before, to be mended. */
  readonly values: FormValues;
  readonly problems: readonly FieldProblem[];
  /** Where the form posts to. */
  readonly action: string;
}

export interface FormValues {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly subject?: string | undefined;
  readonly message?: string | undefined;
}

/** The form by which a customer makes a request. It works without script; the server alone judges the fields. */
export const formPage = ({ language, shown, values, problems, action }: FormPage): string => {
  const { form } = catalogueOf(language).pages;
  const labels = new Map(
    (['name', 'email', 'phone', 'subject', 'message'] as const).map((name) => [name, form[name]]),
  );
  // Nobody sees the field of the signed time, so its problem is told as what to do, not as a field to mend.
  const ofFields = problems.filter((one) => one.field !== 'shown');
  const isSheetProblem = ofFields.length < problems.length;
  return document({
    language,
    title: form.title,
    // The form is also the answer to a post that failed, at an address that cannot be asked for.
    here: '/',
    body: html`<h1>${form.title}</h1>
<p>${form.intro}</p>
${isSheetProblem && html`<p class="summary" role="alert">${form.again}</p>`}
${problemSummary(ofFields, labels, language)}
<form method="post" action="${action}" novalidate>
<input type="hidden" name="shown" value="${shown}">
<input type="hidden" name="language" value="${language}">
${trap(form.trap)}
${fields({ language, values, problems })}
<button type="submit">${form.send}</button>
</form>`,
  });
};

const fields = ({
  language,
  values,
  problems,
}: Pick<FormPage, 'language' | 'values' | 'problems'>): Markup => {
  const { form } = catalogueOf(language).pages;
  const of = (name: 'name' | 'email' | 'phone' | 'subject' | 'message') => ({
    name,
    label: form[name],
    value: values[name] ?? '',
    problem: problemOf(problems, name, language),
  });
  const contact = { describedBy: 'contact-hint' };
  return html`${field({ ...of('name'), kind: 'text', autocomplete: 'name', required: true })}
<fieldset>
<legend>${form.contact}</legend>
<p class="hint" id="contact-hint">${form.contactHint}</p>
${field({ ...of('email'), ...contact, kind: 'email', autocomplete: 'email' })}
${field({ ...of('phone'), ...contact, kind: 'tel', autocomplete: 'tel' })}
</fieldset>
${field({ ...of('subject'), kind: 'text', hint: form.subjectHint, required: true })}
${field({ ...of('message'), kind: 'textarea', hint: form.messageHint, required: true })}`;
};

/**
 * A field that only a machine fills in. The style takes it from the screen and from assistive technology alike;
 * the label is for browsers that show no styles.
 */
const trap = (label: string): Markup => html`<div class="trap">
<label for="website">${label}</label>
<input type="text" id="website" name="website" tabindex="-1" autocomplete="off">
</div>`;
