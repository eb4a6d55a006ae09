import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { fill } from '#shared/catalogue/fill.ts';
import type { TicketNumber } from '#shared/domain/ids.ts';
import { type ComposedMail, composeMail } from '#shared/domain/notification/mail-body.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface Resolved {
  readonly number: TicketNumber;
  /** The signed link to the ticket's page. */
  readonly link: string;
}

/** Says that the request is done, what happens next, and how to object. */
export const composeResolved = ({ number, link }: Resolved, language: Language): ComposedMail => {
  const { mails } = catalogueOf(language);
  const { resolved } = mails;
  return composeMail({
    number,
    subject: resolved.subject,
    language,
    blocks: [
      { kind: 'paragraph', text: mails.greeting },
      { kind: 'paragraph', text: fill(resolved.done, { number }) },
      { kind: 'paragraph', text: resolved.next },
      { kind: 'paragraph', text: resolved.reopen },
      { kind: 'link', label: mails.openTicket, url: link },
    ],
  });
};
