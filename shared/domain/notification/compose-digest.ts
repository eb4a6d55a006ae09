import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { fill } from '#shared/catalogue/fill.ts';
import type { TicketNumber } from '#shared/domain/ids.ts';
import { type ComposedMail, composeMail } from '#shared/domain/notification/mail-body.ts';
import type { MailLook } from '#shared/domain/notification/mail-look.ts';
import { subjectLine } from '#shared/domain/notification/subject-line.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface Digest {
  /** The ticket that the mail is kept with. */
  readonly number: TicketNumber;
  readonly tickets: readonly { readonly number: TicketNumber; readonly subject: string }[];
  /** How many more there are than are listed. */
  readonly more: number;
  readonly link: string;
}

/** One mail for all that an hour held back. */
export const composeDigest = (
  { number, tickets, more, link }: Digest,
  language: Language,
  look?: MailLook,
): ComposedMail => {
  const { digest, notice } = catalogueOf(language).mails;
  const lines = tickets.map((one) => `${one.number}  ${subjectLine(one.subject)}`.trim());
  const rest = more === 0 ? [] : [fill(digest.more, { count: String(more) })];
  return composeMail({
    number,
    subject: fill(digest.subject, { count: String(tickets.length + more) }),
    language,
    ...(look === undefined ? {} : { look }),
    blocks: [
      { kind: 'paragraph', text: digest.why },
      { kind: 'paragraph', text: [...lines, ...rest].join('\n') },
      { kind: 'link', label: notice.open, url: link },
    ],
  });
};
