import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { openJournal } from '#local/journal.ts';
import type { SentMail } from './interface.ts';

const entrySchema = z.object({
  messageId: z.string(),
  sentAtMs: z.number(),
  source: z.string(),
  destinations: z.array(z.string()),
  configurationSet: z.string().optional(),
  tags: z.record(z.string(), z.string()),
});

type SentEntry = z.infer<typeof entrySchema>;

export interface SentMails {
  all(): readonly SentMail[];
  has(messageId: string): boolean;
  add(entry: SentEntry, raw: Buffer): void;
  close(): void;
}

/** What was sent: one line a mail in a journal, and the mail itself beside it. */
export function openSentMails(dir: string): SentMails {
  const mailsDir = join(dir, 'mails');
  mkdirSync(mailsDir, { recursive: true });
  const fileOf = (messageId: string) => join(mailsDir, `${messageId}.eml`);
  const sentMail = (entry: SentEntry): SentMail => ({
    ...entry,
    raw: () => readFileSync(fileOf(entry.messageId)),
  });
  const journal = openJournal({
    file: join(dir, 'sent.jsonl'),
    parse: (value) => entrySchema.parse(value),
  });
  const mails = journal.replayed.map(sentMail);
  const ids = new Set(mails.map(({ messageId }) => messageId));
  return {
    all: () => mails,
    has: (messageId) => ids.has(messageId),
    add: (entry, raw) => {
      const file = fileOf(entry.messageId);
      writeFileSync(`${file}.new`, raw);
      renameSync(`${file}.new`, file);
      journal.append(entry);
      mails.push(sentMail(entry));
      ids.add(entry.messageId);
    },
    close: () => journal.close(),
  };
}
