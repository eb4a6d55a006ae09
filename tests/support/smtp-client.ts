import { createTransport } from 'nodemailer';

export interface SmtpDoor {
  readonly host: string;
  readonly port: number;
}

export interface LetterPosted {
  readonly from: string;
  readonly to: string;
  readonly raw: string | Uint8Array;
}

/**
 * Hands raw mails over to an SMTP port, each on a connection of its own.
 *
 * @returns once the server has answered 250: from then on the mail is its own to keep
 */
export const smtpClient = (door: () => SmtpDoor) => ({
  send: async ({ from, to, raw }: LetterPosted): Promise<void> => {
    const { host, port } = door();
    const transport = createTransport({ host, port, secure: false, ignoreTLS: true });
    try {
      await transport.sendMail({ envelope: { from, to: [to] }, raw: Buffer.from(raw) });
    } finally {
      transport.close();
    }
  },
});

/** A word of a header as clients write it outside ASCII (RFC 2047). */
const headerWord = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;

const asLines = (base64: string): string => base64.replaceAll(/.{76}/g, '$&\r\n');

/** A mail as a person's program writes it. */
export const letter = (of: {
  readonly from: string;
  readonly name: string;
  readonly to: string;
  readonly subject: string;
  readonly messageId: string;
  readonly text: string;
  readonly headers?: readonly string[];
}): string =>
  [
    ...(of.headers ?? []),
    `From: ${headerWord(of.name)} <${of.from}>`,
    `To: <${of.to}>`,
    `Subject: ${headerWord(of.subject)}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${of.messageId}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    asLines(Buffer.from(of.text).toString('base64')),
  ].join('\r\n');
