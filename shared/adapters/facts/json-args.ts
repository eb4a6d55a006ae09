/** What stands in the arguments of a lookup. */
import { isJsonList, type Json } from '#shared/domain/expression/value.ts';

export type JsonRecord = { readonly [name: string]: Json };

export const recordIn = (json: Json | undefined): JsonRecord =>
  typeof json === 'object' && json !== null && !isJsonList(json) ? json : {};

/** An empty text for everything else. */
export const textIn = (json: Json | undefined): string => (typeof json === 'string' ? json : '');

/** An id, or that of a record. */
export const idIn = (json: Json | undefined): string =>
  typeof json === 'string' ? json : textIn(recordIn(json)['id']);
