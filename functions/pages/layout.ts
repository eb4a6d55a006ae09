/** The frame of every page that customers see, and the headers it is sent with. */
import { createHash } from 'node:crypto';
import { html, Markup } from '#functions/pages/html.ts';
import { STYLE } from '#functions/pages/style.ts';
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { LANGUAGES, type Language } from '#shared/kernel/language.ts';

export interface Frame {
  readonly language: Language;
  readonly title: string;
  readonly body: Markup;
  /**
   * Where the language switch leads: the path under which the page can be asked for.
   * @default the present address
   */
  readonly here?: string | undefined;
}

const styleHash = createHash('sha256').update(STYLE).digest('base64');

/**
 * What customers' pages are sent with. Nothing runs, nothing is loaded from elsewhere, nobody may frame them, and
 * addresses that are keys reach no other site, no cache and no search engine.
 */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
} as const;

// The formatter must not touch the element's text: its hash stands in the policy.
const styleElement: Markup = new Markup([`<style>${STYLE}</style>`], []);

/** A whole document. */
export const document = ({ language, title, body, here = '' }: Frame): string => {
  const { pages } = catalogueOf(language);
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${pages.desk}</title>
${styleElement}
</head>
<body>
<a class="skip" href="#main">${pages.skip}</a>
<header>
<p class="desk">${pages.desk}</p>
<nav aria-label="${pages.languages}">${LANGUAGES.map((other) => switchTo(other, { language, here }))}</nav>
</header>
<main id="main" tabindex="-1">
${body}
</main>
</body>
</html>
`;
  return page.toString();
};

/** Each language is named in itself, for those who cannot read the present one. */
const OWN_NAMES: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' };

const switchTo = (
  other: Language,
  { language, here }: { readonly language: Language; readonly here: string },
): Markup =>
  other === language
    ? html`<span aria-current="true" lang="${other}">${OWN_NAMES[other]}</span> `
    : html`<a href="${here}?lang=${other}" hreflang="${other}" lang="${other}">${OWN_NAMES[other]}</a> `;
