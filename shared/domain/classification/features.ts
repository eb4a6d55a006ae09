/**
 * From a text to hashed n-grams: words and pairs of words, runs of characters inside a word, and runs of 1 to 3
 * characters for scripts that write no spaces (Han, Kana, Hangul, Thai).
 */

/**
 * Characters of a text that are read. Customers say what they want at the beginning; a longer text would only cost
 * time, and a hostile one of megabytes would cost a lot of it.
 */
export const MAX_CHARACTERS = 2_000;

/** The two lowest bits of an identifier tell the kind of n-gram, so that each kind can be weighed. */
export const KIND = { word: 0, pair: 1, run: 2, unspaced: 3 } as const;

const SHORTEST_RUN = 3;
const LONGEST_RUN = 5;
const LONGEST_UNSPACED = 3;
/** Identifiers of one text at most: a character begins up to five runs, a word adds a border, itself and a pair. */
const ROOM = MAX_CHARACTERS * 10 + 16;

const UNKNOWN = 0;
const SEPARATOR = 1;
const SPACED = 2;
const UNSPACED = 3;

const LETTER_OR_DIGIT = /[\p{L}\p{N}\p{M}]/u;

/** Code units written without spaces: Thai to Tibetan, Burmese, Khmer, Kana to Han, Hangul, and surrogates (rare Han, emoji). */
const isUnspaced = (unit: number): boolean =>
  (unit >= 0x0e00 && unit <= 0x109f) ||
  (unit >= 0x1780 && unit <= 0x17ff) ||
  (unit >= 0x3040 && unit <= 0x9fff) ||
  (unit >= 0xac00 && unit <= 0xdfff) ||
  (unit >= 0xf900 && unit <= 0xfaff);

const classOf = (unit: number): number => {
  if (isUnspaced(unit)) return UNSPACED;
  return LETTER_OR_DIGIT.test(String.fromCharCode(unit)) ? SPACED : SEPARATOR;
};

/** Filled as units are met: asking the Unicode tables for all 65,536 at a cold start would take longer than the model. */
const classes = new Uint8Array(65_536);

const unitClass = (unit: number): number => {
  const known = classes[unit] ?? UNKNOWN;
  if (known !== UNKNOWN) return known;
  const found = classOf(unit);
  classes[unit] = found;
  return found;
};

/** FNV-1a, by code unit (http://www.isthe.com/chongo/tech/comp/fnv/). */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;
const BORDER = 0x5f;

const step = (hash: number, unit: number): number => Math.imul(hash ^ unit, PRIME);

/** The last mixing is MurmurHash3's: FNV leaves the low bits of short texts close together. */
const identifier = (hash: number, kind: number): number => {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (((mixed ^ (mixed >>> 16)) & ~3) | kind) >>> 0;
};

/** One spelling for what reads alike: full-width forms, ligatures and case are folded, apostrophes dropped. */
const normalised = (text: string): string =>
  text
    .slice(0, MAX_CHARACTERS)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .slice(0, MAX_CHARACTERS);

/** The n-grams of one text as 32-bit identifiers, with repetitions. Valid until the reader reads the next text. */
export interface Features {
  readonly ids: Uint32Array;
  readonly length: number;
}

/** Reads texts into one buffer that is used again and again: a prediction allocates next to nothing. */
export const createReader = (): ((text: string) => Features) => {
  const ids = new Uint32Array(ROOM);
  let length = 0;

  const add = (hash: number, kind: number): void => {
    ids[length] = identifier(hash, kind);
    length += 1;
  };

  const addRuns = (word: string): void => {
    const last = word.length;
    for (let start = -1; start < last; start += 1) {
      let hash = OFFSET;
      for (let size = 1; size <= LONGEST_RUN && start + size <= last + 1; size += 1) {
        const at = start + size - 1;
        hash = step(hash, at < 0 || at >= last ? BORDER : word.charCodeAt(at));
        if (size >= SHORTEST_RUN) add(hash, KIND.run);
      }
    }
  };

  const hashOf = (text: string): number => {
    let hash = OFFSET;
    for (let at = 0; at < text.length; at += 1) hash = step(hash, text.charCodeAt(at));
    return hash;
  };

  const addSpaced = (word: string, before: number): number => {
    const hash = hashOf(word);
    add(hash, KIND.word);
    add(step(Math.imul(before, PRIME), hash), KIND.pair);
    addRuns(word);
    return hash;
  };

  const addUnspaced = (run: string): void => {
    for (let start = 0; start < run.length; start += 1) {
      let hash = OFFSET;
      for (let at = start; at < run.length && at < start + LONGEST_UNSPACED; at += 1) {
        hash = step(hash, run.charCodeAt(at));
        add(hash, KIND.unspaced);
      }
    }
  };

  return (text) => {
    length = 0;
    let before = OFFSET;
    const clean = normalised(text);
    let at = 0;
    while (at < clean.length) {
      const kind = unitClass(clean.charCodeAt(at));
      const start = at;
      while (at < clean.length && unitClass(clean.charCodeAt(at)) === kind) at += 1;
      if (kind === SPACED) before = addSpaced(clean.slice(start, at), before);
      else if (kind === UNSPACED) addUnspaced(clean.slice(start, at));
    }
    return { ids, length };
  };
};
