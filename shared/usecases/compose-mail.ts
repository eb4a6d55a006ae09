/** A notification as a mail: which words, from whom, and where an answer to it goes. */
import type { MailKind, Notification } from '#shared/domain/job/job.ts';
import { intakeOf } from '#shared/domain/mail/intake.ts';
import { replyAddress } from '#shared/domain/mail/reply-address.ts';
import { composeConfirmation } from '#shared/domain/notification/compose-confirmation.ts';
import { composeReply } from '#shared/domain/notification/compose-reply.ts';
import { composeResolved } from '#shared/domain/notification/compose-resolved.ts';
import { composeSurvey } from '#shared/domain/notification/compose-survey.ts';
import type { ComposedMail } from '#shared/domain/notification/mail-body.ts';
import type { MailLook } from '#shared/domain/notification/mail-look.ts';
import { threadOf } from '#shared/domain/notification/thread.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Reached } from '#shared/domain/run/addressees.ts';
import type { Keys } from '#shared/domain/signing/keys.ts';
import { earliestLimit } from '#shared/domain/ticket/due.ts';
import type { Message } from '#shared/domain/ticket/message.ts';
import { LANGUAGES, type Language } from '#shared/kernel/language.ts';
import type { TicketFile } from '#shared/ports/desk-store.ts';
import type { Intake } from '#shared/ports/intake.ts';
import type { MailLooks } from '#shared/ports/mail-looks.ts';
import type { OutgoingMail } from '#shared/ports/mail-sender.ts';
import type { Enclosed } from '#shared/usecases/attach-files.ts';
import { composeForPeople, type PeoplePorts } from '#shared/usecases/compose-for-people.ts';
import { linkedDocument } from '#shared/usecases/document-link.ts';
import { surveyPath, ticketPath, unsubscribePath } from '#shared/usecases/links.ts';
import type { DecisionPorts } from '#shared/usecases/moment.ts';
import { copiesOf, quotesIn, signatureOf } from '#shared/usecases/reply-words.ts';

export interface MailSetting {
  /** Without a trailing slash. */
  readonly siteUrl: string;
  readonly intakeAddress: string;
  readonly replyDomain: string;
}

type MailPorts = PeoplePorts &
  DecisionPorts & {
    readonly keys: Keys;
    readonly setting: MailSetting;
    readonly looks: MailLooks;
    readonly intake: Intake;
  };

interface Outgoing {
  readonly job: Notification;
  readonly file: TicketFile;
  readonly recipient: Reached;
  readonly enclosed: Enclosed;
  readonly playbook: Playbook;
}

/** @returns nothing where there is nothing to tell any more */
export const outgoingMail = async (
  ports: MailPorts,
  outgoing: Outgoing,
): Promise<OutgoingMail | undefined> => {
  const { keys, setting } = ports;
  const { job, file, recipient, enclosed } = outgoing;
  const { ticket } = file;
  const { name, address, language = deskLanguage(ticket, job) } = recipient;
  const { look } = await ports.looks.current();
  const words =
    job.to === undefined
      ? await composed(ports, outgoing, look)
      : await composeForPeople(ports, { job, file, language, look });
  return words === undefined
    ? undefined
    : {
        ...words,
        from: await senderOf(ports, ticket, look.company[language]),
        // A machine's mail to an address that nobody has proved carries no word of whoever typed it.
        to: { name: job.mail === 'reply' || job.to !== undefined ? name : '', address },
        copies: job.mail === 'reply' ? copiesOf(file, messageOf(file, job)) : [],
        replyTo: replyAddress({
          ticketId: ticket.id,
          participant: address,
          kid: keys.current,
          domain: setting.replyDomain,
          mac: keys.mac,
        }),
        language,
        attachments: enclosed.attachments,
        references: job.to === undefined ? conversation(file) : [],
        ...automatic(job),
        ...(job.mail === 'survey'
          ? { unsubscribe: `${setting.siteUrl}${unsubscribePath(ticket, keys)}` }
          : {}),
        tags: { job: job.id, ticket: ticket.id },
      };
};

/** RFC 3834, section 5: a confirmation answers a mail; the others a machine begins. */
const automatic = ({ mail }: Notification): Pick<OutgoingMail, 'automatic'> =>
  mail === 'reply' ? {} : { automatic: mail === 'confirmation' ? 'replied' : 'generated' };

