/**
 * A document as a page that needs nothing else: no script, no request, every text escaped. It reads on a telephone, and
 * browsers that know the boxes of a page's margin print the secrecy mark, the number and the hash on each sheet. Who must
 * rely on that takes the PDF.
 */
import { DOCUMENT_WORDS } from '#shared/adapters/document/document-words.ts';
import { writtenTime } from '#shared/catalogue/written-time.ts';
import type { Block, DocumentContent, TableText } from '#shared/domain/document/content.ts';
import type { Signature } from '#shared/domain/document/signature.ts';
import { escapeHtml } from '#shared/domain/notification/escape-html.ts';
import type { Language } from '#shared/kernel/language.ts';
import type { DocumentPages } from '#shared/ports/documents.ts';

/**
 * @param hash of the content
 * @param signatures that stand on their lines; none in the form that is kept under the hash
 */
export const htmlDocument = (
  content: DocumentContent,
  hash: string,
  signatures: readonly Signature[] = [],
): string => {
  const { language, title, number, made } = content;
  const words = DOCUMENT_WORDS[language];
  const origin: readonly (readonly [string, string])[] = [
    [words.number, number],
    [words.ticket, made.ticket],
    [words.playbook, `${made.playbook} v${made.version}`],
    [words.made, writtenTime(made.at, { language })],
  ];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${STYLE}${sheetStyle(content, hash)}</style>
</head>
<body>
<header><span>${escapeHtml(`${words.number} ${number}`)}</span>${secrecyMark(content)}</header>
<main>
<h1>${escapeHtml(title)}</h1>
<p class="origin">${origin.map(([name, value]) => `<span>${escapeHtml(`${name} ${value}`)}</span>`).join('\n')}</p>
${documentBody(content, signatures)}
</main>
<footer>${escapeHtml(`${words.hash} SHA-256 ${hash}`)}</footer>
</body>
</html>
`;
};

/** What a document says without its frame, in the markup of the page; every text is escaped. */
export const documentBody = (
  { blocks, language }: DocumentContent,
  signatures: readonly Signature[] = [],
): string => blocks.map((block) => blockHtml(block, { language, signatures })).join('\n');

export const htmlPages: DocumentPages = {
  page: (content, hash) => new TextEncoder().encode(htmlDocument(content, hash)),
};

const STYLE = `
body{margin:0 auto;padding:16px;max-width:46em;overflow-wrap:anywhere;color:#111;background:#fff;
font:16px/1.6 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Segoe UI',Roboto,Helvetica,Arial,sans-serif}
h1{text-align:center;font-size:1.6em;font-weight:500}
h2{font-size:1.2em;font-weight:500;break-after:avoid}
p,li,td,dd{white-space:pre-line}
.origin,header,footer{color:#57606a;font-size:.8em}
.origin span{margin-right:1.5em}
header{display:flex;justify-content:space-between}
mark{color:#b00020;background:none;font-size:1.6em;font-weight:700}
dl{display:grid;grid-template-columns:minmax(6em,28%) 1fr;gap:.3em 1em}
dd{margin:0}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-size:1.2em}
th,td{border:1px solid #57606a;padding:.2em .4em;text-align:left;vertical-align:top;font-weight:400}
tr,.sign{break-inside:avoid}
.sign{display:flex;gap:1em;margin-top:2em}
.sign span{border-bottom:1px solid #57606a;flex:3}
.sign span+b+span{flex:2}
.sign b{font-weight:400}
@media print{body{padding:0;max-width:none;font-size:10.5pt}}
`;

/** CSS Paged Media 3, 5: what is repeated in the margin of each sheet. */
const sheetStyle = (content: DocumentContent, hash: string): string => {
  const { number, secrecy, language } = content;
  const words = DOCUMENT_WORDS[language];
  const mark = secrecy === undefined ? '' : words.secrecy[secrecy];
  return `@page{size:A4;margin:25mm 20mm;font-size:8pt;color:#57606a;
@top-left{content:${cssText(`${words.number} ${number}`)}}
@top-right{content:${cssText(mark)};color:#b00020;font-size:14pt}
@bottom-left{content:${cssText(hash)}}
@bottom-right{content:counter(page) "/" counter(pages)}}
`;
};

/** Every character that is no letter or digit of ASCII is written by its number: none can end the text, the rule or the style. */
const cssText = (text: string): string =>
  `"${text.replace(/[^A-Za-z0-9]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;

const secrecyMark = ({ secrecy, language }: DocumentContent): string =>
  secrecy === undefined
    ? ''
    : `<mark>${escapeHtml(DOCUMENT_WORDS[language].secrecy[secrecy])}</mark>`;

interface Setting {
  readonly language: Language;
  readonly signatures: readonly Signature[];
}

const blockHtml = (block: Block, setting: Setting): string => {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escapeHtml(block.text)}</h2>`;
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
    case 'fields':
      return `<dl>${block.fields
        .map(({ title, value }) => `<dt>${escapeHtml(title)}</dt><dd>${escapeHtml(value)}</dd>`)
        .join('')}</dl>`;
    case 'table':
      return tableHtml(block);
    case 'signature':
      return signatureHtml(block, setting);
  }
};

const tableHtml = ({ title, header, rows }: TableText): string => {
  const head = header.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
  const body = rows.map((row) => `<tr>${header.map((_, at) => cellHtml(row[at])).join('')}</tr>`);
  return `<table>${title === '' ? '' : `<caption>${escapeHtml(title)}</caption>`}
<thead><tr>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody></table>`;
};

const cellHtml = (text = ''): string => `<td>${escapeHtml(text)}</td>`;

const signatureHtml = (
  { party, title }: { readonly party: string; readonly title: string },
  { language, signatures }: Setting,
): string => {
  const words = DOCUMENT_WORDS[language];
  const given = signatures.find(({ by }) => by === party);
  const day = given === undefined ? '' : writtenTime(given.at, { language });
  const line = (label: string, text: string): string =>
    `<b>${escapeHtml(label)}</b><span>${escapeHtml(text)}</span>`;
  return `<div class="sign">${line(words.signature(title), given?.name ?? '')}${line(words.date, day)}</div>`;
};
