import { seeOther } from '#functions/runtime/http-api.ts';
import type { HttpAnswer } from '#functions/runtime/problem.ts';
import { dispositionOf } from '#shared/contracts/disposition.ts';
import type { Exported } from '#shared/usecases/export/export-table.ts';

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
