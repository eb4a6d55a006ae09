import { closeSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** A desk left running over a weekend must not fill the disk: two files of this size a function. */
const MAX_BYTES = 10 * 1024 * 1024;

export interface LogFile {
  readonly path: string;
  write(text: Uint8Array | string): void;
  close(): void;
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Appends to the file; when it is full it becomes `<file>.1` and a new one begins. */
export function openLogFile(path: string): LogFile {
  mkdirSync(dirname(path), { recursive: true });
  let descriptor = openSync(path, 'a');
  let size = sizeOf(path);
  let closed = false;
  return {
    path,
    write(text) {
      // A thread that is being ended may still have words on their way.
      if (closed) return;
      const bytes = Buffer.from(text);
      if (size + bytes.length > MAX_BYTES && size > 0) {
        closeSync(descriptor);
        renameSync(path, `${path}.1`);
        descriptor = openSync(path, 'a');
        size = 0;
      }
      writeSync(descriptor, bytes);
      size += bytes.length;
    },
    close() {
      closed = true;
      closeSync(descriptor);
    },
  };
}
