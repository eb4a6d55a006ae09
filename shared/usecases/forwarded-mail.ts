import { canonicalAddress } from '#shared/domain/mail/address.ts';
import { type Forwarded, forwardedIn, withoutPrefix } from '#shared/domain/mail/forwarded.ts';
import type { MailFile } from '#shared/domain/mail/record.ts';
import { mailAddress } from '#shared/domain/record/address.ts';
import type { MailReader } from '#shared/ports/mail-reader.ts';
import type { Records } from '#shared/ports/records.ts';
import type { ReadMail } from '#shared/usecases/find-place.ts';

export interface ForwardPorts {
  readonly reader: MailReader;
  readonly records: Pick<Records, 'byAddress' | 'record'>;
}

export interface HandedOn extends Forwarded {
  /** The colleague's id. */
  readonly colleague: string;
  /** Those of the mail, and those that were enclosed in it. */
  readonly files: readonly MailFile[];
}

const PERSON = 'person';

/**
 * The mail of a customer that a colleague hands on to the desk.
 *
 * Only a colleague's word makes somebody else the customer, so the mail must be theirs beyond doubt: the domain of their address
 * vouches for it (DMARC, which takes an aligned SPF or DKIM: RFC 7489 section 3.1).
 *
 * @returns nothing for everybody else's mail, and for a colleague's own words
 */
export const forwardedMail = async (
  ports: ForwardPorts,
  { record, verdicts, files }: ReadMail,
): Promise<HandedOn | undefined> => {
  if (verdicts.dmarc !== 'PASS') return undefined;
  const inner = forwardedIn(record) ?? (await enclosedMail(ports, { record, files }));
  if (inner === undefined) return undefined;
  const colleague = await colleagueOf(ports, record.from);
  if (colleague === undefined || (await colleagueOf(ports, inner.from)) !== undefined) {
    return undefined;
  }
  return { files, ...inner, colleague };
};

/** A whole mail as the one enclosure; who answers a mail may enclose what they like. */
const enclosedMail = async (
  { reader }: ForwardPorts,
  { record, files }: Pick<ReadMail, 'record' | 'files'>,
): Promise<(Forwarded & { readonly files: readonly MailFile[] }) | undefined> => {
  const [mail, ...others] = files.filter(({ type }) => type === 'message/rfc822');
  if (mail === undefined || others.length > 0 || record.inReplyTo !== null) return undefined;
  const { record: inner, files: within } = await reader.read(mail.bytes);
  if (inner.from === '') return undefined;
  return {
    from: canonicalAddress(inner.from),
    fromName: inner.fromName,
    subject: inner.subject === '' ? withoutPrefix(record.subject) : inner.subject,
    text: inner.text,
    note: record.reply,
    files: [...within, ...files],
  };
};

/** Whoever has left is no colleague any more. */
const colleagueOf = async (
  { records }: ForwardPorts,
  mail: string,
): Promise<string | undefined> => {
  const address = mailAddress(mail);
  if (address === undefined) return undefined;
  for (const id of await records.byAddress(PERSON, address)) {
    const found = await records.record({ kind: PERSON, id });
    if (found?.state === 'kept' && found.fields['active'] !== false) return id;
  }
  return undefined;
};
