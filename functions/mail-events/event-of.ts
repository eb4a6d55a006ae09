import type { SesMailEvent } from '#shared/contracts/mail-event.ts';
import type { MailEvent } from '#shared/usecases/record-mail-event.ts';

/**
 * SES's event in the desk's words.
 *
 * @param region decides the host of SES's Message-IDs
 * @returns nothing for mails of others and for events that change nothing, such as a delay
 */
export const eventOf = ({ detail }: SesMailEvent, region: string): MailEvent | undefined => {
  const { job, ticket } = detail.mail.tags;
  const what = whatOf(detail);
  if (job?.[0] === undefined || ticket?.[0] === undefined || what === undefined) return undefined;
  const host = region === 'us-east-1' ? 'email' : region;
  return {
    job: job[0],
    ticket: ticket[0],
    messageId: `${detail.mail.messageId}@${host}.amazonses.com`,
    what,
  };
};

const whatOf = ({
  eventType,
  bounce,
  reject,
}: SesMailEvent['detail']): MailEvent['what'] | undefined => {
  switch (eventType) {
    case 'Send':
      return { kind: 'sent' };
    case 'Delivery':
      return { kind: 'delivered' };
    case 'Bounce':
      return {
        kind: 'failed',
        reason: `bounce ${bounce?.bounceType ?? ''} ${bounce?.bounceSubType ?? ''}`.trim(),
      };
    case 'Complaint':
      return { kind: 'failed', reason: 'complaint' };
    case 'Reject':
      return { kind: 'failed', reason: `rejected ${reject?.reason ?? ''}`.trim() };
    case 'Rendering Failure':
      return { kind: 'failed', reason: 'rendering' };
    default:
      return undefined;
  }
};
