/**
 * The console as it is deployed, in small: its function and the agents' API behind the local HTTP API with its
 * authorizer, people at the local issuer, and the desk's rows in memory.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from 'aws-lambda';
import { listEndpoint, showEndpoint } from '#functions/agent-api/read.ts';
import { messageEndpoint, resolveEndpoint, takeEndpoint } from '#functions/agent-api/work.ts';
import { consolePageRoutes } from '#functions/console-page/console-page.ts';
import { decisionPorts } from '#functions/runtime/decision-ports.ts';
import { httpApi } from '#functions/runtime/http-api.ts';
import { gateway } from '#local/api-gateway/gateway.ts';
import { startIssuer } from '#local/cognito/issuer.ts';
import { PEOPLE } from '#local/cognito/people.ts';
import { memoryTable } from '#shared/adapters/memory/memory-table.ts';
import { accessLog } from '#shared/adapters/store/access-log.ts';
import { changeFeed } from '#shared/adapters/store/change-feed.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { mailLedger } from '#shared/adapters/store/mail-ledger.ts';

const CLIENT = 'console';

const ROUTES = [
  { method: 'GET', path: '/console' },
  { method: 'GET', path: '/console/app.js' },
  { method: 'GET', path: '/v1/tickets', authorizer: 'agents' },
  { method: 'GET', path: '/v1/tickets/{id}', authorizer: 'agents' },
  { method: 'POST', path: '/v1/tickets/{id}/messages', authorizer: 'agents' },
  { method: 'POST', path: '/v1/tickets/{id}/take', authorizer: 'agents' },
  { method: 'POST', path: '/v1/tickets/{id}/resolve', authorizer: 'agents' },
].map(({ method, path, authorizer }) => ({
  routeKey: `${method} ${path}`,
  target: 'all',
  authorizer,
}));

const context: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'console-page',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:000000000000:function:console-page',
  memoryLimitInMB: '256',
  awsRequestId: '00000000-0000-4000-8000-000000000000',
  logGroupName: 'console-page',
  logStreamName: 'console-page',
  getRemainingTimeInMillis: () => 10_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
};

const realClock = {
  speed: 1,
  now: () => Date.now(),
  anchor: () => ({ deskEpochMs: Date.now(), realEpochMs: Date.now(), speed: 1 }),
};

export const startConsoleDesk = async () => {
  const dir = mkdtempSync(join(tmpdir(), 'huiyin-console-'));
  // The issuer must know the console's address and the console the issuer's, so the door opens before the desk.
  let serve: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => serve(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const url = `http://127.0.0.1:${address.port}`;
  const issuer = await startIssuer({
    dir,
    clock: realClock,
    clientId: CLIENT,
    redirectUris: [`${url}/console`],
    people: PEOPLE,
  });

  const table = memoryTable();
  const desk = deskStore(table);
  const ports = {
    ...decisionPorts(table),
    desk,
    accesses: accessLog(table),
    mails: mailLedger(table),
    changes: changeFeed(table),
  };
  const handler = httpApi([
    ...consolePageRoutes({ issuer: issuer.url, consoleClient: CLIENT, siteUrl: url }),
    { method: 'GET', path: '/v1/tickets', handler: listEndpoint(ports) },
    { method: 'GET', path: '/v1/tickets/{id}', handler: showEndpoint(ports) },
    { method: 'POST', path: '/v1/tickets/{id}/messages', handler: messageEndpoint(ports) },
    { method: 'POST', path: '/v1/tickets/{id}/take', handler: takeEndpoint(ports) },
    { method: 'POST', path: '/v1/tickets/{id}/resolve', handler: resolveEndpoint(ports) },
  ]);
  const respond = gateway({
    routes: ROUTES,
    authorizers: { agents: { issuer: issuer.url, audience: [CLIENT] } },
    clock: realClock,
    invoke: async (_target, { cookies: _, ...event }) => handler(event, context),
  });
  serve = (request, response) => {
    respond(request, 'request').then(
      ({ status, headers, body }) => response.writeHead(status, { ...headers }).end(body),
      () => response.writeHead(500).end(),
    );
  };

  return {
    url,
    issuer: issuer.url,
    ports,
    close: async () => {
      await issuer.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
