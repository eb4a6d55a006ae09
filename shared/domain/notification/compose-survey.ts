import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { fill } from '#shared/catalogue/fill.ts';
import type { TicketNumber } from '#shared/domain/ids.ts';
import { type ComposedMail, composeMail } from '#shared/domain/notification/mail-body.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface SurveyInvitation {
  readonly number: TicketNumber;
  /** The signed link to the survey's page. Opening it changes nothing: mail scanners open links too. */
  readonly link: string;
}

/** Asks the customer to judge the service. */
export const composeSurvey = (
  { number, link }: SurveyInvitation,
  language: Language,
): ComposedMail => {
  const { mails } = catalogueOf(language);
  const { survey } = mails;
  return composeMail({
    number,
    subject: survey.subject,
    language,
    blocks: [
      { kind: 'paragraph', text: mails.greeting },
      { kind: 'paragraph', text: fill(survey.question, { number }) },
      { kind: 'link', label: survey.open, url: link },
      { kind: 'paragraph', text: survey.effort },
      { kind: 'paragraph', text: survey.voluntary },
    ],
  });
};
