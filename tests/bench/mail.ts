/** Reading mails: the whole record of intake, beside postal-mime alone, which only takes a mail apart. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import PostalMime from 'postal-mime';
import * as z from 'zod';
import { readMail } from '#shared/adapters/mime/read-mail.ts';
import { type Bench, type Figure, ms, percentile, perSecond, times } from './support/figures.ts';

const PROJECT = join(import.meta.dirname, '../..');
/** Mails of other projects, where they lie beside this one; else the project's own. */
const FOREIGN = join(PROJECT, '../shared/mail/eml');
const OWN = join(PROJECT, 'tests/fixtures/mail');
const ROUNDS = 20;
const WARM_UP = 3;
/** The largest mail that SES takes in. */
const LARGEST = 40 * 1024 * 1024;

const mails = (): readonly Buffer[] => {
  const folder = existsSync(FOREIGN) ? FOREIGN : OWN;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(join(folder, name)));
};

interface Run {
  /** Of each mail, all rounds after the first few. */
  readonly took: readonly number[];
  readonly total: number;
}

const measured = async (
  raws: readonly Buffer[],
  readers: readonly ((raw: Buffer) => Promise<unknown>)[],
): Promise<readonly Run[]> => {
  const took: number[][] = readers.map(() => []);
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const raw of raws) {
      for (const [at, read] of readers.entries()) {
        const began = performance.now();
        await read(raw);
        if (round >= WARM_UP) took[at]?.push(performance.now() - began);
      }
    }
  }
  return took.map((values) => ({
    took: values,
    total: values.reduce((sum, value) => sum + value, 0),
  }));
};

/**
 * Reads one mail in a process of its own: what it holds while idle, and at its peak. Asked of Linux, because what
 * `resourceUsage` calls the most begins with the most of the process that started this one.
 */
const PROBE = `
const { readFileSync } = await import('node:fs');
const { readMail } = await import('#shared/adapters/mime/read-mail.ts');
const most = () => Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
await readMail(Buffer.from('From: a@b.example\\n\\nhi'));
const idle = most();
const raw = readFileSync(process.argv[1]);
const began = performance.now();
await readMail(raw);
const took = performance.now() - began;
console.log(JSON.stringify({ took, idle, peak: most() }));`;

const probed = z.object({ took: z.number(), idle: z.number(), peak: z.number() });

const largeMail = (): Buffer => {
  const line = `${Buffer.alloc(57, 7).toString('base64')}\r\n`;
  return Buffer.from(
    `From: a@b.example\r\nContent-Type: application/pdf; name=x.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${line.repeat(LARGEST / line.length)}`,
  );
};

const readInItsOwnProcess = async (raw: Buffer): Promise<z.infer<typeof probed>> => {
  const dir = mkdtempSync(join(tmpdir(), 'huiyin-mail-'));
  try {
    const file = join(dir, 'large.eml');
    writeFileSync(file, raw);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', PROBE, file],
      { cwd: PROJECT },
    );
    return probed.parse(JSON.parse(stdout));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};

export const bench: Bench = async () => {
  const raws = mails();
  const bytes = raws.reduce((sum, { length }) => sum + length, 0) * ROUNDS;
  const [ours, bare] = await measured(raws, [
    (raw) => readMail(raw),
    // It throws on some hostile mails; that it does is its own matter, and counts as read.
    (raw) => PostalMime.parse(raw).catch(() => undefined),
  ]);
  if (ours === undefined || bare === undefined) throw new Error('Nothing was measured.');
  const rate = ({ total }: Run): string => `${(bytes / 1_048.576 / total).toFixed(1)} MB/s`;
  const large = await readInItsOwnProcess(largeMail());
  const tail = (share: number): Figure => ({
    what: `one mail, p${share * 100}`,
    measured: ms(percentile(ours.took, share)),
    beside: `${ms(percentile(bare.took, share))} postal-mime`,
    ...(share === 0.99 ? { goal: '< 100 ms' } : {}),
  });
  return [
    {
      what: `${raws.length} mails, ${ROUNDS} rounds`,
      measured: perSecond(ours.took.length, ours.total),
      beside: `${perSecond(bare.took.length, bare.total)} postal-mime (${times(bare.total / ours.total)})`,
    },
    { what: 'bytes', measured: rate(ours), beside: `${rate(bare)} postal-mime` },
    tail(0.5),
    tail(0.99),
    { what: '40 MB in a process of its own', measured: ms(large.took), goal: '< 2000 ms' },
    {
      what: 'its memory above idle',
      measured: `${Math.round((large.peak - large.idle) / 1_024)} MB`,
      goal: '<= 512 MB',
    },
  ];
};
