import { html } from '#functions/pages/html.ts';
import { document, PAGE_HEADERS } from '#functions/pages/layout.ts';
import { page } from '#functions/runtime/http-api.ts';
import type { HttpAnswer } from '#functions/runtime/problem.ts';
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import type { Language } from '#shared/kernel/language.ts';
import type { UploadForm } from '#shared/ports/file-objects.ts';

export interface UploadPage {
  readonly language: Language;
  readonly form: UploadForm;
  /** The ticket's page, for whoever has changed their mind. */
  readonly back: string;
}

/**
 * One file straight to the bucket, without a script. The policy lets this one page post there; browsers hold the
 * way back, a redirect, to the same rule.
 */
export const uploadPage = ({ language, form, back }: UploadPage): HttpAnswer => {
  const { files } = catalogueOf(language).pages;
  const body = html`<h1>${files.title}</h1>
<form method="post" action="${form.url}" enctype="multipart/form-data">
${Object.entries(form.fields).map(
  ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">
`,
)}<div class="field">
<label for="file">${files.choose}</label>
<p class="hint" id="file-hint">${files.hint}</p>
<input type="file" name="file" id="file" aria-describedby="file-hint" required>
</div>
<button type="submit">${files.upload}</button>
</form>
<p><a href="${back}">${files.back}</a></p>`;
  const policy = PAGE_HEADERS['content-security-policy'].replace(
    "form-action 'self'",
    `form-action 'self' ${new URL(form.url).origin}`,
  );
  return page(200, document({ language, title: files.title, body }), {
    ...PAGE_HEADERS,
    'content-security-policy': policy,
  });
};
