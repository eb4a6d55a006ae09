/**
 * File names as people may see them. The name never becomes a key or a path of ours, but it is shown, put into
 * headers, and becomes a path on the computer of whoever downloads the file.
 */

/** Room for every real name; file systems take 255 bytes. */
const LONGEST_NAME = 200;

/** A longer one is no extension but a sentence with a dot in it. */
const EXTENSION = /\.[A-Za-z0-9]{1,15}$/;

/**
 * Marks that are not seen: control characters, zero-width and bidirectional ones (which make `exe` look like `png`),
 * fillers, line and paragraph separators, halves of surrogate pairs.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** What Windows takes for a device, whatever comes after the dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * The one form of a name in which it is stored, shown and compared: first made plain, then cut. Canonical names
 * stay as they are.
 *
 * @returns at most 200 characters, never empty: a name with nothing in it is `file`
 */
export const displayName = (name: string): string => {
  const seen = name.replace(UNSEEN, '').normalize('NFC');
  const last = seen.slice(Math.max(seen.lastIndexOf('/'), seen.lastIndexOf('\\')) + 1);
  const plain = last.replace(/[<>:"|?*]/g, '_').replace(/\s+/gu, ' ');
  const short = shortened(withoutEdges(plain));
  if (short === '') return 'file';
  return DEVICE.test(short) ? shortened(`_${short}`) : short;
};

/** A leading dot hides a file, a trailing one or a blank is dropped by Windows. */
const withoutEdges = (name: string): string => name.replace(/^[.\s]+|[.\s]+$/gu, '');

/** Shortened in the middle, because people go by the end. */
const shortened = (name: string): string => {
  if (name.length <= LONGEST_NAME) return name;
  const extension = EXTENSION.exec(name)?.[0] ?? '';
  const stem = name.slice(0, LONGEST_NAME - extension.length);
  // A pair of surrogates is one character: half of one would be none.
  return withoutEdges(stem.replace(/[\uD800-\uDBFF]$/, '')) + extension;
};
