import { escaped } from '#local/xml.ts';
import type { Labels } from './labels.ts';
import type { MailView } from './mail-view.ts';

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #ccc; vertical-align: top; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f6f6f6; padding: 1rem; }
iframe { width: 100%; height: 30rem; border: 1px solid #999; background: #fff; }
`;

const page = (labels: Labels, title: string, body: string) => `<!doctype html>
<html lang="${labels.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
</body>
</html>
`;

const link = (mail: MailView, labels: Labels) =>
  `<a href="/messages/${encodeURIComponent(mail.id)}">${escaped(mail.subject || labels.noSubject)}</a>`;

const row = (mail: MailView, labels: Labels) =>
  `<tr><td>${escaped(mail.at)}</td><td>${escaped(mail.to.join(', '))}</td><td>${link(mail, labels)}</td></tr>`;

/** The newest first: whoever looks has just sent something. */
export function listPage(mails: readonly MailView[], labels: Labels): string {
  if (mails.length === 0) return page(labels, labels.title, `<p>${escaped(labels.none)}</p>`);
  const head = [labels.at, labels.to, labels.subject]
    .map((label) => `<th scope="col">${escaped(label)}</th>`)
    .join('');
  const rows = mails.toReversed().map((mail) => row(mail, labels));
  return page(
    labels,
    labels.title,
    `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`,
  );
}

/** The mail's HTML stands in a frame that may neither run scripts, nor send forms, nor reach this page. */
export function mailPage(mail: MailView, labels: Labels): string {
  const facts = [
    [labels.at, mail.at],
    [labels.from, mail.from],
    [labels.to, mail.to.join(', ')],
    ...mail.files.map(({ name, bytes }) => [labels.files, `${name} (${bytes} B)`]),
  ].map(
    ([label = '', value = '']) =>
      `<tr><th scope="row">${escaped(label)}</th><td>${escaped(value)}</td></tr>`,
  );
  const html =
    mail.html === ''
      ? ''
      : `<h2>${escaped(labels.html)}</h2>
<iframe sandbox="" title="${escaped(labels.html)}" srcdoc="${escaped(mail.html)}"></iframe>`;
  return page(
    labels,
    mail.subject || labels.noSubject,
    `<p><a href="/">${escaped(labels.back)}</a></p>
<table><tbody>${facts.join('\n')}</tbody></table>
<h2>${escaped(labels.text)}</h2>
<pre>${escaped(mail.text)}</pre>
${html}
<details><summary>${escaped(labels.raw)}</summary><pre>${escaped(mail.raw)}</pre></details>`,
  );
}

export const missingPage = (labels: Labels): string =>
  page(labels, labels.missing, `<p><a href="/">${escaped(labels.back)}</a></p>`);
