import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';

export interface ServiceRequest {
  readonly method: string;
  readonly url: URL;
  /** Path and query as they were sent: a URL would resolve dots, which an object's key may hold. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Aborted when the client goes away before it has its answer. */
  readonly signal: AbortSignal;
}

export interface ServiceAnswer {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
}

/** One call of a function, for the comparison of calls and rights. */
export interface ServiceCall {
  /** The access key id that signed: each function has its own. Empty when nobody signed. */
  readonly caller: string;
  readonly service: string;
  readonly action: string;
}

/** The access key id in a SigV4 Authorization header; nothing is verified. */
export const callerOf = (headers: IncomingHttpHeaders): string =>
  /Credential=([^/,]+)\//.exec(headers.authorization ?? '')?.[1] ?? '';

/** Ends the connection without an answer: the client cannot know what happened. */
export const HANG_UP = 'hang-up';

export interface HttpServiceOptions {
  /** 0, or nothing, takes any free port. */
  readonly port?: number | undefined;
  readonly maxBodyBytes: number;
  readonly answer: (request: ServiceRequest) => Promise<ServiceAnswer | typeof HANG_UP>;
  /** What the service writes, in its own wire form, for a body beyond the limit and for a fault of its own. */
  readonly tooLarge: () => ServiceAnswer;
  readonly fault: (error: unknown) => ServiceAnswer;
}

export interface RunningService {
  /** Without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/** A page of a foreign site may resolve its own name to this machine; its requests carry that name. */
const OWN_HOSTS: readonly string[] = [LOOPBACK, 'localhost'];

/** Serves on the loopback address only. @throws the listen error, with `code` EADDRINUSE for a taken port. */
export async function startHttpService(options: HttpServiceOptions): Promise<RunningService> {
  const server = createServer((request, response) => {
    void serve(options, request, response);
  });
  // A client that keeps a connection for hours is a worker of ours, not an attack.
  server.requestTimeout = 0;
  server.listen(options.port ?? 0, LOOPBACK);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://${LOOPBACK}:${address.port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function serve(
  options: HttpServiceOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  try {
    const answer = await answerTo(options, request, gone.signal);
    if (answer === HANG_UP) response.destroy();
    else write(response, answer);
  } catch (error) {
    if (response.headersSent || response.destroyed) response.destroy();
    else write(response, options.fault(error));
  }
}

async function answerTo(
  options: HttpServiceOptions,
  request: IncomingMessage,
  signal: AbortSignal,
): Promise<ServiceAnswer | typeof HANG_UP> {
  const url = URL.parse(`http://${request.headers.host ?? ''}${request.url ?? '/'}`);
  if (url === null || !OWN_HOSTS.includes(url.hostname)) {
    return { status: 421, body: 'This service answers to its loopback address only.\n' };
  }
  const body = await readBody(request, options.maxBodyBytes);
  if (body === undefined) {
    return {
      ...options.tooLarge(),
      headers: { ...options.tooLarge().headers, connection: 'close' },
    };
  }
  const { method = 'GET', headers } = request;
  return options.answer({ method, url, target: request.url ?? '/', headers, body, signal });
}

async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function write(response: ServerResponse, { status, headers = {}, body }: ServiceAnswer): void {
  response.writeHead(status, headers);
  response.end(body);
}
