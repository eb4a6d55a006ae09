import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFunctions } from '#infra/bundle.ts';

const FLOOR = new URL('../floor/dynamodb-client/index.ts', import.meta.url);
const FUNCTIONS = fileURLToPath(new URL('../../../functions', import.meta.url));

/** @returns the module of each function, and of the floor made the same way: a bare DynamoDB client. */
export function makeBundles(): { functions: ReadonlyMap<string, string>; floor: string } {
  const to = mkdtempSync(join(tmpdir(), 'huiyin-bench-'));
  const floors = bundleFunctions({
    from: fileURLToPath(new URL('..', FLOOR)),
    to: join(to, 'floor'),
  });
  const functions = bundleFunctions({ from: FUNCTIONS, to });
  return {
    functions: new Map([...functions].map(([name, dir]) => [name, join(dir, 'index.mjs')])),
    floor: join(floors.get('dynamodb-client') ?? '', 'index.mjs'),
  };
}
