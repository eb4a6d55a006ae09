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
    replyTo: mail.replyTo,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    textEncoding: 'base64',
    attachments: mail.attachments.map(({ name, type, bytes }) => ({
      filename: name,
      contentType: type,
      contentDisposition: 'attachment',
      content: Buffer.from(bytes),
    })),
    headers: {
      'Content-Language': mail.language,
      ...(mail.automatic
        ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' }
        : {}),
      'X-Huiyin': 'desk',
    },
    ...(mail.references.length === 0 ? {} : threadOf(mail.references)),
  })
    .compile()
    .build();

const threadOf = (references: readonly string[]) => {
  const angled = references.map((id) => `<${id}>`);
  const kept =
    angled.length <= REFERENCES_KEPT
      ? angled
      : [...angled.slice(0, 1), ...angled.slice(1 - REFERENCES_KEPT)];
  return { inReplyTo: angled.at(-1) ?? '', references: kept };
};
