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
import type { Instant } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';

/**
 * What a confirmation may say. Anybody can put anybody's address into a form, so there is no place here for the
 * name, the subject or the text that came with it: else the desk would carry a stranger's words to a victim.
 */
export interface Confirmation {
  readonly number: TicketNumber;
  /** The signed link to the ticket's page. */
  readonly link: string;
  /** When the first answer is due. */
  readonly promisedAt?: Instant;
  /** @default the desk's zone */
  readonly zone?: string;
}

/** Says that the request has arrived, under which number, and until when it will be answered. */
export const composeConfirmation = (
  { number, link, promisedAt, zone }: Confirmation,
  language: Language,
  look?: MailLook,
): ComposedMail => {
  const { mails } = catalogueOf(language);
  const { confirmation } = mails;
  const time =
    promisedAt === undefined
      ? undefined
      : writtenTime(promisedAt, { language, ...(zone === undefined ? {} : { zone }) });
  const promised: readonly Block[] =
    time === undefined ? [] : [{ kind: 'paragraph', text: fill(confirmation.promised, { time }) }];
  return composeMail({
    number,
    subject: confirmation.subject,
    language,
    ...(look === undefined ? {} : { look }),
    blocks: [
      { kind: 'paragraph', text: mails.greeting },
      { kind: 'paragraph', text: confirmation.received },
      { kind: 'paragraph', text: fill(confirmation.number, { number }) },
      ...promised,
      { kind: 'link', label: mails.openTicket, url: link },
      { kind: 'paragraph', text: confirmation.add },
      { kind: 'paragraph', text: confirmation.notYou },
    ],
  });
};
