/** Under which subject a mail leaves that is not the first one of its conversation. */
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { fill } from '#shared/catalogue/fill.ts';
import type { MailBody } from '#shared/domain/notification/mail-body.ts';
import { subjectLine } from '#shared/domain/notification/subject-line.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface Thread {
  readonly subject: string;
  readonly isMailThread: boolean;
}

/**
 * The subject that an answer of the desk has had, so that what follows stands beside it: clients take a mail under another
 * subject for another conversation. Nothing before a person has answered: until then nobody has looked at what a stranger wrote.
 */
export const threadOf = ({
  subject,
  channel,
  answeredAt,
}: Pick<Ticket, 'subject' | 'channel' | 'answeredAt'>): Thread | undefined =>
  answeredAt === undefined || subjectLine(subject) === ''
    ? undefined
    : { subject, isMailThread: channel === 'mail' };

/** `Re:` in every language (RFC 5322, 3.6.5): what clients look through when they compare subjects. */
export const ANSWERED = 'Re: {subject}';

/** @param own the mail's own subject, where there is no conversation yet */
export const titled = (
  thread: Thread | undefined,
  own: string,
  language: Language,
): Pick<MailBody, 'subject' | 'isKnownSubject'> => {
  if (thread === undefined) return { subject: own };
  const { reply } = catalogueOf(language).mails;
  const { isMailThread } = thread;
  const text = isMailThread ? ANSWERED : reply.subject;
  return {
    subject: fill(text, { subject: subjectLine(thread.subject) }),
    isKnownSubject: isMailThread,
  };
};
