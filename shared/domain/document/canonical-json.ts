/** Data that has one canonical text. Amounts are texts: a float would print differently than it was counted. */
export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [name: string]: CanonicalValue };

/**
 * The one text of a value: no spaces, names sorted by UTF-16 code units (as RFC 8785, 3.2.3, but in NFC), whole numbers.
 *
 * @throws RangeError for a number that is not a safe integer, and for two names that are the same in NFC: such data
 * is a fault of whoever made it
 */
export const canonicalJson = (value: CanonicalValue): string => {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (typeof value === 'number') return wholeNumber(value);
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  return `{${members(value).join(',')}}`;
};

const wholeNumber = (value: number): string => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number`);
  return String(value);
};

/** `Array.isArray` does not tell the compiler that what remains is no `readonly` array. */
const isList = (value: object): value is readonly CanonicalValue[] => Array.isArray(value);

const members = (value: { readonly [name: string]: CanonicalValue }): readonly string[] => {
  const named = new Map<string, CanonicalValue>();
  for (const [name, member] of Object.entries(value)) {
    const normal = name.normalize('NFC');
    if (named.has(normal)) throw new RangeError(`two members are called ${normal}`);
    named.set(normal, member);
  }
  // Names in UTF-16 order, which is what `<` compares by.
  return [...named]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
};
