/** Reading mails: the whole record of intake, beside bare mailparser and postal-mime, which only take a mail apart. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { simpleParser } from 'mailparser';
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

/** Without these mailparser also writes each text as HTML, each HTML as text, and marks links. */
const SKIPPED = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipImageLinks: true,
  skipTextLinks: true,
};

/** They throw on some hostile mails; that they do is their own matter, and counts as read. */
const PEERS: Readonly<Record<string, (raw: Buffer) => Promise<unknown>>> = {
  mailparser: (raw) => simpleParser(raw).catch(() => undefined),
  'mailparser, skip flags': (raw) => simpleParser(raw, SKIPPED).catch(() => undefined),
  'postal-mime': (raw) => PostalMime.parse(raw).catch(() => undefined),
};

interface Corpus {
  readonly raws: readonly Buffer[];
  readonly ours: Run;
  readonly theirs: readonly (readonly [name: string, run: Run])[];
}

const compared = async (raws: readonly Buffer[]): Promise<Corpus> => {
  const [ours, ...theirs] = await measured(raws, [readMail, ...Object.values(PEERS)]);
  if (ours === undefined) throw new Error('Nothing was measured.');
  const empty = { took: [], total: 0 };
  return {
    raws,
    ours,
    theirs: Object.keys(PEERS).map((name, at) => [name, theirs[at] ?? empty] as const),
  };
};

/** One line a peer, since a row has one cell for what stands beside it. */
const figuresOf = ({ raws, ours, theirs }: Corpus): readonly Figure[] => {
  const bytes = raws.reduce((sum, { length }) => sum + length, 0) * ROUNDS;
  const rate = ({ took, total }: Run): string =>
    `${perSecond(took.length, total)}, ${(bytes / 1_048.576 / total).toFixed(1)} MB/s`;
  const tails = ({ took }: Run): string =>
    [0.5, 0.99].map((share) => ms(percentile(took, share))).join(', ');
  return [
    ...theirs.map(([name, run]) => ({
      what: `${raws.length} mails, ${ROUNDS} rounds`,
      measured: rate(ours),
      beside: `${rate(run)} ${name} (${times(run.total / ours.total)})`,
      ...(name === 'mailparser' ? { goal: '>= 1 x' } : {}),
    })),
    ...theirs.map(([name, run]) => ({
      what: 'one mail, p50, p99',
      measured: tails(ours),
      beside: `${tails(run)} ${name}`,
      goal: 'p99 < 100 ms',
    })),
  ];
};

/** What SES takes at most is another matter than what people write. */
const MEGABYTE = 1024 * 1024;

export const bench: Bench = async () => {
  const figures = figuresOf(await compared(mails().filter(({ length }) => length < MEGABYTE)));
  const large = await readInItsOwnProcess(largeMail());
  return [
    ...figures,
    { what: '40 MB in a process of its own', measured: ms(large.took), goal: '< 2000 ms' },
    {
      what: 'its memory above idle',
      measured: `${Math.round((large.peak - large.idle) / 1_024)} MB`,
      goal: '<= 512 MB',
    },
  ];
};
