import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { JwtPrincipal } from './jwt-authorizer.ts';
import type { SelectedRoute } from './routes.ts';

/** The event of payload format 2.0, as a function gets it. */
export interface HttpEvent {
  readonly version: '2.0';
  readonly routeKey: string;
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly cookies?: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly queryStringParameters?: Readonly<Record<string, string>>;
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly requestContext: RequestContext;
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}

interface RequestContext {
  readonly accountId: string;
  readonly apiId: string;
  readonly authorizer?: { readonly jwt: JwtPrincipal };
  readonly domainName: string;
  readonly domainPrefix: string;
  readonly http: {
    readonly method: string;
    readonly path: string;
    readonly protocol: string;
    readonly sourceIp: string;
    readonly userAgent: string;
  };
  readonly requestId: string;
  readonly routeKey: string;
  readonly stage: string;
  readonly time: string;
  readonly timeEpoch: number;
}

/** A request's target, split once. */
export interface RequestTarget {
  /** Decoded, as HTTP APIs hand it on. */
  readonly path: string;
  readonly parts: readonly string[];
  /** As sent, without the question mark. */
  readonly query: string;
}

export interface EventParts {
  readonly request: IncomingMessage;
  readonly target: RequestTarget;
  readonly route: SelectedRoute;
  readonly principal: JwtPrincipal | undefined;
  readonly body: Buffer;
  readonly requestId: string;
  readonly now: number;
}

const ACCOUNT = '123456789012';
const API = 'huiyinlocal';
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
/**
 * The bodies an HTTP API hands on as text; everything else, forms (`x-www-form-urlencoded`) and bodies
 * without a content type among it, comes in Base64.
 */
const TEXT_BODY = /^(text\/.*|application\/(json|javascript|xml|.+\+json|.+\+xml))$/;

/** @returns none when the target is no path or holds a broken escape. */
export function requestTarget(url: string): RequestTarget | undefined {
  const mark = url.indexOf('?');
  const raw = mark < 0 ? url : url.slice(0, mark);
  if (!raw.startsWith('/')) return undefined;
  try {
    const parts = raw.slice(1).split('/').map(decodeURIComponent);
    return { path: `/${parts.join('/')}`, parts, query: mark < 0 ? '' : url.slice(mark + 1) };
  } catch {
    return undefined;
  }
}

/** Names in lower case, values of one name joined by a comma; the raw pairs are an even list. */
function joinedHeaders(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at]?.toLowerCase() ?? '';
    const value = raw[at + 1] ?? '';
    headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`;
  }
  return headers;
}

function joinedQuery(query: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    values[name] = values[name] === undefined ? value : `${values[name]},${value}`;
  }
  return values;
}

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** Common log format in UTC, such as `12/Mar/2020:19:03:58 +0000`. */
function logTime(epochMs: number): string {
  const date = new Date(epochMs);
  const day = `${twoDigits(date.getUTCDate())}/${MONTHS[date.getUTCMonth()]}/${date.getUTCFullYear()}`;
  return `${day}:${date.toISOString().slice(11, 19)} +0000`;
}

const filled = <Name extends string>(name: Name, values: Record<string, string>) =>
  Object.keys(values).length === 0 ? {} : { [name]: values };

function forwardedHeaders(request: IncomingMessage, now: number) {
  const before = request.headers['x-forwarded-for'];
  const source = sourceOf(request);
  const second = Math.floor(now / 1000).toString(16);
  return {
    'x-amzn-trace-id': `Root=1-${second}-${randomBytes(12).toString('hex')}`,
    'x-forwarded-for': before === undefined ? source : `${before}, ${source}`,
    'x-forwarded-port': String(request.socket.localPort ?? ''),
    'x-forwarded-proto': 'http',
  };
}

const sourceOf = (request: IncomingMessage) => request.socket.remoteAddress ?? '127.0.0.1';

function context(parts: EventParts, userAgent: string): RequestContext {
  const { request, target, route, principal, requestId, now } = parts;
  const domainName = request.headers.host ?? '127.0.0.1';
  return {
    accountId: ACCOUNT,
    apiId: API,
    ...(principal === undefined ? {} : { authorizer: { jwt: principal } }),
    domainName,
    domainPrefix: domainName.split('.')[0] ?? domainName,
    http: {
      method: request.method ?? 'GET',
      path: target.path,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: sourceOf(request),
      userAgent,
    },
    requestId,
    routeKey: route.definition.routeKey,
    stage: '$default',
    time: logTime(now),
    timeEpoch: now,
  };
}

function bodyFields(body: Buffer, contentType: string) {
  if (body.length === 0) return { isBase64Encoded: false };
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  const isBase64Encoded = !TEXT_BODY.test(type);
  return { body: body.toString(isBase64Encoded ? 'base64' : 'utf8'), isBase64Encoded };
}

/**
 * The event of payload format 2.0.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function requestEvent(parts: EventParts): HttpEvent {
  const { request, target, route, body, now } = parts;
  const { cookie, ...headers } = joinedHeaders(request.rawHeaders);
  const cookies = cookie?.split(/;\s*/).filter((text) => text !== '') ?? [];
  return {
    version: '2.0',
    routeKey: route.definition.routeKey,
    rawPath: target.path,
    rawQueryString: target.query,
    ...(cookies.length === 0 ? {} : { cookies }),
    headers: { ...headers, ...forwardedHeaders(request, now) },
    ...filled('queryStringParameters', joinedQuery(target.query)),
    requestContext: context(parts, headers['user-agent'] ?? ''),
    ...filled('pathParameters', { ...route.parameters }),
    ...bodyFields(body, headers['content-type'] ?? ''),
  };
}
