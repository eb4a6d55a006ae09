import { type FieldProblem, field, problemOf, problemSummary } from '#functions/pages/field.ts';
import { html, type Markup } from '#functions/pages/html.ts';
import { document } from '#functions/pages/layout.ts';
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { fill } from '#shared/catalogue/fill.ts';
import { writtenTime } from '#shared/catalogue/written-time.ts';
import { type FileState, MOST_FILES } from '#shared/domain/file/file.ts';
import type { TicketNumber } from '#shared/domain/ids.ts';
import type { State } from '#shared/domain/ticket/ticket.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface TicketPage {
  readonly language: Language;
  readonly number: TicketNumber;
  readonly state: State;
  readonly subject: string;
  readonly promisedAt?: Instant | undefined;
  /** What customer and desk said, oldest first. Notes are not for this page. */
  readonly messages: readonly SaidMessage[];
  /** Where a message is posted to. */
  readonly addAction: string;
  /** Names the very submission that the form will make, so that a second click adds nothing. */
  readonly once: string;
  /** Whether the reader comes from having added a message. */
  readonly added: boolean;
  readonly canAdd: boolean;
  /** Where a form for one more file is asked for. */
  readonly uploadAction?: string;
  /** Ids of files that go with the next message. */
  readonly uploads?: readonly string[];
  /** What was wrong with a message that was not added, with its text. */
  readonly problems?: readonly FieldProblem[];
  readonly text?: string;
  /** The page's own path, where it answers a post to another. */
  readonly here?: string;
  /** @default the desk's zone */
  readonly zone?: string;
}

export interface SaidMessage {
  readonly from: 'customer' | 'desk';
  /** A name; empty where it is not known or not shown. */
  readonly author: string;
  readonly at: Instant;
  readonly text: string;
  readonly files?: readonly SaidFile[];
}

export interface SaidFile {
  readonly id: string;
  /** Empty as long as it is not known. */
  readonly name: string;
  readonly state: FileState;
}

/** A customer's own view of a ticket. */
export const ticketPage = (props: TicketPage): string => {
  const { language, number, state, subject, promisedAt, added, messages, here } = props;
  const { ticket } = catalogueOf(language).pages;
  const title = fill(ticket.title, { number });
  return document({
    language,
    title,
    here,
    body: html`<h1>${title}</h1>
${added && html`<p class="good" role="status">${ticket.added}</p>`}
<p dir="auto">${subject}</p>
<dl>
<dt>${ticket.state}</dt><dd>${ticket.states[state]}</dd>
${promisedAt !== undefined && html`<dt>${ticket.promised}</dt><dd>${time(promisedAt, props)}</dd>`}
</dl>
<p class="hint">${ticket.keep}</p>
<h2>${ticket.conversation}</h2>
${
  messages.length === 0
    ? html`<p>${ticket.empty}</p>`
    : html`<ol class="talk">${messages.map((message) => said(message, props))}</ol>`
}
${props.canAdd ? addForm(props) : html`<p>${ticket.closed} <a href="/">${ticket.newRequest}</a></p>`}`,
  });
};

const time = (at: Instant, { language, zone }: Pick<TicketPage, 'language' | 'zone'>): Markup =>
  html`<time datetime="${at}">${writtenTime(at, { language, ...(zone === undefined ? {} : { zone }) })}</time>`;

const said = ({ from, author, at, text, files = [] }: SaidMessage, page: TicketPage): Markup => {
  const { ticket } = catalogueOf(page.language).pages;
  const role = from === 'customer' ? ticket.you : ticket.desk;
  const name = from === 'desk' && author !== '' ? `${role} · ${author}` : role;
  return html`<li class="${from}"><p class="by">${name} · ${time(at, page)}</p>
<p class="said" dir="auto">${text}</p>${files.length > 0 && fileList(files, page)}</li>
`;
};

const fileList = (files: readonly SaidFile[], { language, here = '' }: TicketPage): Markup => {
  const texts = catalogueOf(language).pages.files;
  const line = ({ id, name, state }: SaidFile): Markup => {
    const shown = name === '' ? texts.unnamed : name;
    return state === 'ready'
      ? html`<li><a href="${here}/files/${id}" dir="auto">${shown}</a></li>
`
      : html`<li><span dir="auto">${shown}</span> (${texts.states[state]})</li>
`;
  };
  return html`
<ul aria-label="${texts.list}">
${files.map(line)}</ul>`;
};

/** One file at a time: its form stands on a page of its own, made when it is asked for. */
const uploadForm = ({ language, uploadAction, uploads = [] }: TicketPage): Markup | undefined => {
  const { files } = catalogueOf(language).pages;
  if (uploadAction === undefined || uploads.length >= MOST_FILES) return undefined;
  return html`
<form method="post" action="${uploadAction}?lang=${language}">
<input type="hidden" name="uploads" value="${uploads.join('.')}">
<button type="submit">${files.add}</button>
</form>`;
};

const addForm = (page: TicketPage): Markup => {
  const { language, addAction, once, state, uploads = [], problems = [], text = '' } = page;
  const { ticket, files } = catalogueOf(language).pages;
  const labels = new Map([
    ['message', ticket.addLabel],
    ['uploads', files.list],
  ]);
  return html`<h2 id="add">${ticket.add}</h2>
${state === 'resolved' && html`<p>${ticket.addReopens}</p>`}
${problemSummary(problems, labels, language)}${uploadForm(page)}
<form method="post" action="${addAction}?lang=${language}" novalidate>
<input type="hidden" name="once" value="${once}">
<input type="hidden" name="uploads" value="${uploads.join('.')}">
<p id="uploads">${uploads.length > 0 && fill(files.attached, { count: String(uploads.length) })}</p>
${field({
  name: 'message',
  label: ticket.addLabel,
  kind: 'textarea',
  value: text,
  problem: problemOf(problems, 'message', language),
  required: true,
})}
<button type="submit">${ticket.addSend}</button>
</form>`;
};
