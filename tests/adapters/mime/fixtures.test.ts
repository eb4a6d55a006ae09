/** Mails as clients write them, each beside what must be read in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readMail } from '#shared/adapters/mime/read-mail.ts';

const folder = new URL('../../fixtures/mail/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => name.slice(0, -'.eml'.length));

test.each(names)('%s', async (name) => {
  const expected: Record<string, unknown> = JSON.parse(
    readFileSync(new URL(`${name}.json`, folder), 'utf8'),
  );
  const { record } = await readMail(readFileSync(new URL(`${name}.eml`, folder)));
  expect(record).toMatchObject(expected);
});
