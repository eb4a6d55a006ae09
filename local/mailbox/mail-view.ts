import PostalMime, { type Attachment } from 'postal-mime';
import type { SentMail } from '#local/ses/interface.ts';

/** One sent mail as the viewer gives it out. */
export interface MailView {
  readonly id: string;
  /** ISO 8601 */
  readonly at: string;
  /** The address in the From header. */
  readonly from: string;
  /** The envelope's recipients, among them those that no header shows. */
  readonly to: readonly string[];
  readonly subject: string;
  /** Names as sent; of a header that stands twice, the last. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty where the mail has no such part. */
  readonly text: string;
  /** With the pictures that came with the mail in their places. */
  readonly html: string;
  /** The files that came with it, those pictures among them. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  /** The whole mail; bytes that are no UTF-8 are replaced. */
  readonly raw: string;
}

export async function mailView(mail: SentMail): Promise<MailView> {
  const raw = mail.raw();
  // One mail beyond the parser's limits must not hide all others; it is shown raw.
  const parsed = await PostalMime.parse(raw).catch(() => undefined);
  return {
    id: mail.messageId,
    at: new Date(mail.sentAtMs).toISOString(),
    from: parsed?.from?.address ?? mail.source,
    to: mail.destinations,
    subject: parsed?.subject ?? '',
    headers: Object.fromEntries(
      (parsed?.headers ?? []).map(({ originalKey, value }) => [originalKey, value]),
    ),
    text: parsed?.text ?? '',
    html: withPictures(parsed?.html ?? '', parsed?.attachments ?? []),
    files: (parsed?.attachments ?? []).map(({ filename, content }) => ({
      name: filename ?? '',
      bytes: bytesOf(content).length,
    })),
    raw: raw.toString('utf8'),
  };
}

/** The viewer loads nothing: what the HTML names by `cid:` (RFC 2392) is put into it. */
const withPictures = (html: string, files: readonly Attachment[]): string =>
  files.reduce((text, { contentId, mimeType, content }) => {
    const id = contentId?.replace(/^<|>$/g, '') ?? '';
    return id === '' || !mimeType.startsWith('image/')
      ? text
      : text.replaceAll(
          `cid:${id}`,
          `data:${mimeType};base64,${bytesOf(content).toString('base64')}`,
        );
  }, html);

const bytesOf = (content: Attachment['content']): Buffer =>
  typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
