/**
 * `npm run bench [-- NAME…]`: each file beside this one is a bench. Other work on the machine shows in every
 * figure, so its load is printed and what counts are the ratios of one run.
 */
import { readdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { basename } from 'node:path';
import * as z from 'zod';
import { type Bench, tableOf } from './support/figures.ts';

const module = z.object({ bench: z.custom<Bench>((value) => typeof value === 'function') });

const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== basename(import.meta.filename))
  .map((file) => basename(file, '.ts'))
  .sort();

const load = (): string => loadavg()[0]?.toFixed(1) ?? '?';

async function run(name: string): Promise<void> {
  const before = load();
  const { bench } = module.parse(await import(`./${name}.ts`));
  const figures = await bench();
  console.log(`\n${name} (load of the machine ${before} before, ${load()} after)`);
  console.log(tableOf(figures));
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${known.join(', ')}.`);
  process.exitCode = 1;
} else {
  for (const name of asked.length > 0 ? asked : known) await run(name);
}
