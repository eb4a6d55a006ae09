import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, type OutputFile } from 'esbuild';

/** The folder of each function's bundle (`index.mjs` and nothing else), by the function's name. */
export type Bundles = ReadonlyMap<string, string>;

export interface BundleRequest {
  /** Holds one folder a function; those without an `index.ts` are no functions and are passed over. */
  readonly from: string;
  /** Receives `functions/<name>/index.mjs`, and `maps/<name>.mjs.map` to read stack traces with. */
  readonly to: string;
}

/** The SDK and some of its parts still call `require` for Node's own modules; an ES module has none. */
const BANNER =
  "import { createRequire as createRequireOfBundle } from 'node:module';" +
  'const require = createRequireOfBundle(import.meta.url);';

const CREDENTIALS = fileURLToPath(
  new URL('../functions/runtime/environment-credentials.ts', import.meta.url),
);

/** All functions in one pass, which takes about a second where one by one takes eight. */
export function bundleFunctions({ from, to }: BundleRequest): Bundles {
  const names = functionNames(from);
  if (names.length === 0) return new Map();
  const { outputFiles } = buildSync({
    entryPoints: Object.fromEntries(names.map((name) => [name, join(from, name, 'index.ts')])),
    outdir: to,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // `platform: node` alone takes the SDK's CommonJS build, of which nothing can be left out.
    mainFields: ['module', 'main'],
    // The SDK's own chain would be a fifth of each bundle, of which Lambda uses the first link.
    alias: { '@aws-sdk/credential-provider-node': CREDENTIALS },
    minify: true,
    // External: the map stays out of the deployed archive, which a cold start has to fetch.
    sourcemap: 'external',
    legalComments: 'none',
    banner: { js: BANNER },
    logLevel: 'warning',
  });
  for (const file of outputFiles) writeOutput(file, to);
  return new Map(names.map((name) => [name, join(to, 'functions', name)]));
}

const functionNames = (from: string): readonly string[] =>
  readdirSync(from, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(from, entry.name, 'index.ts')))
    .map(({ name }) => name)
    .sort();

function writeOutput({ path, contents }: OutputFile, to: string): void {
  const file = path.endsWith('.map')
    ? join(to, 'maps', basename(path))
    : join(to, 'functions', basename(path, '.mjs'), 'index.mjs');
  if (existsSync(file) && readFileSync(file).equals(contents)) return;
  mkdirSync(dirname(file), { recursive: true });
  // Renamed into place, so that another process never reads half a bundle.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, contents);
  renameSync(draft, file);
}
