/**
 * What every mail of the desk looks like: a subject, and the same words once as plain text and once as HTML, so that
 * neither reader sees less than the other.
 *
 * The HTML has no script and no tables. Its one remote image is the company's own logo, where the desk has set one: the same
 * for every mail, so that it tells nobody who read what.
 */
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { fill } from '#shared/catalogue/fill.ts';
import type { TicketNumber } from '#shared/domain/ids.ts';
import { escapeHtml } from '#shared/domain/notification/escape-html.ts';
import { INITIAL_LOOK, type MailLook } from '#shared/domain/notification/mail-look.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A piece of a mail, written in both forms by the same rule. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  /** A picture that travels with the mail. */
  | { readonly kind: 'picture'; readonly name: string; readonly contentId: string };

/** What somebody said before. */
export interface Quote {
  /** `On …, … wrote:`, in the form by which readers of mails find where a quotation begins. */
  readonly head: string;
  readonly text: string;
}

export interface MailBody {
  readonly number: TicketNumber;
  /** Without the number. */
  readonly subject: string;
  /** Whether the subject stands without the number, as the customer knows it: clients thread by it. */
  readonly isKnownSubject?: boolean;
  readonly blocks: readonly Block[];
  /** The lines of whoever wrote it, above the company's name. */
  readonly signature?: string;
  /** Below everything, the newest first. */
  readonly quotes?: readonly Quote[];
  readonly language: Language;
  readonly look?: MailLook;
}

export const composeMail = ({
  number,
  subject,
  isKnownSubject = false,
  blocks,
  signature = '',
  quotes = [],
  language,
  look = INITIAL_LOOK,
}: MailBody): ComposedMail => {
  const end = fill(catalogueOf(language).mails.footer, { number });
  const company = look.company[language];
  const signed = signature === '' ? company : `${signature}\n${company}`;
  const all: readonly Block[] = [...blocks, { kind: 'paragraph', text: signed }];
  return {
    subject: isKnownSubject ? subject : `[${number}] ${subject}`,
    text: `${[...all.map(asText), end, ...quotes.map(quotedText)].join('\n\n')}\n`,
    html: page({
      language,
      look,
      title: subject,
      body: all.map((block) => asHtml(block, look)).join('\n'),
      end,
      quotes: quotes.map(quotedHtml).join('\n'),
    }),
  };
};

const asText = (block: Block): string => {
  switch (block.kind) {
    case 'link':
      return `${block.label}:\n${block.url}`;
    case 'picture':
      return `[${block.name}]`;
    case 'paragraph':
      return block.text.replace(/\r\n?/g, '\n');
  }
};

const asHtml = (block: Block, { colours: { accent } }: MailLook): string => {
  switch (block.kind) {
    case 'link':
      return `<p><a href="${escapeHtml(block.url)}" style="color:${accent}">${escapeHtml(block.label)}</a></p>`;
    case 'picture':
      return `<p><img src="cid:${escapeHtml(block.contentId)}" alt="[${escapeHtml(block.name)}]" style="max-width:100%"></p>`;
    case 'paragraph':
      return `<p>${htmlLines(block.text)}</p>`;
  }
};

const htmlLines = (text: string): string => escapeHtml(text).replace(/\r\n?|\n/g, '<br>\n');

const quotedText = ({ head, text }: Quote): string =>
  [head, ...text.split(/\r\n?|\n/).map((line) => (line === '' ? '>' : `> ${line}`))].join('\n');

const quotedHtml = ({ head, text }: Quote): string => `<p>${escapeHtml(head)}</p>
<blockquote type="cite" style="margin:0 0 0 4px;padding:0 0 0 12px;border-left:2px solid #c8ced5">${htmlLines(text)}</blockquote>`;

const FONTS: Readonly<Record<Language, string>> = {
  'zh-CN': "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif",
  en: "'Segoe UI',Roboto,Helvetica,Arial,sans-serif",
};

/** Said by its alternative text where the client loads no pictures. */
const head = ({ logo, company, colours }: MailLook, language: Language): string =>
  logo === undefined
    ? ''
    : `<p style="border-bottom:2px solid ${colours.accent};padding-bottom:8px"><img src="${escapeHtml(logo)}" alt="${escapeHtml(company[language])}" height="40"></p>
`;

const page = ({
  language,
  look,
  title,
  body,
  end,
  quotes,
}: {
  readonly language: Language;
  readonly look: MailLook;
  readonly title: string;
  readonly body: string;
  readonly end: string;
  readonly quotes: string;
}): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
</head>
<body style="margin:0;padding:16px;font:16px/1.6 ${FONTS[language]};color:${look.colours.text};background:#ffffff">
<div style="max-width:38em;overflow-wrap:anywhere">
${head(look, language)}${body}
<p style="color:#57606a;font-size:14px">${escapeHtml(end)}</p>
${quotes}
</div>
</body>
</html>
`;
