import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
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

/** In the bundles one module stands in the place of another. */
export interface StandIn {
  /** As the functions import it. */
  readonly specifier: string;
  readonly from: string;
}

/** A file that lies beside the bundles of those functions that name it. */
export interface BesideFile {
  readonly contents: Uint8Array;
  /** Its name beside `index.mjs`, as the functions write it. */
  readonly as: string;
}

export interface BundleRequest {
  readonly apart?: readonly ApartModule[];
  readonly beside?: readonly BesideFile[];
  readonly instead?: readonly StandIn[];
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
  // Escaped, each Chinese character would take six bytes in place of three.
  charset: 'utf8',
  banner: { js: BANNER },
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** All functions in one pass, which takes about a second where one by one takes eight. */
export function bundleFunctions({
  from,
  to,
  apart = [],
  beside = [],
  instead = [],
}: BundleRequest): Bundles {
  const names = functionNames(from);
  if (names.length === 0) return new Map();
  const { outputFiles } = buildSync({
    ...SETTINGS,
    entryPoints: Object.fromEntries(names.map((name) => [name, join(from, name, 'index.ts')])),
    outdir: to,
    alias: {
      ...SETTINGS.alias,
      ...besides(apart),
      ...Object.fromEntries(instead.map((one) => [one.specifier, one.from])),
    },
    external: apart.map(({ as }) => `./${as}`),
  });
  const files = [
    ...outputFiles.map((file) => placed(file, to)),
    ...apart.flatMap((module) => apartFiles(module, outputFiles, to)),
    ...beside.flatMap((file) => besideFiles(file, outputFiles, to)),
  ];
  for (const file of files) write(file);
  const folders = names.map((name) => join(to, 'functions', name));
  removeOthers(folders, new Set(files.map(({ file }) => file)));
  return new Map(names.map((name) => [name, join(to, 'functions', name)]));
}

interface PlacedFile {
  readonly file: string;
  readonly contents: Uint8Array;
}

/** Where whoever imports one of these finds it: beside itself. */
const besides = (apart: readonly ApartModule[]): Record<string, string> =>
  Object.fromEntries(apart.map(({ specifier, as }) => [specifier, `./${as}`]));

const functionNames = (from: string): readonly string[] =>
  readdirSync(from, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(from, entry.name, 'index.ts')))
    .map(({ name }) => name)
    .sort();

const placed = ({ path, contents }: OutputFile, to: string): PlacedFile => ({
  file: path.endsWith('.map')
    ? join(to, 'maps', basename(path))
    : join(to, 'functions', basename(path, '.mjs'), 'index.mjs'),
  contents,
});

/** Once for each function that may load it. */
function apartFiles(
  { from, as }: ApartModule,
  bundles: readonly OutputFile[],
  to: string,
): readonly PlacedFile[] {
  const { outputFiles } = buildSync({ ...SETTINGS, entryPoints: [from], outdir: to });
  const code = outputFiles.find(({ path }) => path.endsWith('.mjs'));
  if (code === undefined) throw new Error(`${from} has no code.`);
  return besideFiles({ as, contents: code.contents }, bundles, to);
}

const besideFiles = (
  { as, contents }: BesideFile,
  bundles: readonly OutputFile[],
  to: string,
): readonly PlacedFile[] =>
  bundles
    .filter(({ path, text }) => path.endsWith('.mjs') && namesFile(text, as))
    .map(({ path }) => ({ file: join(to, 'functions', basename(path, '.mjs'), as), contents }));

const namesFile = (text: string, as: string): boolean =>
  text.includes(`"${as}"`) || text.includes(`"./${as}"`);

function write({ file, contents }: PlacedFile): void {
  if (existsSync(file) && readFileSync(file).equals(contents)) return;
  mkdirSync(dirname(file), { recursive: true });
  // Renamed into place, so that another process never reads half a bundle.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, contents);
  renameSync(draft, file);
}

/** What an earlier version laid there would be deployed with the function for ever. */
function removeOthers(folders: readonly string[], kept: ReadonlySet<string>): void {
  for (const folder of folders) {
    for (const name of readdirSync(folder)) {
      const file = join(folder, name);
      if (!(kept.has(file) || isDraft(name))) rmSync(file);
    }
  }
}

/** Of another process that writes the same bundles at this moment. */
const isDraft = (name: string): boolean => /\.\d+$/.test(name);
