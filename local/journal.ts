import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

export interface JournalOptions<Entry> {
  readonly file: string;
  /** Throws for a value that is no entry. */
  readonly parse: (value: unknown) => Entry;
}

export interface Journal<Entry> {
  /** What the file held when it was opened, oldest first. */
  readonly replayed: readonly Entry[];
  /** Lines in the file now; with the number of live things it tells when to compact. */
  lines(): number;
  /** Safe against a kill of the process when it returns; not against a power cut (no fsync). */
  append(entry: Entry): void;
  /** Replaces the whole file by these entries, or leaves it as it was. */
  compact(entries: Iterable<Entry>): void;
  close(): void;
}

const lineOf = (entry: unknown) => `${JSON.stringify(entry)}\n`;

/**
 * Opens, or creates, an append-only file of JSON lines. A last line without its line feed is what a kill
 * leaves behind; nobody was told that it is safe, so it is cut off.
 * @throws Error that names file and line for any other line that cannot be read.
 */
export function openJournal<Entry>({ file, parse }: JournalOptions<Entry>): Journal<Entry> {
  mkdirSync(dirname(file), { recursive: true });
  let descriptor = openSync(file, 'a+');
  const bytes = readFileSync(file);
  const whole = bytes.lastIndexOf(0x0a) + 1;
  if (whole < bytes.length) ftruncateSync(descriptor, whole);
  const replayed = parseLines(bytes.toString('utf8', 0, whole), { file, parse });
  let lines = replayed.length;

  return {
    replayed,
    lines: () => lines,
    append: (entry) => {
      writeWhole(descriptor, lineOf(entry));
      lines += 1;
    },
    compact: (entries) => {
      const text = [...entries].map(lineOf);
      const draft = `${file}.new`;
      writeFileSync(draft, text.join(''));
      renameSync(draft, file);
      closeSync(descriptor);
      descriptor = openSync(file, 'a+');
      lines = text.length;
    },
    close: () => closeSync(descriptor),
  };
}

function parseLines<Entry>(text: string, { file, parse }: JournalOptions<Entry>): Entry[] {
  if (text === '') return [];
  return text
    .slice(0, -1)
    .split('\n')
    .map((line, index) => {
      try {
        return parse(JSON.parse(line));
      } catch (cause) {
        throw new Error(`${file}, line ${index + 1}: this line cannot be read.`, { cause });
      }
    });
}

/** A disk may take only part of a line; what it took is withdrawn, so that the next line starts clean. */
function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  const before = fstatSync(descriptor).size;
  try {
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(descriptor, bytes, done);
    }
  } catch (error) {
    ftruncateSync(descriptor, before);
    throw error;
  }
}
