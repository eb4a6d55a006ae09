/**
 * `npm run --silent mail:read -- FILE…`: one JSON line a mail, the record that intake uses.
 *
 * A folder stands for all files below it; `-` or nothing at all for standard input.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { readMail } from '#shared/adapters/mime/read-mail.ts';

const filesIn = async (path: string): Promise<readonly string[]> => {
  if (path === '-' || !(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
};

const print = async (file: string): Promise<void> => {
  const raw = file === '-' ? await buffer(process.stdin) : await readFile(file);
  const { record } = await readMail(raw);
  process.stdout.write(`${JSON.stringify({ file, ...record })}\n`);
};

const paths = process.argv.slice(2);
for (const path of paths.length === 0 ? ['-'] : paths) {
  try {
    for (const file of await filesIn(path)) await print(file);
  } catch (error) {
    console.error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
