import { WireError } from '#local/wire-error.ts';

export interface ByteRange {
  readonly first: number;
  /** Included. */
  readonly last: number;
}

/**
 * One range of RFC 9110; a header of another form, or with several ranges, means the whole object.
 * @throws WireError InvalidRange when no byte of the object lies in it.
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | undefined {
  const parts = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  const [, from = '', to = ''] = parts ?? [];
  if (parts === null || (from === '' && to === '')) return undefined;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  if (first >= size) {
    throw new WireError('InvalidRange', 'The requested range is not satisfiable', 416);
  }
  return { first, last };
}
