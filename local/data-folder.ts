import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

/** Says that a folder is ours, so that `--empty` never deletes another. */
const MARK = 'huiyin.json';
const LOCK = 'desk.pid';

export interface DataFolder {
  readonly dir: string;
  /** Whole or not at all, also when the process is killed. */
  writeJson(name: string, value: unknown): void;
  remove(name: string): void;
  /** Lets another desk use the folder. */
  release(): void;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A pid may belong to another program by now: a desk is one that was started from the same script. */
function isDesk(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1 || !isRunning(pid)) return false;
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('start.ts');
}

function takeLock(dir: string): void {
  const file = join(dir, LOCK);
  const ownLine = `${process.pid}\n`;
  for (;;) {
    try {
      writeFileSync(file, ownLine, { flag: 'wx' });
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const pid = Number(readFileSync(file, 'utf8'));
    if (pid !== process.pid && isDesk(pid)) {
      throw new Error(`Another desk (process ${pid}) runs on the data folder ${dir}.`);
    }
    // Left over by a desk that was killed.
    rmSync(file, { force: true });
  }
}

function refuseForeign(dir: string): void {
  const names = readdirSync(dir);
  if (names.length > 0 && !names.includes(MARK)) {
    throw new Error(
      `The folder ${dir} is not a data folder of Huiyin: choose another with --data.`,
    );
  }
}

const writeWhole = (file: string, text: string) => {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
};

/**
 * Opens the folder for this process alone; makes it when it is not there.
 *
 * @param empty whether to begin with nothing in it.
 * @throws Error with one sentence when it is another program's folder or another desk runs on it.
 */
export function openDataFolder(path: string, { empty }: { readonly empty: boolean }): DataFolder {
  const dir = resolve(path);
  mkdirSync(dir, { recursive: true });
  refuseForeign(dir);
  takeLock(dir);
  if (empty) {
    for (const name of readdirSync(dir)) {
      if (name !== LOCK && name !== MARK) rmSync(join(dir, name), { recursive: true, force: true });
    }
  }
  writeWhole(join(dir, MARK), JSON.stringify({ format: 1 }));
  return {
    dir,
    writeJson: (name, value) => writeWhole(join(dir, name), JSON.stringify(value, null, 2)),
    remove: (name) => rmSync(join(dir, name), { force: true }),
    release: () => rmSync(join(dir, LOCK), { force: true }),
  };
}
