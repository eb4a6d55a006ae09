/** Size and load time of what is deployed, beside a bare DynamoDB client that is bundled the same way. */
import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import { makeBundles } from './support/bundles.ts';
import { functionEnvironment } from './support/environment.ts';
import { type Bench, type Figure, median, ms, times } from './support/figures.ts';
import { startStub } from './support/stub.ts';

const ROUNDS = 20;
const LOAD_MODULE = fileURLToPath(new URL('./support/load-module.ts', import.meta.url));
const FLOOR = 'a bare DynamoDB client';
/** Functions that answer people: their cold start is somebody's wait. */

const PEOPLE_WAIT_FOR = [
  'agent-api',
  'changes',
  'console-page',
  'customer-pages',
  'service-description',
  'submit-ticket',
  'sign-document',
  'survey-answer',
];

const loadShape = z.object({ load: z.number(), ready: z.number() });
type Load = z.output<typeof loadShape>;

const run = promisify(execFile);

async function loadOnce(module: string, endpoint: string): Promise<Load> {
  const { stdout } = await run(process.execPath, [LOAD_MODULE, module], {
    env: functionEnvironment(endpoint),
  });
  return loadShape.parse(JSON.parse(stdout));
}

const kilobytes = (file: string): string => `${Math.round(statSync(file).size / 1_000)} kB`;

export const bench: Bench = async () => {
  const { functions, floor } = makeBundles();
  const modules = new Map([[FLOOR, floor], ...functions]);
  const loads = new Map<string, Load[]>([...modules.keys()].map((name) => [name, []]));
  const stub = await startStub();
  // Round by round, so that a busy moment of the machine meets all alike.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, module] of modules) {
      loads.get(name)?.push(await loadOnce(module, stub.url));
    }
  }
  stub.close();
  const loadOf = (name: string) => median((loads.get(name) ?? []).map(({ load }) => load));
  return [...modules].flatMap(([name, module]): Figure[] => {
    const forPeople = PEOPLE_WAIT_FOR.includes(name);
    return [
      {
        what: `${name}: size`,
        measured: kilobytes(module),
        beside: kilobytes(floor),
        ...(forPeople && { goal: '<= 500 kB' }),
      },
      {
        what: `${name}: load`,
        measured: ms(loadOf(name)),
        beside: `${times(loadOf(name) / loadOf(FLOOR))} the bare client's`,
        ...(forPeople && { goal: '<= 1.5 x' }),
      },
    ];
  });
};
