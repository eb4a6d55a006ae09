import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';

/**
 * The receipt handles of the messages that a function works on. In AWS a mapping never dies; here it does with the
 * desk, and what it held then must not wait for the end of its visibility timeout.
 */
export interface InFlight {
  add(handles: readonly string[]): void;
  remove(handles: readonly string[]): void;
}

function readLeftOver(file: string): readonly string[] {
  try {
    return z.array(z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // None yet, or broken: then the messages come back when their time is over.
    return [];
  }
}

/** @param release called for each handle that a killed desk left behind. */
export function openInFlight(file: string, release: (handle: string) => void): InFlight {
  const current = new Set<string>();
  const keep = () => {
    writeFileSync(`${file}.new`, JSON.stringify([...current]));
    renameSync(`${file}.new`, file);
  };
  mkdirSync(dirname(file), { recursive: true });
  for (const handle of readLeftOver(file)) release(handle);
  keep();
  return {
    add(handles) {
      for (const handle of handles) current.add(handle);
      keep();
    },
    remove(handles) {
      for (const handle of handles) current.delete(handle);
      keep();
    },
  };
}
