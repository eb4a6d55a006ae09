import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { EXAMPLE_ROWS } from '#shared/playbooks/examples/rows.ts';

const run = promisify(execFile);
const COMMAND = join(import.meta.dirname, '../../../local/commands/classify.ts');
const dir = mkdtempSync(join(tmpdir(), 'huiyin-classify-'));
const file = (name: string): string => join(dir, name);
const jsonl = (rows: readonly object[]): string =>
  rows.map((row) => JSON.stringify(row)).join('\n');

afterAll(() => rmSync(dir, { recursive: true, force: true }));

const classify = async (...options: readonly string[]) =>
  run(process.execPath, [COMMAND, ...options]);

describe('the classify command', () => {
  writeFileSync(file('train.jsonl'), jsonl([...EXAMPLE_ROWS, { text: 'zzz', label: 'oos' }]));
  writeFileSync(
    file('test.jsonl'),
    jsonl([
      { text: '退款到账了吗', label: 'refund' },
      { text: 'where is my parcel', label: 'delivery' },
      { text: 'qqvx jjkw', label: 'oos' },
    ]),
  );
  const files = ['--train', file('train.jsonl'), '--test', file('test.jsonl')];

  test('prints one object of figures, and a prediction a line', async () => {
    const { stdout } = await classify(...files, '--out', file('out.jsonl'), '--seed', '3');
    expect(JSON.parse(stdout)).toMatchObject({
      rows: 3,
      trainRows: EXAMPLE_ROWS.length,
      classes: 15,
      accuracy: 1,
      top3: 1,
      oosAuroc: 1,
      macroF1: expect.any(Number),
      ece: expect.any(Number),
      coverageAt95: expect.any(Number),
      trainSeconds: expect.any(Number),
      p50Ms: expect.any(Number),
      p99Ms: expect.any(Number),
      artefactBytes: expect.any(Number),
      coldLoadMs: expect.any(Number),
    });
    const lines = readFileSync(file('out.jsonl'), 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { label: 'refund', predicted: 'refund', confidence: expect.any(Number) },
      { label: 'delivery', predicted: 'delivery' },
      { label: 'oos', top3: [expect.any(String), expect.any(String), expect.any(String)] },
    ]);
  });

  test('learns from few rows a class, and from a stream', async () => {
    const { stdout } = await classify(...files, '--shots', '2', '--stream');
    expect(JSON.parse(stdout)).toMatchObject({ trainRows: 30, classes: 15 });
  });

  test('tells in one sentence what is wrong', async () => {
    writeFileSync(file('broken.jsonl'), '{"text":"a","label":"b"}\n{"text":1}');
    await expect(
      classify('--train', file('broken.jsonl'), '--test', file('test.jsonl')),
    ).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('line 2') });
    await expect(classify(...files, '--seed', 'x')).rejects.toMatchObject({ code: 1 });
    await expect(classify()).rejects.toMatchObject({ stderr: expect.stringContaining('Usage') });
  });
});
