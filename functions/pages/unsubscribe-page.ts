import { html } from '#functions/pages/html.ts';
import { document } from '#functions/pages/layout.ts';
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import type { Language } from '#shared/kernel/language.ts';

/** Whether surveys come, and the one button that changes it. */
export const unsubscribePage = ({
  language,
  isStopped,
  action,
}: {
  readonly language: Language;
  readonly isStopped: boolean;
  readonly action: string;
}): string => {
  const { unsubscribe } = catalogueOf(language).pages;
  // The field of RFC 8058, so that the page and a mail client ask for the same.
  const [name, value] = isStopped ? ['resume', 'yes'] : ['List-Unsubscribe', 'One-Click'];
  return document({
    language,
    title: unsubscribe.title,
    here: action,
    body: html`<h1>${unsubscribe.title}</h1>
<p role="status">${isStopped ? unsubscribe.stopped : unsubscribe.getting}</p>
<form method="post" action="${action}?lang=${language}">
<input type="hidden" name="${name}" value="${value}">
<button type="submit">${isStopped ? unsubscribe.resume : unsubscribe.stop}</button>
</form>`,
  });
};
