import { join } from 'node:path';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import * as z from 'zod';
import { readKept, replaceFile } from './issuer-folder.ts';

interface Entry {
  payload: AdapterPayload;
  /** Real milliseconds since the epoch: sessions live by the browser's clock, not by the desk's. */
  readonly expiresAt: number | undefined;
}

const kept = z.array(
  z.tuple([
    z.string(),
    z.object({ payload: z.record(z.string(), z.json()), expiresAt: z.number().optional() }),
  ]),
);

/**
 * Sessions, grants, codes and refresh tokens in one file, so that who was signed in stays so over a
 * restart. The whole file is replaced at each change: a desk has a handful of people.
 *
 * @throws when the kept file is damaged.
 */
export function sessionStore(dir: string): (model: string) => Adapter {
  const file = join(dir, 'sessions.json');
  const entries = new Map<string, Entry>();
  for (const [key, { payload, expiresAt }] of readKept(file, kept) ?? []) {
    entries.set(key, { payload, expiresAt });
  }

  const save = () => replaceFile(file, [...entries]);

  const prune = () => {
    const now = Date.now();
    for (const [key, { expiresAt }] of entries) {
      if (expiresAt !== undefined && expiresAt <= now) entries.delete(key);
    }
  };

  return (model) => {
    const keyOf = (id: string) => `${model}:${id}`;
    const search = (field: 'uid' | 'userCode', value: string) =>
      entries
        .entries()
        .find(([key, { payload }]) => key.startsWith(`${model}:`) && payload[field] === value)?.[1]
        .payload;

    return {
      async upsert(id, payload, expiresIn) {
        prune();
        const expiresAt = expiresIn === undefined ? undefined : Date.now() + expiresIn * 1000;
        entries.set(keyOf(id), { payload, expiresAt });
        save();
      },
      async find(id) {
        return entries.get(keyOf(id))?.payload;
      },
      async findByUid(uid) {
        return search('uid', uid);
      },
      async findByUserCode(userCode) {
        return search('userCode', userCode);
      },
      async consume(id) {
        const entry = entries.get(keyOf(id));
        if (entry === undefined) return;
        entry.payload = { ...entry.payload, consumed: Math.floor(Date.now() / 1000) };
        save();
      },
      async destroy(id) {
        if (entries.delete(keyOf(id))) save();
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of entries) {
          if (payload.grantId === grantId) entries.delete(key);
        }
        save();
      },
    };
  };
}
