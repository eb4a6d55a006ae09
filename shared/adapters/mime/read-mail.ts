/**
 * Reads one raw mail into the record that intake, screens and `mail:read` share.
 *
 * Never throws on any bytes: what could not be read stands in `problems`, and the raw mail is kept elsewhere.
 * postal-mime reads the address headers; the structure is read here from byte ranges, because it must be exact:
 * that library rewrites the line ends of attachments, loses all headers after a leading blank line and the body
 * where an announced boundary never comes, and does not show the bytes of raw 8-bit headers.
 */
import { createHash } from 'node:crypto';
import { bounceOf } from '#shared/domain/mail/bounce.ts';
import { type Kind, kindOf, type OwnAddresses } from '#shared/domain/mail/kind.ts';
import { languageOf } from '#shared/domain/mail/language.ts';
import type { MailFile, MailHeaders, MailRecord, Problem } from '#shared/domain/mail/record.ts';
import { splitReply } from '#shared/domain/mail/reply-text.ts';
import { type Mailbox, readMailboxes } from './addresses.ts';
import { type Body, readBody } from './body.ts';
import { RECIPIENTS, workOfOneMail } from './budgets.ts';
import { decodeHeaderText } from './encoded-words.ts';
import { firstHeaderAt, type HeaderLine, valuesOf } from './header-section.ts';
import { readDate } from './mail-date.ts';
import { messageIds } from './message-ids.ts';
import { readPartTree } from './part-tree.ts';
import type { RawFile } from './raw-file.ts';

export interface ReadMail {
  readonly record: MailRecord;
  readonly files: readonly MailFile[];
  readonly headers: MailHeaders;
  /** Why the record's `automatic` says what it says. */
  readonly kind: Kind;
}

const NO_OWN: OwnAddresses = { domains: [], intake: [] };

/** @param own the desk's own addresses; without them no mail is known to be its own */
export const readMail = async (raw: Uint8Array, own: OwnAddresses = NO_OWN): Promise<ReadMail> => {
  try {
    return readWhole(withLineFeeds(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)), own);
  } catch {
    // A fault of ours on bytes of a stranger: the mail must still become a ticket with the raw mail beside it.
    return unreadable(raw);
  }
};

/** Mails stored by very old systems end lines with a carriage return alone. */
const withLineFeeds = (bytes: Buffer): Buffer => {
  if (bytes.includes(0x0a) || !bytes.includes(0x0d)) return bytes;
  const fed = Buffer.from(bytes);
  for (let at = 0; at < fed.length; at += 1) if (fed[at] === 0x0d) fed[at] = 0x0a;
  return fed;
};

const readWhole = (bytes: Buffer, own: OwnAddresses): ReadMail => {
  const start = firstHeaderAt(bytes);
  if (start >= bytes.length) return unreadable(bytes, 'mail.empty');
  const work = workOfOneMail();
  const { root, problems: found } = readPartTree(bytes, { start, end: bytes.length }, work);
  const problems = new Set<Problem>(found);
  const body = readBody(bytes, root, { problems, work });
  const charset = root.type.parameters.get('charset');
  const headers = headerMap(root.headers, charset, body);
  const envelope = readEnvelope(root.headers, { charset, problems });
  const text = visible(body.text);
  if (text === '' && body.files.length === 0) problems.add('body.empty');
  const bounce = bounceOf({
    ...body,
    text,
    headers,
    from: envelope.from,
    subject: envelope.subject,
  });
  const kind = kindOf({ ...envelope, text, bounce }, headers, own);
  const files = body.files.map(hashed);
  const parts = splitReply(text);
  const record: MailRecord = {
    ...envelope,
    text,
    html: body.html,
    ...parts,
    language:
      languageOf(parts.reply === '' ? envelope.subject : parts.reply) ??
      languageOf(envelope.subject),
    attachments: files.map(({ bytes: _, ...attachment }) => attachment),
    automatic: kind.automatic,
    bounce,
    problems: [...problems].sort(),
  };
  return { record, files, headers, kind };
};

/** Line ends as `\n`, no NUL, no trailing blank lines; everything else as written. */
const visible = (text: string): string => text.replaceAll('\0', '').trimEnd().replace(/^\n+/, '');

