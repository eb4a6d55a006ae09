/**
 * Mails of other projects, where they lie beside this one; without them these tests do not run and say so.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { readMail } from '#shared/adapters/mime/read-mail.ts';
import { splitReply } from '#shared/domain/mail/reply-text.ts';

const folder = join(import.meta.dirname, '../../../../shared/mail');
const present = existsSync(folder);

const facts = z.array(
  z.object({
    file: z.string(),
    field: z.string(),
    value: z.union([z.string(), z.array(z.string())]),
  }),
);

/** Where each fact about a mail stands: in the record, or in a header that the record leaves aside. */
const saidOf = async (file: string) => {
  const { record, headers } = await readMail(readFileSync(join(folder, file)));
  const { bounce, attachments } = record;
  const said: Readonly<Record<string, unknown>> = {
    from: record.from,
    to: record.to,
    cc: record.cc,
    reply_to: record.replyTo,
    subject: record.subject,
    message_id: record.messageId,
    in_reply_to: record.inReplyTo,
    references: record.references,
    'bounce.action': bounce?.action,
    'bounce.final_recipient': bounce?.recipient,
    'bounce.status': bounce?.status,
    'bounce.diagnostic_code': bounce?.diagnostic,
    'attachments[0].filename': attachments[0]?.name,
    'attachments[1].filename': attachments[1]?.name,
    sender: headers.get('sender')?.[0],
    resent_from: headers.get('resent-from')?.[0],
    resent_to: headers.get('resent-to')?.[0],
  };
  return (field: string) => said[field];
};

/** As the record has it: without comments (RFC 5322, 3.2.2), routes (4.4), brackets, and the types of RFC 3464. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\([^()]*\)/g, '')
    .replace(/^@[^:]*:|^(?:rfc822|dns);\s*/g, '')
    .replace(/^[^<]*<([^<>]*)>$/, '$1')
    .replace(/\s+/g, ' ')
    .trim();

const says = (found: unknown, value: string | readonly string[]): boolean => {
  const wanted = typeof value === 'string' ? [value] : value;
  const got = (Array.isArray(found) ? found : [found ?? '']).map((one) => plain(String(one)));
  return wanted.every((one) => got.some((said) => said.includes(plain(one))));
};

/**
 * Six are not about the mail but about the answer that its library writes to it (another subject, turned addresses), and two name the
 * server that refused, for which a record has no place.
 */
const ARGUED = [
  'plain_emails/basic_email.eml in_reply_to',
  'plain_emails/basic_email.eml references',
  'plain_emails/basic_email.eml subject',
  'plain_emails/basic_email.eml to',
  'plain_emails/basic_email.eml from',
  'plain_emails/raw_email_reply.eml in_reply_to',
  'multipart_report_emails/report_422.eml bounce.remote_mta',
  'multipart_report_emails/report_530.eml bounce.remote_mta',
];

const replyCases = z.array(
  z.object({
    id: z.string(),
    input: z.string(),
    reply: z.union([z.string(), z.array(z.string())]),
  }),
);

describe.runIf(present)('mails of other projects', () => {
  test('all become records, none by giving up', async () => {
    const files = readdirSync(join(folder, 'eml'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.eml'),
    );
    for (const name of files) {
      const { record } = await readMail(readFileSync(join(folder, 'eml', name)));
      expect(record.problems, name).not.toContain('mail.unreadable');
    }
    expect(files.length).toBeGreaterThan(100);
  });

  test('every fact about them is read right, but for those that are about something else', async () => {
    const known = facts.parse(JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')));
    const wrong: string[] = [];
    for (const { file, field, value } of known) {
      const said = (await saidOf(file))(field);
      if (!says(said, value)) wrong.push(`${file} ${field}`.replace(/^eml\/mikel\//, ''));
    }
    expect(known.length).toBeGreaterThanOrEqual(86);
    expect(wrong).toEqual(ARGUED);
  });

  test('what people newly wrote is found in at least 112 of 125, and never nothing', () => {
    const cases = replyCases.parse(JSON.parse(readFileSync(join(folder, 'replies.json'), 'utf8')));
    const lines = (text: string): string =>
      text
        .split('\n')
        .map((line) => line.trimEnd())
        .join('\n')
        .trim();
    const exact = cases.filter(({ input, reply }) => {
      const found = splitReply(input).reply;
      expect(found === '' && input.trim() !== '').toBe(false);
      return typeof reply === 'string'
        ? lines(found) === lines(reply)
        : reply.every((piece) => found.includes(piece));
    });
    expect(exact.length).toBeGreaterThanOrEqual(112);
  });
});

test.runIf(!present)('the mails of other projects are absent: their tests did not run', () => {
  expect(present).toBe(false);
});
