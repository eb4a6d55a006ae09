import { WireError } from '#local/wire-error.ts';

export interface Unchunked {
  readonly bytes: Buffer;
  /** The trailing headers by lower-case name. */
  readonly trailers: ReadonlyMap<string, string>;
}

const incomplete = () =>
  new WireError('IncompleteBody', 'The request body is not complete aws-chunked data.');

/**
 * Takes `aws-chunked` apart: per chunk a size in hex, perhaps with a signature, then the bytes; after the
 * chunk of size 0 the trailers. Chunk signatures are not checked: everything here comes from this machine.
 * @throws WireError IncompleteBody
 */
export function unchunked(body: Buffer): Unchunked {
  const chunks: Buffer[] = [];
  let position = 0;
  const line = () => {
    const end = body.indexOf('\r\n', position);
    if (end < 0) throw incomplete();
    const text = body.toString('latin1', position, end);
    position = end + 2;
    return text;
  };
  for (;;) {
    const head = line().split(';', 1)[0] ?? '';
    if (!/^[0-9a-fA-F]{1,8}$/.test(head)) throw incomplete();
    const size = Number.parseInt(head, 16);
    if (size === 0) break;
    if (position + size + 2 > body.length) throw incomplete();
    chunks.push(body.subarray(position, position + size));
    position += size;
    if (line() !== '') throw incomplete();
  }
  const rest = body.toString('latin1', position).split('\r\n');
  const trailers = rest
    .filter((text) => text !== '')
    .map((text) => {
      const colon = text.indexOf(':');
      return [text.slice(0, colon).toLowerCase(), text.slice(colon + 1).trim()] as const;
    });
  return { bytes: Buffer.concat(chunks), trailers: new Map(trailers) };
}
