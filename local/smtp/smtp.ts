import { randomBytes } from 'node:crypto';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { type ReceiptRule, rulesFor } from './receipt-rules.ts';
import { INBOUND_HOST, traceHeaders } from './trace-headers.ts';
import { takeVerdicts } from './verdicts.ts';

/** Where raw mail goes; what it promises to have put must survive a kill. */
export interface MailStore {
  putObject(bucket: string, key: string, bytes: Uint8Array): Promise<unknown>;
}

export interface SmtpOptions {
  /** Absent or 0 = any free port. */
  readonly port?: number | undefined;
  readonly clock: { now(): number };
  /** The active rule set, in its order. */
  readonly rules: readonly ReceiptRule[];
  readonly store: MailStore;
}

export interface Smtp {
  readonly host: string;
  readonly port: number;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
/** SES takes mail of up to 40 MB. https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
const MAX_MAIL_BYTES = 40 * 1024 * 1024;
/** How long a stopping desk waits for a client in the middle of a mail: no 250 was given, so it may try again. */
const CLOSE_TIMEOUT_MS = 1_000;
const ID_LETTERS = '0123456789abcdefghijklmnopqrstuv';
const ID_LENGTH = 38;
const ASCII = /^[\x20-\x7e]+$/;

class SmtpRefusal extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, message: string) {
    super(message);
    this.name = 'SmtpRefusal';
    this.responseCode = responseCode;
  }
}

/** Forty characters in the form of SES's own ids for arriving mail. */
function messageId(): string {
  const letters = [...randomBytes(ID_LENGTH)].map((byte) => ID_LETTERS[byte % ID_LETTERS.length]);
  return `${letters.join('')}g1`;
}

/** @throws a 552 when the mail is too large; the rest of it is read and dropped. */
async function readMail(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    if (!stream.sizeExceeded) chunks.push(Buffer.from(chunk));
    else chunks.length = 0;
  }
  if (stream.sizeExceeded) throw new SmtpRefusal(552, '5.3.4 Message size exceeds fixed limit');
  return Buffer.concat(chunks);
}

function envelopeOf({ envelope, hostNameAppearsAs, remoteAddress }: SMTPServerSession) {
  return {
    sender: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
    recipients: envelope.rcptTo.map(({ address }) => address),
    helo: hostNameAppearsAs,
    address: remoteAddress,
  };
}

/**
 * Takes one mail and stores it once for each rule that took a recipient.
 *
 * @returns the SES message id, after everything is stored.
 */
async function receive(
  { clock, rules, store }: SmtpOptions,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<string> {
  const raw = await readMail(stream);
  const taken = takeVerdicts(raw);
  if (!taken.ok) throw new SmtpRefusal(554, `5.6.0 ${taken.refusal}`);
  const { verdicts, mail } = taken.value;
  const envelope = envelopeOf(session);
  const id = messageId();
  const matching = new Set(envelope.recipients.flatMap((address) => rulesFor(rules, address)));
  for (const rule of rules.filter((one) => matching.has(one))) {
    const arrival = { ...envelope, id, at: clock.now(), scanned: rule.scan, verdicts };
    const stored = Buffer.concat([traceHeaders(arrival, mail), mail]);
    await store.putObject(rule.bucket, `${rule.prefix}${id}`, stored);
  }
  return id;
}

function asSmtpError(error: unknown): Error {
  if (error instanceof SmtpRefusal) return error;
  // The client broke off: it hears nothing more, and nothing was stored.
  if (error instanceof Error && 'code' in error && error.code === 'ECONNECTION') return error;
  console.error('A mail could not be stored.', error);
  return new SmtpRefusal(451, '4.3.0 The mail could not be stored, try again');
}

function refusalOf(address: string, rules: readonly ReceiptRule[]): SmtpRefusal | null {
  // SES takes no addresses outside ASCII.
  if (!ASCII.test(address)) return new SmtpRefusal(553, '5.6.7 Address is not in ASCII');
  if (rulesFor(rules, address).length > 0) return null;
  return new SmtpRefusal(550, '5.1.1 Mailbox unavailable');
}

function smtpServer(options: SmtpOptions): SMTPServer {
  return new SMTPServer({
    name: INBOUND_HOST,
    banner: 'Huiyin local mail',
    size: MAX_MAIL_BYTES,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    hideSMTPUTF8: true,
    disableReverseLookup: true,
    closeTimeout: CLOSE_TIMEOUT_MS,
    onRcptTo({ address }, _session, callback) {
      callback(refusalOf(address, options.rules));
    },
    onData(stream, session, callback) {
      receive(options, stream, session)
        .then((id) => callback(null, `OK ${id}`))
        .catch((error: unknown) => callback(asSmtpError(error)));
    },
  });
}

/**
 * The inbound side of SES on loopback: receipt rules by envelope recipient (550 when none takes it),
 * 552 above 40 MB, and 250 only after the bucket has the mail.
 *
 * @throws the listen error, with code EADDRINUSE when the port is taken.
 */
export async function startSmtp(options: SmtpOptions): Promise<Smtp> {
  const server = smtpServer(options);
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.on('error', reject);
  const listener = server.listen(options.port ?? 0, HOST, () => {
    const address = listener.address();
    resolve(typeof address === 'object' && address !== null ? address.port : 0);
  });
  const port = await promise;
  return {
    host: HOST,
    port,
    close: () => new Promise((done) => server.close(done)),
  };
}
