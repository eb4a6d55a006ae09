/** What lies apart from a bundle brings copies of our classes along: numbers that it has read must count as numbers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { expect, test } from 'vitest';
import { evaluate } from '#shared/domain/expression/evaluate.ts';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import { isNumber, isRecord, isSpan, toJson } from '#shared/domain/expression/value.ts';
import { workingCalendar } from '#shared/playbooks/calendars.ts';
import { MONDAY_TEN, value } from '../support/tickets.ts';

type Values = typeof import('#shared/domain/expression/value.ts');

const copyOfValues = async (): Promise<Values> => {
  const dir = mkdtempSync(join(tmpdir(), 'huiyin-copy-'));
  try {
    const outfile = join(dir, 'value.mjs');
    const module = fileURLToPath(import.meta.resolve('#shared/domain/expression/value.ts'));
    buildSync({ entryPoints: [module], outfile, bundle: true, format: 'esm', platform: 'node' });
    return await import(outfile);
  } finally {
    rmSync(dir, { recursive: true });
  }
};

test('a decimal and a span of another copy are known and counted with', async () => {
  const { decimal, spanValue } = await copyOfValues();
  const [price, span] = [decimal('186.50'), spanValue('2wd') ?? null];
  expect([isNumber(price), isRecord(price), isSpan(span), isRecord(span)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect(toJson([price, span])).toEqual(['186.5', '2wd']);
  const names: Readonly<Record<string, typeof price>> = { price };
  const counted = evaluate(value(parseExpression('price * 2 + 0.01 > price')), {
    calendar: workingCalendar,
    now: MONDAY_TEN,
    known: () => null,
    name: (name) => names[name],
  });
  expect(counted).toMatchObject({ ok: true, value: true });
});
