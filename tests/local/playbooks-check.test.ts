import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { ROOM } from '#tests/support/own-playbook.ts';

const run = promisify(execFile);
const COMMAND = fileURLToPath(new URL('../../local/commands/playbooks.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'huiyin-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

const check = async (playbook: unknown) => {
  const file = join(folder, 'playbook.json');
  writeFileSync(file, JSON.stringify(playbook));
  return run(process.execPath, [COMMAND, 'check', file]);
};

test("a desk's own playbook that is right passes in silence", async () => {
  expect(await check(ROOM)).toEqual({ stdout: '', stderr: '' });
});

test.each([
  ['an error of the checker', { ...ROOM, team: 'moon' }, 'team.missing'],
  ['a text that is no playbook', { ...ROOM, start: 1 }, 'invalid_type'],
])('%s is printed in both languages, and the command fails', async (_, playbook, code) => {
  await expect(check(playbook)).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringMatching(new RegExp(`"${code}".*"zh-CN":"\\P{ASCII}*.*"en":"`, 'u')),
  });
});
