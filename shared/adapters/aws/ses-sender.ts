import { type SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { composeMime } from '#shared/adapters/mime/compose-mime.ts';
import type { MailSender, OutgoingMail, SendOutcome } from '#shared/ports/mail-sender.ts';

export interface SesSetting {
  readonly configurationSet: string;
  /** The region's part of SES's Message-IDs: `email` in us-east-1, else the region's name. */
  readonly region: string;
}

/** SES holds everything of the account or of the set: nothing is wrong with the mail. */
const PAUSED = new Set(['AccountSendingPausedException', 'ConfigurationSetSendingPausedException']);

/** Errors of the connection that come before a byte of the mail has left. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/**
 * Mail through SES's SendRawEmail. The client must be made with `maxAttempts: 1`: SES has no idempotency token,
 * so what the SDK repeats after a time-out would be a second mail.
 */
export const sesSender = (client: SESClient, setting: SesSetting): MailSender => ({
  async send(mail) {
    const raw = await composeMime(mail);
    try {
      const { MessageId = '' } = await client.send(
        new SendRawEmailCommand({
          Source: mail.from.address,
          Destinations: [mail.to.address, ...mail.copies],
          ConfigurationSetName: setting.configurationSet,
          RawMessage: { Data: raw },
          Tags: tagsOf(mail),
        }),
      );
      const host = setting.region === 'us-east-1' ? 'email' : setting.region;
      return { outcome: 'sent', messageId: `${MessageId}@${host}.amazonses.com` };
    } catch (error) {
      return outcomeOf(error);
    }
  },
});

const tagsOf = ({ tags }: OutgoingMail) =>
  Object.entries(tags).map(([Name, Value]) => ({ Name, Value }));

/** Only what SES has plainly refused counts as not sent; everything else is not known. */
const outcomeOf = (error: unknown): SendOutcome => {
  if (error instanceof SESServiceException) {
    if (PAUSED.has(error.name)) return { outcome: 'quota-reached' };
    if (/throttling|toomanyrequests|limitexceeded/i.test(error.name)) {
      return { outcome: /daily|quota/i.test(error.message) ? 'quota-reached' : 'throttled' };
    }
    const status = error.$metadata.httpStatusCode ?? 0;
    return status >= 400 && status < 500
      ? { outcome: 'refused', reason: error.name }
      : { outcome: 'unknown' };
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && NOT_CONNECTED.has(code)
    ? { outcome: 'throttled' }
    : { outcome: 'unknown' };
};
