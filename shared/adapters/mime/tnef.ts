/**
 * Outlook's own envelope, `winmail.dat` ([MS-OXTNEF]): the files in it, and the text where the mail has none.
 *
 * A sequence of attributes: level (1 byte), id (4), length (4), data, checksum (2), little-endian.
 */

import { clean } from './encoded-words.ts';
import type { RawFile } from './raw-file.ts';

const SIGNATURE = 0x223e9f78;
const ATTACH_RENDER_DATA = 0x00069002;
const ATTACH_DATA = 0x0006800f;
const ATTACH_TITLE = 0x00018010;
const ATTACHMENT = 0x00069005;
const BODY = 0x0002800c;
/** In which code page the 8-bit texts are. */
const OEM_CODE_PAGE = 0x00069007;

/** Windows' numbers of code pages that are not `windows-<number>` (Microsoft: Code Page Identifiers). */
const CODE_PAGES: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  20866: 'koi8-r',
  54936: 'gb18030',
};

/** MAPI properties within `ATTACHMENT` ([MS-OXPROPS]): the long file name, in 8-bit or UTF-16. */
const LONG_FILENAME = 0x3707;

/** Attributes of one envelope; a mail of a person has some dozens. */
const MOST_ATTRIBUTES = 5_000;
const MOST_FILES = 100;

export interface TnefContent {
  readonly text?: string;
  readonly files: readonly RawFile[];
}

/** @returns nothing when it is no TNEF: the file then stands as it came */
export const readTnef = (bytes: Uint8Array): TnefContent | undefined => {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < 6 || data.readUInt32LE(0) !== SIGNATURE) return undefined;
  const found: FoundFile[] = [];
  let text: string | undefined;
  const attributes = attributesOf(data);
  const ansi = ansiIn(attributes);
  for (const { id, content } of attributes) {
    if (id === BODY) text = ansi(content);
    else takeFileAttribute(found, { id, content }, ansi);
  }
  const files = found.flatMap(({ name, bytes: file }, index) =>
    file === undefined
      ? []
      : [
          {
            name: name || `part-${index + 1}.bin`,
            type: 'application/octet-stream',
            inline: false,
            contentId: null,
            bytes: file,
          },
        ],
  );
  return text === undefined ? { files } : { text: text.replace(/\r\n?/g, '\n'), files };
};

interface FoundFile {
  name: string;
  bytes: Buffer | undefined;
}

interface Attribute {
  readonly id: number;
  readonly content: Buffer;
}

const attributesOf = (data: Buffer): readonly Attribute[] => {
  const attributes: Attribute[] = [];
  let at = 6;
  while (attributes.length < MOST_ATTRIBUTES && at + 9 <= data.length) {
    const length = data.readUInt32LE(at + 5);
    attributes.push({
      id: data.readUInt32LE(at + 1),
      content: data.subarray(at + 9, at + 9 + length),
    });
    at += 9 + length + 2;
  }
  return attributes;
};

/** A file's attributes follow its rendering data; those before the first belong to the mail. */
const takeFileAttribute = (found: FoundFile[], { id, content }: Attribute, ansi: Ansi): void => {
  if (id === ATTACH_RENDER_DATA && found.length < MOST_FILES)
    found.push({ name: '', bytes: undefined });
  const current = found.at(-1);
  if (current === undefined) return;
  if (id === ATTACH_DATA) current.bytes = content;
  if (id === ATTACH_TITLE && current.name === '') current.name = clean(ansi(content));
  if (id === ATTACHMENT) current.name = longName(content, ansi) || current.name;
};

type Ansi = (content: Buffer) => string;

const ansiIn = (attributes: readonly Attribute[]): Ansi => {
  const named = attributes.find(({ id }) => id === OEM_CODE_PAGE)?.content;
  const page = named === undefined || named.length < 4 ? 1252 : named.readUInt32LE(0);
  const charset =
    CODE_PAGES[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'windows-1252');
  return (content) => {
    const end = content.indexOf(0);
    const used = end < 0 ? content : content.subarray(0, end);
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(used);
    } catch {
      return new TextDecoder(charset).decode(used);
    }
  };
};

/** Finds the property by its tag; walking all of them would need the table of every named property. */
const longName = (content: Buffer, ansi: Ansi): string => {
  for (const [type, width] of [
    [0x001f, 2],
    [0x001e, 1],
  ] as const) {
    const tag = Buffer.alloc(4);
    tag.writeUInt16LE(type, 0);
    tag.writeUInt16LE(LONG_FILENAME, 2);
    const at = content.indexOf(tag);
    if (at < 0 || at + 12 > content.length) continue;
    const length = content.readUInt32LE(at + 8);
    const value = content.subarray(at + 12, at + 12 + Math.min(length, 1_000));
    const name =
      width === 2
        ? value.subarray(0, value.length - (value.length % 2)).toString('utf16le')
        : ansi(value);
    return clean(name.replace(/\0.*$/s, ''));
  }
  return '';
};
