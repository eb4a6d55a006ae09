import { fileURLToPath } from 'node:url';
import { type Addresses, type RunningCloud, startCloud } from '#local/cloud.ts';
import { type DataFolder, openDataFolder } from '#local/data-folder.ts';
import { parseOptions, type StartOptions } from '#local/options.ts';
import { synthesize } from '#local/template/synthesize.ts';

/** The stage that the local desk plays. */
const STAGE = 'dev';
/** A function that is stopped while it works gets this long (real time). */
const CLOSE_WITHIN_MS = 15_000;
const ADDRESSES = 'addresses.json';
const ENDPOINTS = 'endpoints.json';

const projectDir = fileURLToPath(new URL('..', import.meta.url));

function printAddresses({ form, api, console: desk, mailbox, smtp, mail }: Addresses): void {
  const rows = [
    ['form', `${form}/`],
    ['agents', desk],
    ['API', api],
    ['mailbox', mailbox],
    ['mail in', `smtp://${smtp.host}:${smtp.port} to ${mail.intake.join(', ')}`],
  ];
  console.log('Huiyin 回音 is ready.');
  for (const [name, address] of rows) console.log(`  ${name?.padEnd(8)} ${address}`);
}

/** Faults that a user can mend, in words that name the remedy. */
function sentence(error: unknown, { port }: Pick<StartOptions, 'port'>): string {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `The port ${port} is in use: choose another with --port, or --port 0 for any free one.`;
  }
  return text.replaceAll(/\s*\n\s*/g, ' ');
}

async function start(options: StartOptions, folder: DataFolder): Promise<RunningCloud> {
  folder.remove(ADDRESSES);
  const assemblyDir = await synthesize(projectDir, STAGE);
  const cloud = await startCloud({
    assemblyDir,
    dir: folder.dir,
    port: options.port,
    clockSpeed: options.clockSpeed,
    env: process.env,
    notice: (line) => console.error(line),
  });
  folder.writeJson(ENDPOINTS, cloud.endpoints);
  folder.writeJson(ADDRESSES, cloud.addresses);
  return cloud;
}

function closeOnSignal(cloud: RunningCloud, folder: DataFolder): void {
  let closing = false;
  const end = async () => {
    // Whoever asks twice does not want to wait.
    if (closing) process.exit(1);
    closing = true;
    setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref();
    folder.remove(ADDRESSES);
    await cloud.close();
    folder.release();
    process.exit(0);
  };
  process.on('SIGINT', () => void end());
  process.on('SIGTERM', () => void end());
}

async function main(): Promise<void> {
  // As in Lambda; threads take it over from the process.
  process.env['TZ'] = 'UTC';
  let port = 0;
  let folder: DataFolder | undefined;
  try {
    const options = parseOptions(process.argv.slice(2));
    port = options.port;
    folder = openDataFolder(options.data, { empty: options.empty });
    const cloud = await start(options, folder);
    closeOnSignal(cloud, folder);
    printAddresses(cloud.addresses);
  } catch (error) {
    folder?.release();
    console.error(sentence(error, { port }));
    // Services that did start must not keep a desk alive that cannot.
    process.exit(1);
  }
}

await main();
