/**
 * What every mail of the desk looks like: a subject with the ticket's number, and the same words once as plain
 * text and once as HTML, so that neither reader sees less than the other.
 *
 * The HTML has no remote images, no script and no tables: nothing to block, and nothing that tells who read it.
 */
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { fill } from '#shared/catalogue/fill.ts';
import type { TicketNumber } from '#shared/domain/ids.ts';
import { escapeHtml } from '#shared/domain/notification/escape-html.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A piece of a mail, written in both forms by the same rule. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'link'; readonly label: string; readonly url: string };

export interface MailBody {
  readonly number: TicketNumber;
  /** Without the number. */
  readonly subject: string;
  readonly blocks: readonly Block[];
  readonly language: Language;
}

export const composeMail = ({ number, subject, blocks, language }: MailBody): ComposedMail => {
  const { signature, footer } = catalogueOf(language).mails;
  const end = fill(footer, { number });
  const all: readonly Block[] = [...blocks, { kind: 'paragraph', text: signature }];
  return {
    subject: `[${number}] ${subject}`,
    text: `${all.map(asText).join('\n\n')}\n\n${end}\n`,
    html: page({ language, title: subject, body: all.map(asHtml).join('\n'), end }),
  };
};

const asText = (block: Block): string =>
  block.kind === 'link' ? `${block.label}:\n${block.url}` : block.text.replaceAll('\r\n', '\n');

const asHtml = (block: Block): string =>
  block.kind === 'link'
    ? `<p><a href="${escapeHtml(block.url)}" style="color:#0b57a4">${escapeHtml(block.label)}</a></p>`
    : `<p>${escapeHtml(block.text).replace(/\r\n?|\n/g, '<br>\n')}</p>`;

const FONTS: Readonly<Record<Language, string>> = {
  'zh-CN': "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif",
  en: "'Segoe UI',Roboto,Helvetica,Arial,sans-serif",
};

const page = ({
  language,
  title,
  body,
  end,
}: {
  readonly language: Language;
  readonly title: string;
  readonly body: string;
  readonly end: string;
}): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
</head>
<body style="margin:0;padding:16px;font:16px/1.6 ${FONTS[language]};color:#1b1f24;background:#ffffff">
<div style="max-width:38em;overflow-wrap:anywhere">
${body}
<p style="color:#57606a;font-size:14px">${escapeHtml(end)}</p>
</div>
</body>
</html>
`;
