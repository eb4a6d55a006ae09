import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { bundleFunctions } from '#infra/bundle.ts';

const PROJECT = new URL('../../', import.meta.url).pathname;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function functionsFolder(sources: Readonly<Record<string, string>>): { from: string; to: string } {
  // Inside the project, so that packages are found as they are from functions/.
  mkdirSync(join(PROJECT, '.build'), { recursive: true });
  const folder = mkdtempSync(join(PROJECT, '.build', 'bundle-test-'));
  folders.push(folder);
  for (const [path, source] of Object.entries(sources)) {
    mkdirSync(join(folder, 'functions', path, '..'), { recursive: true });
    writeFileSync(join(folder, 'functions', path), source);
  }
  return { from: join(folder, 'functions'), to: join(folder, 'out') };
}

const loaded = z.object({
  handler: z.custom<() => Promise<unknown>>((x) => typeof x === 'function'),
});
const load = async (bundle: string) =>
  loaded.parse(await import(pathToFileURL(join(bundle, 'index.mjs')).href));

test('each folder with an index.ts becomes a module that runs by itself', async () => {
  const request = functionsFolder({
    'greet/index.ts': "import { word } from './word.ts';\nexport const handler = async () => word;",
    'greet/word.ts': "export const word: string = '你好';",
    'part/index.ts': 'export const handler = async () => typeof require;',
    'runtime/logger.ts': 'export const logger = 1;',
  });

  const bundles = bundleFunctions(request);

  expect([...bundles.keys()]).toEqual(['greet', 'part']);
  expect(await (await load(bundles.get('greet') ?? '')).handler()).toBe('你好');
  expect(await (await load(bundles.get('part') ?? '')).handler()).toBe('function');
});

test('the deployed folder holds the bundle alone; the map to read stack traces with lies apart', () => {
  const request = functionsFolder({ 'greet/index.ts': 'export const handler = async () => 1;' });

  const bundles = bundleFunctions(request);

  expect(readdirSync(bundles.get('greet') ?? '')).toEqual(['index.mjs']);
  expect(existsSync(join(request.to, 'maps', 'greet.mjs.map'))).toBe(true);
});

test('one module stands in the place of another, with the files that it names beside it', async () => {
  const request = functionsFolder({
    'greet/index.ts': "import { word } from '#words';\nexport const handler = async () => word;",
    'part/index.ts': 'export const handler = async () => 1;',
    'words.ts': [
      "import { readFileSync } from 'node:fs';",
      "export const word = readFileSync(new URL('words.txt', import.meta.url), 'utf8');",
    ].join('\n'),
  });

  const bundles = bundleFunctions({
    ...request,
    instead: [{ specifier: '#words', from: join(request.from, 'words.ts') }],
    beside: [{ contents: new TextEncoder().encode('你好'), as: 'words.txt' }],
  });

  expect(await (await load(bundles.get('greet') ?? '')).handler()).toBe('你好');
  expect(readdirSync(bundles.get('part') ?? '')).toEqual(['index.mjs']);
});

test('a file that an earlier version laid beside a bundle is not deployed', () => {
  const request = functionsFolder({ 'greet/index.ts': 'export const handler = async () => 1;' });
  const folder = bundleFunctions(request).get('greet') ?? '';
  writeFileSync(join(folder, 'handbook.mjs'), 'export const HANDBOOK = [];');

  bundleFunctions(request);

  expect(readdirSync(folder)).toEqual(['index.mjs']);
});

test('the same source is not written again, so that a reader at the same time sees a whole bundle', () => {
  const request = functionsFolder({ 'greet/index.ts': 'export const handler = async () => 1;' });
  const inode = () => statSync(join(request.to, 'functions', 'greet', 'index.mjs')).ino;

  bundleFunctions(request);
  const before = inode();
  bundleFunctions(request);

  expect(inode()).toBe(before);
});

test('of the AWS SDK only what a function uses is bundled', { timeout: 60_000 }, () => {
  const request = functionsFolder({
    'read/index.ts': [
      "import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';",
      'const client = new DynamoDBClient({});',
      "export const handler = () => client.send(new GetItemCommand({ TableName: 't', Key: {} }));",
    ].join('\n'),
  });

  const bundle = bundleFunctions(request).get('read') ?? '';
  const source = readFileSync(join(bundle, 'index.mjs'), 'utf8');

  expect(source.length).toBeLessThan(400_000);
  expect(source).not.toContain('ExportTableToPointInTime');
});

test('a source that does not compile is reported, not deployed', () => {
  const request = functionsFolder({
    'greet/index.ts': "import { gone } from './gone.ts';\nexport const handler = gone;",
  });

  expect(() => bundleFunctions(request)).toThrow(/gone/);
});
