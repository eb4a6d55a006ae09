import type { IncomingMessage } from 'node:http';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import { answerOf, emptyAnswer, gatewayAnswer, type HttpAnswer, internalError } from './answer.ts';
import { type CorsSettings, corsHeaders, preflightHeaders } from './cors.ts';
import { type JwtAuthorizer, type JwtPrincipal, jwtAuthorizer } from './jwt-authorizer.ts';
import {
  type HttpEvent,
  type RequestTarget,
  requestEvent,
  requestTarget,
} from './request-event.ts';
import { type RouteDefinition, routeTable, type SelectedRoute } from './routes.ts';
import { type ThrottleLimit, throttle } from './throttle.ts';

export interface GatewayOptions {
  readonly routes: readonly RouteDefinition[];
  /** By the name that the routes use. */
  readonly authorizers: Readonly<Record<string, JwtAuthorizer>>;
  /** Runs a function and gives its result; a rejection is a failed invocation. */
  readonly invoke: (target: string, event: HttpEvent) => Promise<unknown>;
  /** The desk's clock, in milliseconds since the epoch. */
  readonly clock: { now(): number };
  readonly cors?: CorsSettings | undefined;
  /** For every route that has no limit of its own. */
  readonly throttle?: ThrottleLimit | undefined;
  /** Real milliseconds; the service's own limit when absent. */
  readonly integrationTimeoutMs?: number | undefined;
}

interface Place {
  readonly route: SelectedRoute;
  readonly target: RequestTarget;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const MAX_BODY_BYTES = 10 * 1024 * 1024;
const MAX_HEADER_BYTES = 10_240;
const INTEGRATION_TIMEOUT_MS = 30_000;
/** What Lambda takes and gives at most in one synchronous call; the rest of the event is small beside it. */
const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

const TIMED_OUT = Symbol('timed out');

const tooLarge = () => gatewayAnswer(413, 'Request Entity Too Large', { connection: 'close' });

function headerBytes({ method, url, httpVersion, rawHeaders }: IncomingMessage): number {
  const line = `${method} ${url} HTTP/${httpVersion}`.length;
  return rawHeaders.reduce((sum, text) => sum + text.length, line);
}

/** @returns none when the body is larger than the service takes. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

async function within<Value>(limitMs: number, work: Promise<Value>) {
  const { promise, resolve } = Promise.withResolvers<typeof TIMED_OUT>();
  const timer = setTimeout(() => resolve(TIMED_OUT), limitMs);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Who asks, by the route's authorizer; nobody in particular on an open route. Refuses with an answer. */
function doorkeeper({ routes, authorizers, clock }: GatewayOptions) {
  const gates = new Map(
    Object.entries(authorizers).map(([name, settings]) => [name, jwtAuthorizer(settings, clock)]),
  );
  for (const { authorizer, routeKey } of routes) {
    if (authorizer !== undefined && !gates.has(authorizer)) {
      throw new Error(`The route "${routeKey}" names an unknown authorizer: ${authorizer}.`);
    }
  }

  return async (
    { definition }: SelectedRoute,
    authorization: string | undefined,
  ): Promise<Result<JwtPrincipal | undefined, HttpAnswer>> => {
    const gate = definition.authorizer === undefined ? undefined : gates.get(definition.authorizer);
    if (gate === undefined) return accept(undefined);
    const access = await gate(authorization, definition.scopes);
    if (access.ok) return access;
    const { status, challenge } = access.refusal;
    const message = status === 401 ? 'Unauthorized' : 'Forbidden';
    return refuse(gatewayAnswer(status, message, { 'www-authenticate': challenge }));
  };
}

async function run(options: GatewayOptions, target: string, event: HttpEvent): Promise<HttpAnswer> {
  const outcome = await within(
    options.integrationTimeoutMs ?? INTEGRATION_TIMEOUT_MS,
    options.invoke(target, event).then(answerOf, () => internalError()),
  );
  if (outcome === TIMED_OUT) return gatewayAnswer(503, 'Service Unavailable');
  return outcome.body.length > MAX_PAYLOAD_BYTES ? internalError() : outcome;
}

function functionDoor(options: GatewayOptions) {
  const admit = doorkeeper(options);

  return async (request: IncomingMessage, place: Place, requestId: string): Promise<HttpAnswer> => {
    const access = await admit(place.route, request.headers.authorization);
    if (!access.ok) return access.refusal;
    const body = await readBody(request);
    if (body === undefined) return tooLarge();
    const now = options.clock.now();
    const event = requestEvent({
      request,
      ...place,
      principal: access.value,
      body,
      requestId,
      now,
    });
    if ((event.body?.length ?? 0) > MAX_PAYLOAD_BYTES) return tooLarge();
    return run(options, place.route.definition.target, event);
  };
}

/**
 * What an HTTP API does with a request: limits, CORS, route, throttle, authorizer, function, answer.
 *
 * @throws for a malformed route key or an authorizer that is not there.
 */
export function gateway(options: GatewayOptions) {
  const { cors } = options;
  const table = routeTable(options.routes);
  const admit = throttle(options.clock);
  const serve = functionDoor(options);

  const admitted = ({ definition }: SelectedRoute) => {
    const limit = definition.throttle ?? options.throttle;
    return limit === undefined || admit(definition.routeKey, limit);
  };

  return async (request: IncomingMessage, requestId: string): Promise<HttpAnswer> => {
    if (headerBytes(request) > MAX_HEADER_BYTES) {
      return gatewayAnswer(431, 'Request Header Fields Too Large', { connection: 'close' });
    }
    const { method = 'GET', headers } = request;
    const asked = headers['access-control-request-method'];
    if (cors !== undefined && method === 'OPTIONS' && asked !== undefined) {
      return emptyAnswer(preflightHeaders(cors, headers.origin ?? ''));
    }
    const target = requestTarget(request.url ?? '/');
    if (target === undefined) return gatewayAnswer(400, 'Bad Request');
    const route = table.select(method, target.parts);
    if (route === undefined) return gatewayAnswer(404, 'Not Found');
    if (!admitted(route)) return gatewayAnswer(429, 'Too Many Requests');
    const answer = await serve(request, { route, target }, requestId);
    if (cors === undefined || headers.origin === undefined) return answer;
    return { ...answer, headers: { ...answer.headers, ...corsHeaders(cors, headers.origin) } };
  };
}
