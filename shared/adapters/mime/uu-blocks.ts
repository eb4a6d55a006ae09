/** Files that old programs write into the text itself, between `begin 644 name` and `end`. */

import { clean } from './encoded-words.ts';
import type { RawFile } from './raw-file.ts';
import { decodeUu } from './transfer.ts';

const BEGIN = /^begin [0-7]{3,4} (\S.{0,200})$/;

/** Every line but the last codes 45 bytes in 60 or 61 signs after the length sign M. */
const DATA_LINE = /^[ -`]{1,62}\s*$/;

export const takeUuFiles = (
  text: string,
): { readonly rest: string; readonly files: readonly RawFile[] } => {
  if (!/^begin [0-7]{3,4} /m.test(text)) return { rest: text, files: [] };
  const kept: string[] = [];
  const files: RawFile[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const name = BEGIN.exec(lines[at] ?? '')?.[1];
    const end = name === undefined ? -1 : endOf(lines, at + 1);
    if (name === undefined || end < 0) {
      kept.push(lines[at] ?? '');
      continue;
    }
    const block = Buffer.from(lines.slice(at, end + 1).join('\n'), 'latin1');
    files.push({
      name: clean(name),
      type: 'application/octet-stream',
      inline: false,
      contentId: null,
      bytes: decodeUu(block),
    });
    at = end;
  }
  return { rest: kept.join('\n'), files };
};

/** The line of `end`, or -1 where something stands between that is no data: then it is somebody's text. */
const endOf = (lines: readonly string[], from: number): number => {
  for (let at = from; at < lines.length; at += 1) {
    if (lines[at]?.trim() === 'end') return at;
    if (!DATA_LINE.test(lines[at] ?? '')) return -1;
  }
  return -1;
};
