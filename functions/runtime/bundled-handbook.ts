import { readFileSync } from 'node:fs';
import { type Handbook, unpackHandbook } from '#shared/adapters/packed-handbook.ts';

/** The handbook that the synthesis packed beside this function's bundle. */
export const handbook: Handbook = unpackHandbook(
  readFileSync(new URL('handbook.jsonl', import.meta.url)),
);
