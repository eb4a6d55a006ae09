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
