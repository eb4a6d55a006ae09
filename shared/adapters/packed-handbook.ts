import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Guide } from '#shared/domain/playbook/setting.ts';

/** What a deployment brings, each part read when it is first asked for. */
export interface Handbook {
  /** What is in it, in order; several versions of one playbook are several entries. */
  readonly contents: readonly PlaybookEntry[];
  playbook(entry: PlaybookEntry): Playbook;
  kinds(): readonly Kind[];
  guides(): readonly Guide[];
}

export interface PlaybookEntry {
  readonly id: string;
  readonly version: number;
}

/** The contents, the kinds and the guides stand before the playbooks. */
const LINES_BEFORE = 3;
const NEWLINE = 10;

/**
 * The handbook as one file of JSON lines: the contents, the kinds, the guides, then a playbook a line.
 *
 * As a module its 600 kB of constants take 100 ms to compile on a small machine at each cold start. As lines they cost less than a
 * millisecond, and each playbook a fraction of one when a ticket first runs on it (`npm run bench -- handbook`).
 */
export const packHandbook = (
  playbooks: readonly Playbook[],
  { kinds, guides }: { readonly kinds: readonly Kind[]; readonly guides: readonly Guide[] },
): Uint8Array<ArrayBuffer> => {
  const contents = playbooks.map(({ id, version }) => ({ id, version }));
  const lines = [contents, kinds, guides, ...playbooks].map((part) => JSON.stringify(part));
  return new TextEncoder().encode(lines.join('\n'));
};

/** @param packed what `packHandbook` of the same deployment wrote; whoever wrote it has checked it */
export const unpackHandbook = (packed: Uint8Array): Handbook => {
  const text = lineReader(packed);
  const contents: readonly PlaybookEntry[] = JSON.parse(text(0));
  const lineOf = new Map(contents.map((entry, line) => [nameOf(entry), LINES_BEFORE + line]));
  return {
    contents,
    playbook: (entry) => {
      const line = lineOf.get(nameOf(entry));
      if (line === undefined) throw new Error(`no playbook ${entry.id} version ${entry.version}`);
      return JSON.parse(text(line));
    },
    kinds: () => JSON.parse(text(1)),
    guides: () => JSON.parse(text(2)),
  };
};

const nameOf = ({ id, version }: PlaybookEntry): string => `${id} ${version}`;

const lineReader = (packed: Uint8Array): ((line: number) => string) => {
  const ends: number[] = [];
  for (let at = packed.indexOf(NEWLINE); at !== -1; at = packed.indexOf(NEWLINE, at + 1)) {
    ends.push(at);
  }
  ends.push(packed.length);
  const decoder = new TextDecoder();
  return (line) => decoder.decode(packed.subarray((ends[line - 1] ?? -1) + 1, ends[line]));
};
