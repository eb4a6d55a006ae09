import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { fill } from '#shared/catalogue/fill.ts';
import { writtenTime } from '#shared/catalogue/written-time.ts';
import type { TicketNumber } from '#shared/domain/ids.ts';
import {
  type Block,
  type ComposedMail,
  composeMail,
} from '#shared/domain/notification/mail-body.ts';
import type { MailLook } from '#shared/domain/notification/mail-look.ts';
import { subjectLine } from '#shared/domain/notification/subject-line.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface Notice {
  readonly number: TicketNumber;
  /** The title of the playbook. */
  readonly playbook: string;
  readonly why: 'notice' | 'reminder' | 'raised';
  /** What the playbook says; nothing else that a customer wrote stands in the mail but the ticket's subject. */
  readonly words?: string;
  /** For a party outside: what it is to read or to sign, behind its signed link. */
  readonly document?: { readonly title: string; readonly link: string };
  /** What is due until when. */
  readonly limit?: { readonly title: string; readonly at?: Instant };
  /** For colleagues only: who is outside sees neither the ticket's subject nor the console. */
  /** The subject is empty where it must not be told. */
  readonly inside?: { readonly subject: string; readonly link: string };
}

/** Tells a colleague or a party what a playbook wants them to know. */
export const composeNotice = (
  notice: Notice,
  language: Language,
  look?: MailLook,
): ComposedMail => {
  const { mails } = catalogueOf(language);
  const { number, playbook, why, words, document, inside } = notice;
  return composeMail({
    number,
    subject: fill(mails.notice[why], { playbook }),
    language,
    ...(look === undefined ? {} : { look }),
    blocks: [
      ...paragraph(words),
      ...documentLine(document, mails.reply.document),
      ...limitLine(notice, language),
      ...(inside === undefined
        ? []
        : [
            ...aboutLine(inside.subject, mails.notice.about),
            { kind: 'link', label: mails.notice.open, url: inside.link } as const,
          ]),
    ],
  });
};

const documentLine = (document: Notice['document'], text: string): readonly Block[] =>
  document === undefined
    ? []
    : [{ kind: 'link', label: fill(text, { title: document.title }), url: document.link }];

const aboutLine = (subject: string, text: string): readonly Block[] =>
  subject === '' ? [] : paragraph(fill(text, { subject: subjectLine(subject) }));

const paragraph = (text: string | undefined): readonly Block[] =>
  text === undefined || text === '' ? [] : [{ kind: 'paragraph', text }];

const limitLine = ({ limit, why }: Notice, language: Language): readonly Block[] => {
  if (limit === undefined) return [];
  const { notice } = catalogueOf(language).mails;
  const { title, at } = limit;
  if (at === undefined) return paragraph(fill(notice.dueOnce, { limit: title }));
  const text = why === 'raised' ? notice.overdue : notice.due;
  return paragraph(fill(text, { limit: title, time: writtenTime(at, { language }) }));
};