/** The address that the customer wrote to, as long as the desk has it; else the one that is always there. */
const senderOf = async (
  { intake, setting }: Pick<MailPorts, 'intake' | 'setting'>,
  { intake: written, language }: TicketFile['ticket'],
  company: string,
): Promise<OutgoingMail['from']> => {
  const own = written === undefined ? undefined : intakeOf(await intake.read(), [written]);
  return {
    name: own?.name?.[language] ?? company,
    address: own?.address ?? setting.intakeAddress,
  };
};

/** To colleagues the desk speaks Chinese until their record says otherwise, to a party the language of the ticket. */
const deskLanguage = ({ language }: TicketFile['ticket'], { to }: Notification): Language =>
  to?.is === 'person' ? LANGUAGES[0] : language;

const composed = async (
  ports: MailPorts,
  outgoing: Outgoing,
  look: MailLook,
): Promise<ComposedMail | undefined> => {
  const { keys, setting } = ports;
  const { job, file } = outgoing;
  const { ticket } = file;
  const { number, language } = ticket;
  const link = `${setting.siteUrl}${ticketPath(ticket, keys)}`;
  const thread = threadOf(ticket);
  const titled = thread === undefined ? {} : { thread };
  switch (job.mail) {
    case 'confirmation': {
      const promisedAt = earliestLimit(ticket.dues);
      return composeConfirmation(
        { number, link, ...(promisedAt === undefined ? {} : { promisedAt }) },
        language,
        look,
      );
    }
    case 'reply':
      return reply(ports, { ...outgoing, link, look });
    case 'resolved':
      return composeResolved({ number, link, ...titled }, language, look);
    case 'survey': {
      const survey = `${setting.siteUrl}${surveyPath(ticket, keys)}`;
      const unsubscribe = `${setting.siteUrl}${unsubscribePath(ticket, keys)}`;
      return composeSurvey({ number, link: survey, unsubscribe, ...titled }, language, look);
    }
    default:
      return undefined;
  }
};

const messageOf = ({ messages, ticket }: TicketFile, job: Notification): Message => {
  const message = messages.find(({ id }) => id === job.message);
  if (message === undefined) throw new Error(`message ${job.message} of ${ticket.id} is missing`);
  return message;
};

const reply = async (
  ports: MailPorts,
  {
    job,
    file,
    enclosed,
    playbook,
    link,
    look,
  }: Outgoing & { readonly link: string; readonly look: MailLook },
): Promise<ComposedMail> => {
  const { keys, setting } = ports;
  const { ticket } = file;
  const { number, subject, language, channel } = ticket;
  const message = messageOf(file, job);
  const copies = copiesOf(file, message);
  const { field = '' } = message.document ?? {};
  const wish = { playbook, field, party: 'customer' } as const;
  return composeReply(
    {
      number,
      subject,
      isMailThread: channel === 'mail',
      text: message.text,
      ...(copies.length === 0 ? { link } : {}),
      signature: await signatureOf(ports, file, message),
      quotes: quotesIn(file, message, { look, copies }),
      pictures: enclosed.pictures,
      left: enclosed.left,
      ...linkedDocument(ticket, wish, { keys, siteUrl: setting.siteUrl }),
    },
    language,
    look,
  );
};

/** What colleagues were told is no part of the conversation. */
const MAILS_TO_CUSTOMERS: readonly MailKind[] = ['confirmation', 'reply', 'resolved', 'survey'];

/** The Message-IDs of everything mailed in either direction, oldest first. */
const conversation = ({ messages, deliveries }: TicketFile): readonly string[] =>
  [
    ...messages.flatMap(({ at, mail }) =>
      mail?.messageId === undefined ? [] : [{ at, id: mail.messageId }],
    ),
    ...deliveries.flatMap(({ status, mail }) =>
      MAILS_TO_CUSTOMERS.includes(mail) && (status.state === 'sent' || status.state === 'delivered')
        ? [{ at: status.at, id: status.messageId }]
        : [],
    ),
  ]
    .sort((left, right) => (left.at < right.at ? -1 : 1))
    .map(({ id }) => id);
