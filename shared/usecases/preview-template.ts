/** A mail of the desk as customers would get it, written about nobody. */

import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { may, type Person } from '#shared/domain/access/role.ts';
import { isTicketId, isTicketNumber } from '#shared/domain/ids.ts';
import { composeConfirmation } from '#shared/domain/notification/compose-confirmation.ts';
import { composeNotice } from '#shared/domain/notification/compose-notice.ts';
import { composeReply } from '#shared/domain/notification/compose-reply.ts';
import { composeResolved } from '#shared/domain/notification/compose-resolved.ts';
import { composeSurvey } from '#shared/domain/notification/compose-survey.ts';
import type { ComposedMail } from '#shared/domain/notification/mail-body.ts';
import type { MailLook } from '#shared/domain/notification/mail-look.ts';
import { quotedHistory } from '#shared/domain/notification/quoted-history.ts';
import type { Message } from '#shared/domain/ticket/message.ts';
import { HOUR, type Instant, later } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { LookPorts } from '#shared/usecases/mail-look.ts';

export type Template = 'confirmation' | 'reply' | 'resolved' | 'survey' | 'notice';

/** Of the reserved domain (RFC 2606): it leads nowhere, whoever presses it. */
const LINK = 'https://desk.example/tickets/preview';

const NUMBER = 'HY-0000-0000';
const TICKET = '00000000000000000000000000';

/** @returns the mail in the look that the desk has now */
export const previewTemplate = async (
  { clock, looks }: LookPorts,
  person: Person,
  { template, language }: { readonly template: Template; readonly language: Language },
): Promise<Result<ComposedMail, { readonly code: 'access.denied'; readonly action: string }>> => {
  if (!may(person, 'tickets.read'))
    return refuse({ code: 'access.denied', action: 'tickets.read' });
  const { look } = await looks.current();
  return accept(written(template, { language, look, now: clock.now() }));
};

const written = (
  template: Template,
  {
    language,
    look,
    now,
  }: { readonly language: Language; readonly look: MailLook; readonly now: Instant },
): ComposedMail => {
  if (!isTicketNumber(NUMBER)) throw new Error(`${NUMBER} is no ticket number`);
  const { sample } = catalogueOf(language).mails;
  const about = { number: NUMBER, link: LINK };
  switch (template) {
    case 'confirmation':
      return composeConfirmation({ ...about, promisedAt: later(now, HOUR) }, language, look);
    case 'reply':
      return composeReply(
        {
          ...about,
          subject: sample.subject,
          text: sample.answer,
          signature: sample.agent,
          quotes: quotedHistory(
            [message('customer', sample.question, now)],
            message('reply', '', now),
            {
              language,
              names: { customer: sample.customer, desk: look.company[language] },
            },
          ),
        },
        language,
        look,
      );
    case 'resolved':
      return composeResolved(about, language, look);
    case 'survey':
      return composeSurvey({ ...about, unsubscribe: LINK }, language, look);
    case 'notice':
      return composeNotice(
        {
          number: NUMBER,
          playbook: sample.subject,
          why: 'reminder',
          limit: { title: sample.limit, at: later(now, HOUR) },
          inside: { subject: sample.subject, link: LINK },
        },
        language,
        look,
      );
  }
};

const message = (kind: 'customer' | 'reply', text: string, at: Instant): Message => {
  if (!isTicketId(TICKET)) throw new Error(`${TICKET} is no ticket id`);
  return { id: kind, ticket: TICKET, at, kind, by: { kind: 'customer' }, channel: 'mail', text };
};
