import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { fill } from '#shared/catalogue/fill.ts';
import type { TicketNumber } from '#shared/domain/ids.ts';
import { type ComposedMail, composeMail } from '#shared/domain/notification/mail-body.ts';
import { subjectLine } from '#shared/domain/notification/subject-line.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface Reply {
  readonly number: TicketNumber;
  /** The ticket's subject, as the customer wrote it. */
  readonly subject: string;
  /** What the agent wrote. Nothing is quoted below it: the conversation stands on the ticket's page. */
  readonly text: string;
  /** The signed link to the ticket's page. */
  readonly link: string;
  /** What goes with it, to be read behind its signed link. */
  readonly document?: { readonly title: string; readonly link: string };
  /** Names of files that are not in the mail but on the ticket's page. */
  readonly left?: readonly string[];
}

/** Carries an agent's answer. */
export const composeReply = (
  { number, subject, text, link, document, left = [] }: Reply,
  language: Language,
): ComposedMail => {
  const { mails } = catalogueOf(language);
  const known = subjectLine(subject);
  return composeMail({
    number,
    subject: fill(mails.reply.subject, {
      subject: known === '' ? mails.reply.subjectMissing : known,
    }),
    language,
    blocks: [
      { kind: 'paragraph', text },
      ...(document === undefined
        ? []
        : [
            {
              kind: 'link',
              label: fill(mails.reply.document, { title: document.title }),
              url: document.link,
            } as const,
          ]),
      ...(left.length === 0
        ? []
        : [{ kind: 'paragraph', text: [mails.reply.filesLeft, ...left].join('\n') } as const]),
      { kind: 'paragraph', text: mails.howToAnswer },
      { kind: 'link', label: mails.openTicket, url: link },
    ],
  });
};
