/** The archive of a desk in memory, entered by its routes. */
import * as z from 'zod';
import { installedKinds } from '#shared/adapters/installed-kinds.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { DeskRecord } from '#shared/domain/record/record.ts';
import { KINDS } from '#shared/playbooks/handbook.ts';
import type { Table } from '#shared/ports/table.ts';
import { deskApi, PEOPLE } from './desk-api.ts';
import type { RequestParts } from './http-events.ts';
import { keep } from './kept-records.ts';
import { memoryDesk } from './memory-desk.ts';

export const ARCHIVISTS = {
  ...PEOPLE,
  /** Cleared for 秘密. */
  gao: { name: 'gao', groups: ['front-office', 'team.general'] },
  /** Cleared for 机密. */
  xu: { name: 'xu', groups: ['archive-clerk', 'team.general'] },
  /** Cleared for 绝密, and watches over the log. */
  zhou: { name: 'zhou', groups: ['archive-supervisor', 'team.general'] },
} as const;

export type Caller = NonNullable<RequestParts['caller']>;

const items = z.object({
  items: z.array(z.record(z.string(), z.json())),
  next: z.string().optional(),
});

/** @param kinds beside those of the handbook */
export const archiveDesk = (
  kinds: readonly Kind[] = [],
  wrap: (table: Table) => Table = (table) => table,
) => {
  const desk = memoryDesk();
  const ports = {
    ...desk.ports,
    kinds: installedKinds(async () => [...KINDS, ...kinds]),
    desk: deskStore(wrap(desk.memory)),
  };
  const api = deskApi({ ports });
  return {
    ...desk,
    ports,
    api,
    put: (...records: readonly DeskRecord[]) => keep(desk.ports.desk, ...records),
    get: (id: string, caller: Caller, kind = 'customer') =>
      api('GET /v1/records/{kind}/{id}', { caller, path: { kind, id } }),
    list: async (caller: Caller, query: Readonly<Record<string, string>> = {}, kind = 'customer') =>
      items.parse((await api('GET /v1/records/{kind}', { caller, path: { kind }, query })).json),
    open: (
      caller: Caller,
      json: object,
      { kind = 'customer', key }: { kind?: string; key?: string } = {},
    ) =>
      api('POST /v1/records/{kind}', {
        caller,
        path: { kind },
        json,
        ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
      }),
    change: (
      id: string,
      caller: Caller,
      { fields, version = 1, kind = 'customer' }: { fields: Json; version?: number; kind?: string },
    ) =>
      api('PUT /v1/records/{kind}/{id}', {
        caller,
        path: { kind, id },
        headers: { 'if-match': `"${version}"` },
        json: { fields },
      }),
    merge: (
      id: string,
      other: string,
      { caller, version = 1 }: { caller: Caller; version?: number },
    ) =>
      api('POST /v1/records/{kind}/{id}/merge', {
        caller,
        path: { kind: 'customer', id },
        headers: { 'if-match': `"${version}"` },
        json: { other },
      }),
    part: (
      part: 'tickets' | 'accesses' | 'grants',
      id: string,
      { caller, query = {} }: { caller: Caller; query?: Readonly<Record<string, string>> },
    ) =>
      api(`GET /v1/records/{kind}/{id}/${part}`, { caller, path: { kind: 'customer', id }, query }),
    /** Person and outcome of every look that was written down, the newest first. */
    looks: async (id: string): Promise<readonly string[]> => {
      const page = await ports.records.accessLog({ record: { kind: 'customer', id }, limit: 100 });
      return page.items.map(({ person, outcome }) => `${person} ${outcome}`);
    },
  };
};
