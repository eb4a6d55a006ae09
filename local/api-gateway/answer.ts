import * as z from 'zod';

/** What goes back to the caller. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: Buffer;
}

const MIN_STATUS = 200;
const MAX_STATUS = 599;

const structured = z.object({
  statusCode: z.coerce.number().int().min(MIN_STATUS).max(MAX_STATUS),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** The gateway's own words; a function is not asked. */
export const gatewayAnswer = (
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  cookies: [],
  body: Buffer.from(JSON.stringify({ message })),
});

export const emptyAnswer = (headers: Readonly<Record<string, string>>): HttpAnswer => ({
  status: 204,
  headers,
  cookies: [],
  body: Buffer.alloc(0),
});

export const internalError = () => gatewayAnswer(500, 'Internal Server Error');

const lowerCased = (headers: Readonly<Record<string, string | number | boolean>>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );

/** A result without `statusCode` is the body of a 200 in JSON. */
const inferred = (result: unknown): HttpAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  cookies: [],
  body: Buffer.from(typeof result === 'string' ? result : (JSON.stringify(result) ?? 'null')),
});

/**
 * A function's result as an answer, by the rules of payload format 2.0: structured when it holds a
 * `statusCode`, else inferred. A structured one that is malformed becomes the gateway's 500.
 */
export function answerOf(result: unknown): HttpAnswer {
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) {
    return inferred(result);
  }
  const parsed = structured.safeParse(result);
  if (!parsed.success) return internalError();
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  return {
    status: statusCode,
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...lowerCased(headers ?? {}) },
    cookies: cookies ?? [],
    body: Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}
