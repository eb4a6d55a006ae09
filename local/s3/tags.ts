import { WireError } from '#local/wire-error.ts';

const MAX_TAGS = 10;
const MAX_NAME_LENGTH = 128;
const MAX_VALUE_LENGTH = 256;

/** @throws WireError InvalidTag beyond 10 tags, or for a name or value that is too long or doubled. */
function checked(tags: readonly (readonly [string, string])[]): Record<string, string> {
  const names = new Set(tags.map(([name]) => name));
  const tooLong = tags.some(
    ([name, value]) =>
      name === '' || name.length > MAX_NAME_LENGTH || value.length > MAX_VALUE_LENGTH,
  );
  if (tags.length > MAX_TAGS || names.size < tags.length || tooLong) {
    throw new WireError('InvalidTag', 'The tags are too many, doubled, or too long.');
  }
  return Object.fromEntries(tags);
}

/** `x-amz-tagging`: like a query. */
export const tagsInHeader = (header: string): Record<string, string> =>
  checked([...new URLSearchParams(header)]);

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

const unescaped = (text: string) =>
  text.replaceAll(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (whole, decimal, hex, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return ENTITIES[name] ?? whole;
  });

/** `<Tagging><TagSet><Tag><Key>…</Key><Value>…</Value></Tag></TagSet></Tagging>`, as every SDK writes it. */
export function tagsInXml(xml: string): Record<string, string> {
  if (!xml.includes('<TagSet')) {
    throw new WireError('MalformedXML', 'The XML you provided was not well-formed.');
  }
  const found = xml.matchAll(/<Tag>\s*<Key>([^<]*)<\/Key>\s*<Value>([^<]*)<\/Value>\s*<\/Tag>/g);
  return checked(
    [...found].map(([, name = '', value = '']) => [unescaped(name), unescaped(value)]),
  );
}
