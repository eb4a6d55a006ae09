import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';

/** What a synthesis is made from. A change in any of these files makes another assembly. */
const INPUTS = ['infra', 'functions', 'shared', 'web', 'cdk.json', 'package-lock.json'];
/** A running desk loads bundles from its assembly; one that nobody started from for a day is deleted. */
const KEPT_MS = 24 * 60 * 60 * 1_000;

function filesBelow(path: string): string[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return [];
  if (!stats.isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

function fingerprint(projectDir: string, stage: string): string {
  const hash = createHash('sha256').update(`${process.version} ${stage}`);
  for (const file of INPUTS.flatMap((input) => filesBelow(join(projectDir, input)))) {
    hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 24);
}

function deleteOld(dir: string): void {
  for (const name of readdirSync(dir)) {
    const path = join(dir, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > KEPT_MS) rmSync(path, { recursive: true, force: true });
  }
}

async function runApp(projectDir: string, outputDir: string, stage: string): Promise<void> {
  const child = spawn(process.execPath, [join(projectDir, 'infra', 'app.ts')], {
    cwd: projectDir,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      CDK_OUTDIR: outputDir,
      // Whoever deploys has the templates checked, and the tests do; here it would double the wait.
      CDK_VALIDATION: 'false',
      CDK_CONTEXT_JSON: JSON.stringify({ stage, 'aws:cdk:disable-stack-trace': true }),
    },
  });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += String(chunk);
  });
  const ended = Promise.withResolvers<void>();
  child.once('error', ended.reject);
  child.once('close', () => ended.resolve());
  await ended.promise;
  if (!existsSync(join(outputDir, 'manifest.json'))) {
    throw new Error(`The app could not be synthesized. ${complaint.trim()}`);
  }
}

/**
 * The cloud assembly of one stage, made by running the CDK app, or the one that an earlier start made from the
 * same files.
 *
 * @returns its folder.
 * @throws Error with the app's own words when there is none.
 */
export async function synthesize(projectDir: string, stage: string): Promise<string> {
  const assemblies = join(projectDir, '.build', 'assemblies');
  const assembly = join(assemblies, fingerprint(projectDir, stage));
  mkdirSync(assemblies, { recursive: true });
  if (!existsSync(join(assembly, 'manifest.json'))) {
    const draft = `${assembly}.${process.pid}`;
    await runApp(projectDir, draft, stage);
    // Another desk may have been faster: then its assembly serves, which is made from the same files.
    if (existsSync(assembly)) rmSync(draft, { recursive: true });
    else renameSync(draft, assembly);
  }
  const now = new Date();
  utimesSync(assembly, now, now);
  deleteOld(assemblies);
  return assembly;
}
