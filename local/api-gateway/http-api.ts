import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type HttpAnswer, internalError } from './answer.ts';
import { type GatewayOptions, gateway } from './gateway.ts';

export interface HttpApiOptions extends GatewayOptions {
  /** 0 = any free port. */
  readonly port: number;
}

export interface HttpApi {
  /** `http://127.0.0.1:port`, without a trailing slash. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Node's own limit stands above the service's, so that the service's answer is the one given. */
const NODE_HEADER_BYTES = 64 * 1024;
/** As long as the service holds an idle connection, so that a client seldom meets one that just closed. */
const KEEP_ALIVE_MS = 60_000;

function write(response: ServerResponse, answer: HttpAnswer, requestId: string): void {
  if (response.destroyed) return;
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  if (answer.cookies.length > 0) response.setHeader('set-cookie', [...answer.cookies]);
  response.setHeader('apigw-requestid', requestId);
  // A 204 or 304 has no body and must not announce one.
  if (answer.status !== 204 && answer.status !== 304) {
    response.setHeader('content-length', answer.body.length);
  }
  response.writeHead(answer.status);
  response.end(answer.body);
}

/**
 * An HTTP API on 127.0.0.1: routes, JWT authorizers, payload format 2.0, the service's limits.
 *
 * @throws the listen error (code EADDRINUSE when the port is taken), or an Error for a malformed route.
 */
export async function startHttpApi(options: HttpApiOptions): Promise<HttpApi> {
  const respond = gateway(options);
  const server = createServer({ maxHeaderSize: NODE_HEADER_BYTES }, (request, response) => {
    const requestId = randomBytes(11).toString('base64');
    respond(request, requestId)
      .catch((error: unknown) => {
        if (!request.destroyed) console.error('The local HTTP API failed.', error);
        return internalError();
      })
      .then((answer) => write(response, answer, requestId))
      .catch((error: unknown) => {
        // A header that HTTP does not allow, from the function: AWS answers with its 500.
        console.error('The answer could not be written.', error);
        if (!response.headersSent) write(response, internalError(), requestId);
      });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
