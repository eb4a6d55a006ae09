import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { fill } from '#shared/catalogue/fill.ts';
import type { TicketNumber } from '#shared/domain/ids.ts';
import {
  type Block,
  type ComposedMail,
  composeMail,
  type Quote,
} from '#shared/domain/notification/mail-body.ts';
import type { MailLook } from '#shared/domain/notification/mail-look.ts';
import { subjectLine } from '#shared/domain/notification/subject-line.ts';
import { ANSWERED } from '#shared/domain/notification/thread.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface Reply {
  readonly number: TicketNumber;
  /** The ticket's subject, as the customer wrote it. */
  readonly subject: string;
  /** The customer began it by mail: under their own subject alone their client puts the answer beside it. */
  readonly isMailThread?: boolean;
  /** What the agent wrote. */
  readonly text: string;
  /** The signed link to the ticket's page; not in a mail that others read too, for whoever has it may write there. */
  readonly link?: string;
  /** The lines of the colleague who wrote it. */
  readonly signature?: string;
  /** What was said before. */
  readonly quotes?: readonly Quote[];
  /** Pictures that travel with it and stand below the words. */
  readonly pictures?: readonly { readonly name: string; readonly contentId: string }[];
  /** What goes with it, to be read behind its signed link. */
  readonly document?: { readonly title: string; readonly link: string };
  /** Names of files that are not in the mail but on the ticket's page. */
  readonly left?: readonly string[];
}

/** Carries an agent's answer. */
export const composeReply = (reply: Reply, language: Language, look?: MailLook): ComposedMail => {
  const { mails } = catalogueOf(language);
  const { number, subject, text, link, pictures = [], quotes = [], isMailThread = false } = reply;
  const known = subjectLine(subject);
  const titled = fill(isMailThread ? ANSWERED : mails.reply.subject, {
    subject: known === '' ? mails.reply.subjectMissing : known,
  });
  return composeMail({
    number,
    subject: titled,
    isKnownSubject: isMailThread,
    language,
    ...(look === undefined ? {} : { look }),
    ...(reply.signature === undefined ? {} : { signature: reply.signature }),
    quotes,
    blocks: [
      { kind: 'paragraph', text },
      ...pictures.map((picture) => ({ kind: 'picture', ...picture }) as const),
      ...enclosedBlocks(reply, language),
      { kind: 'paragraph', text: link === undefined ? mails.justAnswer : mails.howToAnswer },
      ...(link === undefined
        ? []
        : [{ kind: 'link', label: mails.openTicket, url: link } as const]),
    ],
  });
};

const enclosedBlocks = ({ document, left = [] }: Reply, language: Language): readonly Block[] => {
  const { reply } = catalogueOf(language).mails;
  return [
    ...(document === undefined
      ? []
      : [
          {
            kind: 'link',
            label: fill(reply.document, { title: document.title }),
            url: document.link,
          } as const,
        ]),
    ...(left.length === 0
      ? []
      : [{ kind: 'paragraph', text: [reply.filesLeft, ...left].join('\n') } as const]),
  ];
};
