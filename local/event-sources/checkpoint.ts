import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import type { StreamPosition } from './stream-reader.ts';

const positionSchema = z.object({ shardId: z.string(), sequenceNumber: z.string() });

export interface Checkpoint {
  /** Undefined before the first record is done with. */
  read(): StreamPosition | undefined;
  /** Whole or not at all, also when the process is killed. */
  write(position: StreamPosition): void;
}

/** @throws Error naming the file when it holds something else. */
export function openCheckpoint(file: string): Checkpoint {
  mkdirSync(dirname(file), { recursive: true });
  let current = load(file);
  return {
    read: () => current,
    write(position) {
      writeFileSync(`${file}.new`, JSON.stringify(position));
      renameSync(`${file}.new`, file);
      current = position;
    },
  };
}

function load(file: string): StreamPosition | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const parsed = positionSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`The checkpoint ${file} is broken.`);
  return parsed.data;
}
