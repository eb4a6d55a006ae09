/** One token of JSON: a key with its colon, another string, or a mark of structure. What lies between does not matter. */
const TOKEN = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[{}[\],]/gs;

/** Ten names of the longest kind; a text that nests deeper is none of a person, and its path would be longer than itself. */
const LONGEST_PATH = 640;

/** An object or a list that is being read. */
interface Level {
  readonly path: string;
  readonly keys: Set<string>;
  /** The key or, in a list, the place at which the next value stands. */
  here: string | number;
}

export interface OddKey {
  readonly at: string;
  readonly problem: 'duplicate_key' | 'forbidden_key';
}

/** It would be the prototype of an object instead of a key of it, so shapes pass over it without a word. */
const PROTOTYPE = '__proto__';

/**
 * Keys that would be lost silently: of one that stands twice in an object `JSON.parse` keeps the last, so what a person reads first
 * would not count (RFC 8259, section 4, leaves it open).
 *
 * @param text valid JSON
 * @returns the second ones and those of the prototype, in their order
 */
export const oddKeys = (text: string): readonly OddKey[] => {
  const odd: OddKey[] = [];
  const levels: Level[] = [];
  for (const [token, quoted, colon] of text.matchAll(TOKEN)) {
    const level = levels.at(-1);
    if (token === '{') levels.push({ path: under(level), keys: new Set(), here: '' });
    else if (token === '[') levels.push({ path: under(level), keys: new Set(), here: 0 });
    else if (token === '}' || token === ']') levels.pop();
    else if (level !== undefined && token === ',') stepOn(level);
    else if (level !== undefined && quoted !== undefined && colon !== undefined) {
      const problem = problemWith(level, String(JSON.parse(quoted)));
      if (problem !== undefined) odd.push({ at: under(level).slice(0, LONGEST_PATH), problem });
    }
  }
  return odd;
};

const stepOn = (level: Level): void => {
  if (typeof level.here === 'number') level.here += 1;
};

const problemWith = (level: Level, key: string): OddKey['problem'] | undefined => {
  level.here = key;
  const isTwice = level.keys.has(key);
  level.keys.add(key);
  if (isTwice) return 'duplicate_key';
  return key === PROTOTYPE ? 'forbidden_key' : undefined;
};

const under = (level: Level | undefined): string => {
  if (level === undefined) return '';
  return level.path === '' ? String(level.here) : `${level.path}.${level.here}`;
};
