import { beforeEach, describe, expect, it } from 'vitest';
import { recordsEndpoint } from '#functions/export-sheet/export.ts';
import { httpApi } from '#functions/runtime/http-api.ts';
import { installedKinds } from '#shared/adapters/installed-kinds.ts';
import { readSheet } from '#shared/adapters/sheet/read-sheet.ts';
import { sheetWriter } from '#shared/adapters/sheet/write-sheet.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import { openRecord } from '#shared/domain/record/open-record.ts';
import { PEOPLE } from '../../support/desk-api.ts';
import { memoryFileObjects, unsignedFiles } from '../../support/file-objects.ts';
import { httpEvent, lambdaContext } from '../../support/http-events.ts';
import { CUSTOMERS } from '../../support/import-desk.ts';
import { memoryDesk } from '../../support/memory-desk.ts';

const SECRET: Kind = { ...CUSTOMERS, id: 'secret', secrecy: 'code == "KH-2" ? "绝密" : "秘密"' };
const CLOSED: Kind = { ...CUSTOMERS, id: 'closed', seenBy: ['@finance', 'about'] };

describe('records of a kind as a spreadsheet', () => {
  let desk: ReturnType<typeof memoryDesk>;
  const kept = new Map<string, Uint8Array>();
  beforeEach(() => {
    desk = memoryDesk();
    kept.clear();
  });

  const keep = async (
    kind: Kind,
    id: string,
    { fields, subject }: { fields: Readonly<Record<string, Json>>; subject?: string },
  ) => {
    const opened = openRecord(
      kind,
      { id, fields, ...(subject === undefined ? {} : { subject }) },
      desk.now(),
    );
    if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
    await desk.ports.desk.commit({ at: desk.now(), records: [{ after: opened.value }] });
  };

  const get = async (
    kind: string,
    query = {},
    caller: { name: string; groups: readonly string[] } = PEOPLE.chen,
  ) => {
    const handler = httpApi([
      {
        method: 'GET',
        path: '/v1/kinds/{kind}/export',
        handler: recordsEndpoint({
          ...desk.ports,
          kinds: installedKinds(async () => [CUSTOMERS, SECRET, CLOSED]),
          writer: sheetWriter,
          objects: memoryFileObjects({ uploads: new Map(), kept }),
          signer: unsignedFiles,
        }),
      },
    ]);
    const event = httpEvent('GET /v1/kinds/{kind}/export', { caller, path: { kind }, query });
    const {
      statusCode,
      headers = {},
      body = '',
      isBase64Encoded,
    } = await handler(event, lambdaContext);
    expect(statusCode !== 200 || isBase64Encoded).toBe(true);
    return { statusCode, headers, bytes: new Uint8Array(Buffer.from(body, 'base64')) };
  };

  it('shows titles in the reader’s language, choices by their titles, and what can come in again', async () => {
    await keep(CUSTOMERS, 'k1', {
      fields: {
        code: 'KH-001',
        name: '=1+1 有限公司',
        form: 'company',
        limit: '1234.5',
        since: '2019-03-01',
        noCalls: false,
        phone: '+861065529988',
      },
    });
    const { statusCode, headers, bytes } = await get('client', { format: 'csv', language: 'en' });
    expect(statusCode).toBe(200);
    expect(headers['content-disposition']).toContain("filename*=UTF-8''Client%202026-");
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(
      '\ufeffid,Client code,Customer,Form,Phone,E-mail,Address,Trading since,Credit limit,Keeper,Wants no calls,Years,Internal level\r\n' +
        "k1,KH-001,'=1+1 有限公司,Company,'+861065529988,,,2019-03-01,1234.5,,no,,\r\n",
    );
    const xlsx = readSheet((await get('client')).bytes);
    expect(xlsx.ok && xlsx.value.rows[0]?.cells.slice(0, 4)).toEqual([
      'k1',
      'KH-001',
      '=1+1 有限公司',
      '企业',
    ]);
    expect(xlsx.ok && xlsx.value.rows[0]?.cells.slice(7, 9)).toEqual([
      { date: '2019-03-01' },
      { number: '1234.5' },
    ]);
  });

  it('leaves out what is top secret and what is about the reader, and says how many', async () => {
    await keep(SECRET, 'a', { fields: { code: 'KH-1' } });
    await keep(SECRET, 'b', { fields: { code: 'KH-2' } });
    await keep(SECRET, 'c', { fields: { code: 'KH-3' }, subject: 'chen' });
    const { headers, bytes } = await get('secret');
    expect(headers['huiyin-left-out']).toBe('2');
    const read = readSheet(bytes);
    expect(read.ok && read.value.rows.map(({ cells }) => cells[0])).toEqual(['a']);
  });

  it('is for those whose role it is', async () => {
    expect((await get('client', {}, PEOPLE.lin)).statusCode).toBe(403);
    expect((await get('closed')).statusCode).toBe(403);
    expect((await get('nothing')).statusCode).toBe(400);
    expect((await get('client', { format: 'pdf' })).statusCode).toBe(400);
  });

  it('lies in the bucket for a while where it is too large for an answer', async () => {
    for (let at = 0; at < 900; at++) {
      await keep(CUSTOMERS, `k${at}`, { fields: { code: `KH-${at}`, ...LONG } });
    }
    const { statusCode, headers } = await get('client', { format: 'csv' });
    expect(statusCode).toBe(303);
    const [[id, bytes] = ['', new Uint8Array()]] = [...kept];
    expect(id).toMatch(/^export-/);
    expect(headers['location']).toContain(id);
    const read = readSheet(bytes);
    expect(read.ok && read.value.rows.length).toBe(900);
  });
});

/** Of a kind whose records are long, as memos are. */
const LONG = {
  name: '长'.repeat(500),
  address: '地'.repeat(500),
  level: '级'.repeat(500),
} as const;
