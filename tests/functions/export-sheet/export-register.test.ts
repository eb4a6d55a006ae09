import { beforeEach, describe, expect, test } from 'vitest';
import { registerExportEndpoint } from '#functions/export-sheet/export.ts';
import { httpApi } from '#functions/runtime/http-api.ts';
import { readSheet } from '#shared/adapters/sheet/read-sheet.ts';
import { sheetWriter } from '#shared/adapters/sheet/write-sheet.ts';
import { MOST_EXPORTED_TICKETS } from '#shared/usecases/export/export-register.ts';
import { complaints, opened } from '#tests/support/counted.ts';
import { PEOPLE } from '#tests/support/desk-api.ts';
import { memoryFileObjects, unsignedFiles } from '#tests/support/file-objects.ts';
import { httpEvent, lambdaContext } from '#tests/support/http-events.ts';
import { type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';

const ROUTE = 'GET /v1/registers/{playbook}/{register}/export';

let desk: MemoryDesk;

beforeEach(() => {
  desk = memoryDesk();
});

interface Asked {
  readonly caller?: { readonly name: string; readonly groups: readonly string[] };
  readonly query?: Readonly<Record<string, string>>;
  readonly ports?: Partial<MemoryDesk['ports']>;
}

const get = async (
  register: string,
  { caller = PEOPLE.zhao, query = {}, ports = {} }: Asked = {},
) => {
  const [playbook = '', name = ''] = register.split('.');
  const handler = registerExportEndpoint({
    ...desk.ports,
    ...ports,
    writer: sheetWriter,
    objects: memoryFileObjects({ uploads: new Map(), kept: new Map() }),
    signer: unsignedFiles,
  });
  const path = '/v1/registers/{playbook}/{register}/export';
  const {
    statusCode,
    headers = {},
    body = '',
  } = await httpApi([{ method: 'GET', path, handler }])(
    httpEvent(ROUTE, { caller, path: { playbook, register: name }, query }),
    lambdaContext,
  );
  const bytes = new Uint8Array(Buffer.from(body, 'base64'));
  return { statusCode, headers, body, bytes, text: new TextDecoder().decode(bytes) };
};

const csv = { format: 'csv', language: 'en' };

describe('a register as a spreadsheet', () => {
  test('holds every page, its groups and its totals at the foot', async () => {
    for (const name of ['陆佳', '=cmd|calc']) {
      desk.pass(1_000);
      for (let at = 1; at <= 60; at++) {
        await opened(desk, {
          playbook: 'work-order-filing',
          fields: { pages: at, adviser: name },
        });
      }
    }
    const { statusCode, headers, text } = await get('work-order-filing.orders', { query: csv });
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toContain('text/csv');
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(1 + 120 + 2 + 1);
    expect(lines[0]).toMatch(/^Row,Tickets,/);
    expect(lines.at(1)).toMatch(/^Entry,1,/);
    expect(lines.at(-3)).toMatch(/^Group,60,.*陆佳.*1830/);
    expect(lines.at(-2)).toMatch(/^Group,60,.*'=cmd\|calc.*1830/);
    expect(lines.at(-1)).toMatch(/^Total,120,.*3660/);
  });

  test('has only the form’s columns where nothing is added up', async () => {
    await complaints(desk, [{ fields: { content: '主机不开机，客户住北京市朝阳区望京街 8 号' } }]);
    const { bytes, headers } = await get('complaint.registration');
    expect(headers['content-disposition']).toContain(encodeURIComponent('登记'));
    const sheet = readSheet(bytes);
    expect(sheet.ok && sheet.value.header[0]).not.toBe('行');
    expect(sheet.ok && sheet.value.rows.map(({ cells }) => cells)).toEqual([
      expect.arrayContaining(['主机不开机，客户住北京市朝阳区望京街 8 号']),
    ]);
  });

  test('is cut by days', async () => {
    await complaints(desk, [{}, {}]);
    const rowsFor = async (asked: Asked) => {
      const sheet = readSheet((await get('complaint.registration', asked)).bytes);
      return sheet.ok ? sheet.value.rows.length : 0;
    };
    expect(await rowsFor({})).toBe(2);
    expect(await rowsFor({ query: { from: '2026-03-03' } })).toBe(0);
    expect(await rowsFor({ query: { from: '2026-03-02', to: '2026-03-02' } })).toBe(2);
  });

  test('keeps fields from whoever does not see them', async () => {
    const ticket = await opened(desk, { playbook: 'kpi-quarter', fields: { period: '2026-Q1' } });
    const fields = { ...ticket.run.fields, total: '92', bonus: '1800.00' };
    const after = { ...ticket, version: 2, run: { ...ticket.run, fields } };
    const decision = { before: ticket, after, events: [], messages: [], jobs: [], effects: [] };
    await desk.ports.desk.commit({ at: desk.now(), decisions: [decision] });
    const as = (role: string) =>
      get('kpi-quarter.scores', {
        query: csv,
        caller: { name: 'yu', groups: ['supervisor', role, `team.${ticket.team}`] },
      });
    expect((await as('human-resources')).text).toContain('1800');
    expect((await as('project-manager')).text).not.toContain('1800');
  });
});

describe('a register is not exported', () => {
  test('to whoever may read it but not carry it away, nor shown to exist to others', async () => {
    const sun = { name: 'sun', groups: ['agent', 'team.complaints'] };
    const refused = await get('complaint.registration', { caller: sun });
    expect(refused.statusCode).toBe(403);
    expect(refused.body).toContain('records.export');
    expect((await get('complaint.registration', { caller: PEOPLE.nobody })).statusCode).toBe(404);
    expect((await get('complaint.none')).statusCode).toBe(404);
  });

  test('in formats and by days that there are not', async () => {
    for (const query of [{ format: 'pdf' }, { from: '2026-02-30' }, { limit: '5' }]) {
      expect((await get('complaint.registration', { query })).statusCode).toBe(400);
    }
  });

  test('with more tickets than can be read while somebody waits, rather than cut', async () => {
    const [ticket] = await complaints(desk, [{}]);
    if (ticket === undefined) throw new Error('no ticket');
    let reads = 0;
    const endless = async ({ limit }: { readonly limit: number }) => {
      reads += 1;
      return { items: Array.from({ length: limit }, () => ticket), next: 'more' };
    };
    const { statusCode, body } = await get('complaint.registration', {
      ports: { desk: { ...desk.ports.desk, ticketsOf: endless } },
    });
    expect(statusCode).toBe(422);
    expect(JSON.parse(body)).toMatchObject({
      type: 'export.too-large',
      most: MOST_EXPORTED_TICKETS,
    });
    expect(reads).toBe(MOST_EXPORTED_TICKETS / 100 + 1);
  });
});
