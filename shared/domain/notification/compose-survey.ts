import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { fill } from '#shared/catalogue/fill.ts';
import type { TicketNumber } from '#shared/domain/ids.ts';
import { type ComposedMail, composeMail } from '#shared/domain/notification/mail-body.ts';
import type { MailLook } from '#shared/domain/notification/mail-look.ts';
import { type Thread, titled } from '#shared/domain/notification/thread.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface SurveyInvitation {
  readonly number: TicketNumber;
  /** The signed link to the survey's page. Opening it changes nothing: mail scanners open links too. */
  readonly link: string;
  /** Where surveys are stopped. */
  readonly unsubscribe: string;
  /** The subject of the mails that went before it, where a person of the desk has answered under it. */
  readonly thread?: Thread;
}

/** Asks the customer to judge the service. */
export const composeSurvey = (
  { number, link, thread, unsubscribe }: SurveyInvitation,
  language: Language,
  look?: MailLook,
): ComposedMail => {
  const { mails } = catalogueOf(language);
  const { survey } = mails;
  return composeMail({
    number,
    ...titled(thread, survey.subject, language),
    language,
    ...(look === undefined ? {} : { look }),
    blocks: [
      { kind: 'paragraph', text: mails.greeting },
      { kind: 'paragraph', text: fill(survey.question, { number }) },
      { kind: 'link', label: survey.open, url: link },
      { kind: 'paragraph', text: survey.effort },
      { kind: 'paragraph', text: survey.voluntary },
      { kind: 'link', label: survey.unsubscribe, url: unsubscribe },
    ],
  });
};
