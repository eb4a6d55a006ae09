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
import { type BuildOptions, buildSync, type OutputFile } from 'esbuild';

/** The folder of each function's bundle (`index.mjs`, and what lies apart from it), by the function's name. */
export type Bundles = ReadonlyMap<string, string>;

/** A module that stays out of the bundles and lies beside them, to be loaded by whoever first needs it. */
export interface ApartModule {
  /** As the functions import it. */
  readonly specifier: string;
  readonly from: string;
  /** Its name beside `index.mjs`. */
  readonly as: `${string}.mjs`;
}

/** A file that lies beside the bundles of those functions that name it. */
export interface BesideFile {
  readonly from: string;
  /** Its name beside `index.mjs`, as the functions write it. */
  readonly as: string;
}

export interface BundleRequest {
  readonly apart?: readonly ApartModule[];
  readonly beside?: readonly BesideFile[];
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

const SETTINGS = {
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
} as const satisfies BuildOptions;

/** All functions in one pass, which takes about a second where one by one takes eight. */
export function bundleFunctions({ from, to, apart = [], beside = [] }: BundleRequest): Bundles {
  const names = functionNames(from);
  if (names.length === 0) return new Map();
  const { outputFiles } = buildSync({
    ...SETTINGS,
    entryPoints: Object.fromEntries(names.map((name) => [name, join(from, name, 'index.ts')])),
    outdir: to,
    alias: {
      ...SETTINGS.alias,
      ...besides(apart),
    },
    external: apart.map(({ as }) => `./${as}`),
  });
  for (const file of outputFiles) writeOutput(file, to);
  for (const module of apart) writeApart(module, outputFiles, to);
  for (const file of beside) writeBeside(file, outputFiles, to);
  return new Map(names.map((name) => [name, join(to, 'functions', name)]));
}

/** Where whoever imports one of these finds it: beside itself. */
const besides = (apart: readonly ApartModule[]): Record<string, string> =>
  Object.fromEntries(apart.map(({ specifier, as }) => [specifier, `./${as}`]));

const functionNames = (from: string): readonly string[] =>
  readdirSync(from, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(from, entry.name, 'index.ts')))
    .map(({ name }) => name)
    .sort();

/** Once for each function that may load it. */
function writeApart({ from, as }: ApartModule, bundles: readonly OutputFile[], to: string): void {
  const { outputFiles } = buildSync({ ...SETTINGS, entryPoints: [from], outdir: to });
  const code = outputFiles.find(({ path }) => path.endsWith('.mjs'));
  if (code === undefined) throw new Error(`${from} has no code.`);
  for (const folder of foldersNaming(`"./${as}"`, bundles, to)) {
    writeFile(join(folder, as), code.contents);
  }
}

function writeBeside({ from, as }: BesideFile, bundles: readonly OutputFile[], to: string): void {
  const contents = readFileSync(from);
  for (const folder of foldersNaming(`"${as}"`, bundles, to)) {
    writeFile(join(folder, as), contents);
  }
}

const foldersNaming = (
  name: string,
  bundles: readonly OutputFile[],
  to: string,
): readonly string[] =>
  bundles
    .filter(({ path, text }) => path.endsWith('.mjs') && text.includes(name))
    .map(({ path }) => join(to, 'functions', basename(path, '.mjs')));

function writeOutput({ path, contents }: OutputFile, to: string): void {
  const file = path.endsWith('.map')
    ? join(to, 'maps', basename(path))
    : join(to, 'functions', basename(path, '.mjs'), 'index.mjs');
  writeFile(file, contents);
}

function writeFile(file: string, contents: Uint8Array): void {
  if (existsSync(file) && readFileSync(file).equals(contents)) return;
  mkdirSync(dirname(file), { recursive: true });
  // Renamed into place, so that another process never reads half a bundle.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, contents);
  renameSync(draft, file);
}
