import { WireError } from '#local/wire-error.ts';
import { encoded } from './signature.ts';

/** S3 answers at most this many entries at once. */
const MAX_KEYS = 1_000;

export interface PageRequest {
  readonly prefix: string;
  readonly maxKeys: number;
  /** Writes keys percent-encoded where the client asked so: XML 1.0 cannot carry every character. */
  readonly shown: (key: string) => string;
  readonly encodingType: 'url' | undefined;
}

/** @throws WireError InvalidArgument */
export function pageRequest(query: URLSearchParams): PageRequest {
  const maxKeys = Number(query.get('max-keys') ?? MAX_KEYS);
  const encodingType = query.get('encoding-type');
  if (!Number.isInteger(maxKeys) || maxKeys < 0) {
    throw new WireError('InvalidArgument', 'max-keys is a whole number from 0.');
  }
  if (encodingType !== null && encodingType !== 'url') {
    throw new WireError('InvalidArgument', 'encoding-type can only be url.');
  }
  return {
    prefix: query.get('prefix') ?? '',
    maxKeys: Math.min(maxKeys, MAX_KEYS),
    shown: encodingType === null ? (key) => key : (key) => encoded(key).replaceAll('%2F', '/'),
    encodingType: encodingType ?? undefined,
  };
}

/** S3 orders keys by their UTF-8 bytes. */
export const isAfter = (one: string, other: string): boolean =>
  Buffer.compare(Buffer.from(one), Buffer.from(other)) > 0;
