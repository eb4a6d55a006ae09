/**
 * The pipeline every HTTP function shares. An endpoint states what it accepts, what it does and how the outcome
 * is shown; everything between the wire and those three lives here, once.
 */
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import httpRouter, { type Route } from '@middy/http-router';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { logger } from '#functions/runtime/logger.ts';
import { type HttpAnswer, problem } from '#functions/runtime/problem.ts';

export type HttpEvent = APIGatewayProxyEventV2;

export type Endpoint = (event: HttpEvent) => Promise<HttpAnswer>;

export interface HttpRoute {
  readonly method: Route<HttpEvent, HttpAnswer>['method'];
  readonly path: string;
  readonly handler: Endpoint;
}

export const httpApi = (routes: readonly HttpRoute[]) =>
  middy<HttpEvent, HttpAnswer>()
    .use(injectLambdaContext(logger, { clearState: true }))
    .use(faultsBecomeProblems())
    .handler(
      httpRouter({
        routes: [...routes],
        notFoundResponse: () => problem(404, 'route.missing'),
      }),
    );

/**
 * Whatever is thrown ends here. It assigns the answer instead of returning one: middy stops at the first hook
 * that returns, and the hooks behind this one (the logger's clean-up) must still run.
 */
const faultsBecomeProblems = (): middy.MiddlewareObj<HttpEvent, HttpAnswer> => ({
  onError: (request) => {
    logger.error('request failed', { error: faultOf(request.error) });
    const { requestId } = request.event.requestContext;
    request.response = problem(500, 'fault', { requestId });
  },
});

const faultOf = (error: unknown): Error =>
  error instanceof Error ? error : new Error('something that is no error was thrown');

/** An answer in JSON. */
export const json = (
  statusCode: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => ({
  statusCode,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(body),
});

/** A page for people, under the headers its maker knows it needs. */
export const page = (
  statusCode: number,
  body: string,
  headers: Readonly<Record<string, string>>,
): HttpAnswer => ({ statusCode, headers, body });

/** The body as text, whatever way the gateway passed it on. */
export const bodyText = ({ body, isBase64Encoded }: HttpEvent): string =>
  body === undefined ? '' : isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;

export const isForm = ({ headers }: HttpEvent): boolean =>
  (headers['content-type'] ?? '').toLowerCase().startsWith('application/x-www-form-urlencoded');

/** Fields of a form by name; of a name that comes twice, the first counts. */
export const formFields = (event: HttpEvent): Readonly<Record<string, string>> => {
  const fields: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(bodyText(event))) {
    if (!Object.hasOwn(fields, name)) fields[name] = value.replaceAll('\r\n', '\n');
  }
  return fields;
};

/** @returns nothing when the text is no JSON */
export const jsonBody = (event: HttpEvent): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(bodyText(event)) };
  } catch {
    return undefined;
  }
};

/** A browser says that it takes a page; a program does not. */
export const wantsPage = ({ headers }: HttpEvent): boolean =>
  (headers['accept'] ?? '').includes('text/html');

/** The answer to a post: the browser asks for the page anew, so that reloading sends nothing twice. */
export const seeOther = (location: string): HttpAnswer => ({
  statusCode: 303,
  headers: { location, 'cache-control': 'no-store' },
});
