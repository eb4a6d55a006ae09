import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { fill } from '#shared/catalogue/fill.ts';
import type { TicketNumber } from '#shared/domain/ids.ts';
import { type ComposedMail, composeMail } from '#shared/domain/notification/mail-body.ts';
import type { MailLook } from '#shared/domain/notification/mail-look.ts';
import { type Thread, titled } from '#shared/domain/notification/thread.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface Resolved {
  readonly number: TicketNumber;
  /** The signed link to the ticket's page. */
  readonly link: string;
  /** The subject of the mails that went before it, where a person of the desk has answered under it. */
  readonly thread?: Thread;
}

/** Says that the request is done, what happens next, and how to object. */
export const composeResolved = (
  { number, link, thread }: Resolved,
  language: Language,
  look?: MailLook,
): ComposedMail => {
  const { mails } = catalogueOf(language);
  const { resolved } = mails;
  return composeMail({
    number,
    ...titled(thread, resolved.subject, language),
    language,
    ...(look === undefined ? {} : { look }),
    blocks: [
      { kind: 'paragraph', text: mails.greeting },
      { kind: 'paragraph', text: fill(resolved.done, { number }) },
      { kind: 'paragraph', text: resolved.next },
      { kind: 'paragraph', text: resolved.reopen },
      { kind: 'link', label: mails.openTicket, url: link },
    ],
  });
};
