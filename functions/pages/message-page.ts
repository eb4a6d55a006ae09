import { html } from '#functions/pages/html.ts';
import { document } from '#functions/pages/layout.ts';
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { fill } from '#shared/catalogue/fill.ts';
import type { NoticeKind } from '#shared/catalogue/page-texts.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface MessagePage {
  readonly language: Language;
  readonly kind: NoticeKind;
  /** The only thing that may be told about a fault. */
  readonly requestId?: string | undefined;
}

/** The status that belongs to each kind. */
export const STATUS_OF_NOTICE = {
  received: 200,
  'link-unknown': 404,
  'link-expired': 410,
  'page-missing': 404,
  'too-many-requests': 429,
  fault: 500,
} as const satisfies Record<NoticeKind, number>;

/** A page that says why there is nothing else to see. */
export const messagePage = ({ language, kind, requestId }: MessagePage): string => {
  const { notices, requestId: named, home } = catalogueOf(language).pages;
  const { title, text } = notices[kind];
  return document({
    language,
    title,
    body: html`<h1>${title}</h1>
<p>${text}</p>
${requestId !== undefined && html`<p class="hint">${fill(named, { id: requestId })}</p>`}
<p><a href="/">${home}</a></p>`,
  });
};
