/** Raw mails for tests, written the way clients write them. */

export interface MailParts {
  /** Header lines without line ends, or nothing for the usual ones. */
  readonly headers?: readonly string[];
  readonly body?: string | Uint8Array;
}

export const USUAL_HEADERS = [
  'From: Li Lei <li.lei@customer.example>',
  'To: service@huiyin.example',
  'Subject: Order 4711',
  'Date: Mon, 02 Mar 2026 09:00:00 +0800',
  'Message-ID: <m1@customer.example>',
] as const;

export const rawMail = ({
  headers = USUAL_HEADERS,
  body = 'Where is my order?\r\n',
}: MailParts = {}): Uint8Array =>
  Buffer.concat([Buffer.from(`${headers.join('\r\n')}\r\n\r\n`, 'utf8'), Buffer.from(body)]);

/** The usual headers, and further ones below. */
export const withHeaders = (...headers: readonly string[]): readonly string[] => [
  ...USUAL_HEADERS,
  ...headers,
];

export interface BodyPart {
  readonly headers: readonly string[];
  readonly body: string | Uint8Array;
}

export const multipart = (parts: readonly BodyPart[], boundary = 'b1'): Uint8Array =>
  Buffer.concat([
    ...parts.map(({ headers, body }) =>
      Buffer.concat([
        Buffer.from(`--${boundary}\r\n${headers.map((line) => `${line}\r\n`).join('')}\r\n`),
        Buffer.from(body),
        Buffer.from('\r\n'),
      ]),
    ),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
