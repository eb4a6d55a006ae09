/** What having the whole handbook adds to the start of a function: the module that holds it in a fresh process, beside an empty one. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import * as z from 'zod';
import { packHandbook, unpackHandbook } from '#shared/adapters/packed-handbook.ts';
import { GUIDES, HANDBOOK, KINDS } from '#shared/playbooks/handbook.ts';
import { type Bench, median, ms } from './support/figures.ts';

const STARTS = 11;
const LOADER = fileURLToPath(new URL('./support/load-module.ts', import.meta.url));
const MODULE = fileURLToPath(
  new URL('../../functions/runtime/bundled-handbook.ts', import.meta.url),
);
const BYTES_A_KB = 1_000;
const loaded = z.object({ load: z.number() });

const startOf = (path: string): number =>
  loaded.parse(JSON.parse(execFileSync(process.execPath, [LOADER, path], { encoding: 'utf8' })))
    .load;

/** As functions are bundled (`infra/bundle.ts`): one ES module without spaces, and the packed file beside it. */
const bundled = (dir: string): string => {
  const outfile = join(dir, 'handbook.mjs');
  buildSync({
    entryPoints: [MODULE],
    outfile,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
  });
  writeFileSync(
    join(dir, 'handbook.jsonl'),
    packHandbook(HANDBOOK, { kinds: KINDS, guides: GUIDES }),
  );
  return outfile;
};

/** Of each playbook once, as the tickets of a cold function first need them. */
const firstReads = (packed: Uint8Array): readonly number[] => {
  const handbook = unpackHandbook(packed);
  return handbook.contents.map((entry) => {
    const began = performance.now();
    handbook.playbook(entry);
    return performance.now() - began;
  });
};

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

export const bench: Bench = async () => {
  const dir = mkdtempSync(join(tmpdir(), 'huiyin-bench-'));
  const handbook = bundled(dir);
  const empty = join(dir, 'empty.mjs');
  writeFileSync(empty, 'export const nothing = 0;\n');
  const [full, bare]: [number[], number[]] = [[], []];
  // One after the other, so that a busy moment of the machine meets both alike.
  for (let start = 0; start < STARTS; start += 1) {
    full.push(startOf(handbook));
    bare.push(startOf(empty));
  }
  const packed = readFileSync(join(dir, 'handbook.jsonl'));
  const reads = firstReads(packed);
  const size = Math.round(packed.length / BYTES_A_KB);
  rmSync(dir, { recursive: true, force: true });
  return [
    {
      what: 'loading the handbook in a fresh process',
      measured: `${ms(median(full) - median(bare))} more`,
      beside: `${ms(median(full))} for its ${size} kB, ${ms(median(bare))} for an empty module`,
      goal: '<= 20 ms more',
    },
    {
      what: 'reading a playbook for the first time',
      measured: ms(median(reads)),
      beside: `the slowest ${ms(Math.max(...reads))}; all ${reads.length} together ${ms(sum(reads))}`,
    },
  ];
};
