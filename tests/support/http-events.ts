/** Requests as API Gateway hands them to a function (payload format 2.0). */
import type { Context } from 'aws-lambda';
import type { HttpEvent } from '#functions/runtime/http-api.ts';

export interface RequestParts {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly path?: Readonly<Record<string, string>>;
  /** Who the authorizer has found, with the groups as API Gateway writes them. */
  readonly caller?: { readonly name: string; readonly groups?: readonly string[] };
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as a form, which API Gateway passes on in Base64. */
  readonly form?: Readonly<Record<string, string>>;
  /** Sent as it stands. */
  readonly body?: string;
  readonly sourceIp?: string;
}

const contentOf = ({ json, form, body }: RequestParts) => {
  if (form !== undefined) {
    const text = new URLSearchParams({ ...form }).toString();
    return {
      type: 'application/x-www-form-urlencoded',
      body: Buffer.from(text).toString('base64'),
      isBase64Encoded: true,
    };
  }
  const text = body ?? (json === undefined ? undefined : JSON.stringify(json));
  return { type: 'application/json', body: text, isBase64Encoded: false };
};

const authorizerOf = ({ caller }: RequestParts) =>
  caller === undefined
    ? {}
    : {
        authorizer: {
          jwt: {
            claims: {
              username: caller.name,
              ...(caller.groups === undefined
                ? {}
                : { 'cognito:groups': `[${caller.groups.join(' ')}]` }),
            },
            scopes: [],
          },
          integrationLatency: 0,
          principalId: caller.name,
        },
      };

/** @param route as the template has it, such as `GET /v1/tickets/{id}` */
export const httpEvent = (route: string, parts: RequestParts = {}): HttpEvent => {
  const [method = 'GET', template = '/'] = route.split(' ');
  const rawPath = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(parts.path?.[name] ?? ''),
  );
  const { type, body, isBase64Encoded } = contentOf(parts);
  return {
    version: '2.0',
    routeKey: route,
    rawPath,
    rawQueryString: new URLSearchParams({ ...parts.query }).toString(),
    headers: { 'content-type': type, ...parts.headers },
    ...(parts.query === undefined ? {} : { queryStringParameters: { ...parts.query } }),
    ...(parts.path === undefined ? {} : { pathParameters: { ...parts.path } }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'desk.example',
      domainPrefix: 'desk',
      http: {
        method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: parts.sourceIp ?? '203.0.113.7',
        userAgent: 'test',
      },
      requestId: 'request-1',
      routeKey: route,
      stage: '$default',
      time: '02/Mar/2026:02:00:00 +0000',
      timeEpoch: 1_772_416_800_000,
      ...authorizerOf(parts),
    },
    isBase64Encoded,
    ...(body === undefined ? {} : { body }),
  };
};

export const lambdaContext: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'test',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:000000000000:function:test',
  memoryLimitInMB: '512',
  awsRequestId: '00000000-0000-4000-8000-000000000000',
  logGroupName: 'test',
  logStreamName: 'test',
  getRemainingTimeInMillis: () => 10_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
};
