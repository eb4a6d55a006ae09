import type { MailFile, MailHeaders, MailRecord } from '#shared/domain/mail/record.ts';

/** Turns a raw mail into what it says. Whatever the bytes are, it answers; what it could not read it names. */
export interface MailReader {
  read(raw: Uint8Array): Promise<{
    readonly record: MailRecord;
    readonly files: readonly MailFile[];
    readonly headers: MailHeaders;
  }>;
}
