import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { base32 } from '#shared/adapters/base32.ts';
import type { Keys } from '#shared/domain/signing/keys.ts';

/** 26 letters of base32 hold 130 bits, above the 128 that a credential needs. */
const MAC_LETTERS = 26;

const kid = z.string().regex(/^[a-z0-9]{1,4}$/);

/** What stands in the secret: which key signs, which one still verifies, and the keys by their id. */
export const keySecret = z
  .object({ current: kid, previous: kid.exactOptional() })
  .catchall(z.string().min(32));

export type KeySecret = z.infer<typeof keySecret>;

/** Keys from the secret's value. Throws when the current one is missing: a desk that cannot sign must not start. */
export const hmacKeys = (secret: KeySecret): Keys => {
  const known = new Map(
    [secret.current, secret.previous]
      .filter((id) => id !== undefined)
      .flatMap((id) => {
        const key = secret[id];
        return key === undefined ? [] : [[id, key] as const];
      }),
  );
  if (!known.has(secret.current)) throw new Error(`the secret has no key ${secret.current}`);

  return {
    current: secret.current,
    mac: (id, text) => {
      const key = known.get(id);
      return key === undefined
        ? undefined
        : base32(createHmac('sha256', key).update(text).digest()).slice(0, MAC_LETTERS);
    },
    same: (left, right) => {
      const [a, b] = [Buffer.from(left), Buffer.from(right)];
      return a.length === b.length && timingSafeEqual(a, b);
    },
  };
};
