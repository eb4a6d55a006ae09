export interface Receipt {
  readonly queue: string;
  readonly id: string;
  readonly nonce: string;
}

/** The handle a receiver gets: it names queue, message and this one receive. */
export const receiptHandleOf = ({ queue, id, nonce }: Receipt): string =>
  Buffer.from(JSON.stringify([queue, id, nonce])).toString('base64url');

/** Undefined for anything that is not a handle of ours. */
export function readReceipt(handle: string): Receipt | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(handle, 'base64url').toString('utf8'));
    if (!Array.isArray(value)) return undefined;
    const [queue, id, nonce]: unknown[] = value;
    return typeof queue === 'string' && typeof id === 'string' && typeof nonce === 'string'
      ? { queue, id, nonce }
      : undefined;
  } catch {
    return undefined;
  }
}
