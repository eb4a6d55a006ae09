import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { OutgoingMail } from '#shared/ports/mail-sender.ts';

/** Long conversations keep the first and the newest identifiers: some servers refuse headers over 998 octets. */
const REFERENCES_KEPT = 12;

/**
 * The mail as bytes: plain text and HTML, threaded, and marked where a machine speaks.
 *
 * SES puts its own Message-ID and Date in; a Message-ID of ours would not survive.
 */
export const composeMime = (mail: OutgoingMail): Promise<Buffer> =>
  new MailComposer({
    from: mail.from,
    to: mail.to,
    cc: [...mail.copies],
    replyTo: mail.replyTo,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    textEncoding: 'base64',
    attachments: mail.attachments.map(({ name, type, bytes, contentId }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(bytes),
      ...(contentId === undefined
        ? { contentDisposition: 'attachment' as const }
        : { contentDisposition: 'inline' as const, cid: contentId }),
    })),
    headers: {
      'Content-Language': mail.language,
      ...(mail.automatic === undefined
        ? {}
        : { 'Auto-Submitted': `auto-${mail.automatic}`, 'X-Auto-Response-Suppress': 'All' }),
      ...(mail.unsubscribe === undefined ? {} : stoppedBy(mail.unsubscribe)),
      'X-Huiyin': 'desk',
    },
    ...(mail.references.length === 0 ? {} : threadOf(mail.references)),
  })
    .compile()
    .build();

/** RFC 8058, 3.1: an https address, and the one body that is posted to it. */
const stoppedBy = (url: string) => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

const threadOf = (references: readonly string[]) => {
  const angled = references.map((id) => `<${id}>`);
  const kept =
    angled.length <= REFERENCES_KEPT
      ? angled
      : [...angled.slice(0, 1), ...angled.slice(1 - REFERENCES_KEPT)];
  return { inReplyTo: angled.at(-1) ?? '', references: kept };
};
