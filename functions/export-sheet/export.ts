import { asked } from '#functions/agent-api/endpoint.ts';
import { type Endpoint, seeOther } from '#functions/runtime/http-api.ts';
import { type HttpAnswer, refused } from '#functions/runtime/problem.ts';
import { dispositionOf } from '#shared/contracts/disposition.ts';
import { exportQuery } from '#shared/contracts/import-api.ts';
import { type ExportRecordsPorts, exportRecords } from '#shared/usecases/export/export-records.ts';
import type { Exported } from '#shared/usecases/export/export-table.ts';

/** GET /v1/kinds/{kind}/export */
export const recordsEndpoint = (ports: ExportRecordsPorts): Endpoint =>
  asked(exportQuery, async (query, person, event) => {
    const kind = event.pathParameters?.['kind'] ?? '';
    const outcome = await exportRecords(ports, person, { ...query, kind });
    if (!outcome.ok) return refused(outcome.refusal);
    const { exported, leftOut } = outcome.value;
    return exportAnswer(exported, { 'huiyin-left-out': String(leftOut) });
  });

/** The file, or the way to it where it is too large for an answer. */
export const exportAnswer = (
  exported: Exported,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => {
  if (exported.as === 'link') {
    const there = seeOther(exported.url);
    return { ...there, headers: { ...there.headers, ...headers } };
  }
  const { name, type, bytes } = exported;
  return {
    statusCode: 200,
    headers: {
      'content-type': type,
      'content-disposition': dispositionOf(name),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
    body: Buffer.from(bytes).toString('base64'),
    isBase64Encoded: true,
  };
};
