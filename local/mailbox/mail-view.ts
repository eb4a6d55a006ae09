import PostalMime from 'postal-mime';
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
  readonly html: string;
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
    html: parsed?.html ?? '',
    raw: raw.toString('utf8'),
  };
}