type Envelope = Pick<
  MailRecord,
  | 'subject'
  | 'from'
  | 'fromName'
  | 'replyTo'
  | 'to'
  | 'cc'
  | 'date'
  | 'messageId'
  | 'inReplyTo'
  | 'references'
>;

const readEnvelope = (
  lines: readonly HeaderLine[],
  { charset, problems }: { readonly charset: string | undefined; readonly problems: Set<Problem> },
): Envelope => {
  const boxes = (name: string): readonly Mailbox[] => readMailboxes(valuesOf(lines, name), charset);
  const addresses = (name: string): readonly string[] => [
    ...new Set(
      boxes(name)
        .map(({ address }) => address)
        .filter((address) => address !== ''),
    ),
  ];
  const author = authorOf(lines, { boxes, problems });
  const [to, cc] = [addresses('to'), addresses('cc')];
  if (to.length + cc.length === 0) problems.add('recipients.none');
  if (to.length >= RECIPIENTS || cc.length >= RECIPIENTS) problems.add('recipients.too-many');
  const [dateText] = valuesOf(lines, 'date');
  const date = dateText === undefined ? null : readDate(dateText);
  if (date === null) problems.add(dateText === undefined ? 'date.missing' : 'date.unreadable');
  return {
    subject: decodeHeaderText(valuesOf(lines, 'subject')[0] ?? '', charset),
    from: author.address,
    fromName: author.name,
    replyTo: addresses('reply-to'),
    to,
    cc,
    date,
    messageId: messageIds(valuesOf(lines, 'message-id'))[0] ?? null,
    inReplyTo: messageIds(valuesOf(lines, 'in-reply-to'))[0] ?? null,
    references: messageIds(valuesOf(lines, 'references')),
  };
};

/** The first From that is an address; without any the Sender, which also names who is answerable (RFC 5322 section 3.6.2). */
const authorOf = (
  lines: readonly HeaderLine[],
  {
    boxes,
    problems,
  }: { readonly boxes: (name: string) => readonly Mailbox[]; readonly problems: Set<Problem> },
): Mailbox => {
  const fields = valuesOf(lines, 'from');
  const authors = boxes('from');
  if (fields.length === 0) problems.add('from.missing');
  const named = authors.filter(({ address }) => address !== '');
  if (fields.length > 1 || named.length > 1) problems.add('from.several');
  const [author] = named;
  if (author !== undefined) return author;
  if (fields.length > 0) problems.add('from.malformed');
  const sender = boxes('sender').find(({ address }) => address !== '');
  return sender ?? { address: '', name: authors[0]?.name ?? '' };
};

const headerMap = (
  lines: readonly HeaderLine[],
  charset: string | undefined,
  body: Body,
): MailHeaders => {
  const headers = new Map<string, string[]>();
  for (const { name, raw } of lines) {
    const values = headers.get(name) ?? [];
    values.push(decodeHeaderText(raw, charset));
    headers.set(name, values);
  }
  // The method stands in a part; those who decide what a mail is look at headers only.
  if (body.calendarMethod !== null) headers.set('x-calendar-method', [body.calendarMethod]);
  else headers.delete('x-calendar-method');
  return headers;
};

const hashed = ({ bytes, ...file }: RawFile): MailFile => ({
  name: file.name,
  type: file.type,
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  inline: file.inline,
  contentId: file.contentId,
  bytes,
});

const unreadable = (raw: Uint8Array, problem: Problem = 'mail.unreadable'): ReadMail => {
  const text =
    problem === 'mail.empty' ? '' : Buffer.from(raw.subarray(0, 64 * 1024)).toString('utf8');
  const record: MailRecord = {
    subject: '',
    from: '',
    fromName: '',
    replyTo: [],
    to: [],
    cc: [],
    date: null,
    messageId: null,
    inReplyTo: null,
    references: [],
    text,
    html: null,
    reply: text,
    quoted: '',
    signature: '',
    language: null,
    attachments: [],
    automatic: 'none',
    bounce: null,
    problems: [problem],
  };
  return {
    record,
    files: [],
    headers: new Map(),
    kind: { automatic: 'none', reason: 'person.writes' },
  };
};
