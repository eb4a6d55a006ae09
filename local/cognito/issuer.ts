import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { errors, type Provider } from 'oidc-provider';
import { subjectOf } from './access-token.ts';
import { keepDescription, keepIdentity, openIdentity } from './issuer-folder.ts';
import type { Person } from './people.ts';
import { userPool } from './provider.ts';
import { expiredPage, signInPage } from './sign-in-page.ts';

export interface IssuerOptions {
  /** Absent or 0 = the port of the last run if it is free, so that tokens stay valid; else any free one. */
  readonly port?: number | undefined;
  /** The issuer's own folder, see `issuerFolder`. */
  readonly dir: string;
  readonly clock: {
    now(): number;
    readonly speed: number;
    anchor(): { deskEpochMs: number; realEpochMs: number; speed: number };
  };
  /** Client id of the console: a public client, code flow with PKCE. */
  readonly clientId: string;
  readonly redirectUris: readonly string[];
  /** Where a browser may be sent after signing out; the redirect URIs when absent. */
  readonly logoutUris?: readonly string[] | undefined;
  readonly people: readonly Person[];
}

export interface Issuer {
  /** The issuer's name and base URL, without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

/** A page of a foreign site may resolve its own name to this machine, and must not sign anybody in. */
const OWN_HOST = /^(127\.0\.0\.1|localhost)(:\d+)?$/;
const SIGN_IN = /^\/sign-in\/([\w-]+)$/;
/** One field with a name in it. */
const MAX_FORM_BYTES = 4_096;
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
};

const isPortTaken = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

async function listenAgain(server: Server, port: number): Promise<number> {
  try {
    return await listen(server, port);
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    return listen(server, 0);
  }
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MAX_FORM_BYTES) return new URLSearchParams();
  }
  return new URLSearchParams(text);
}

function show(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, PAGE_HEADERS);
  response.end(html);
}

/** The page that the library sends a browser to when nobody is signed in. */
async function signIn(
  provider: Provider,
  people: readonly Person[],
  [request, response]: readonly [IncomingMessage, ServerResponse],
): Promise<void> {
  try {
    const { uid } = await provider.interactionDetails(request, response);
    const user = request.method === 'POST' ? (await readForm(request)).get('user') : null;
    const person = people.find(({ name }) => name === user);
    if (person === undefined) {
      show(response, user === null ? 200 : 400, signInPage(`/sign-in/${uid}`, people));
      return;
    }
    const login = { accountId: subjectOf(person.name) };
    await provider.interactionFinished(request, response, { login });
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    show(response, 400, expiredPage());
  }
}

/** A user pool's name for the address after signing out, in the words of OpenID. */
function withLogoutUri(target: string): string {
  const url = new URL(target, 'http://127.0.0.1');
  const uri = url.searchParams.get('logout_uri');
  if (url.pathname !== '/logout' || uri === null) return target;
  url.searchParams.delete('logout_uri');
  url.searchParams.set('post_logout_redirect_uri', uri);
  return url.pathname + url.search;
}

function application(provider: Provider, people: readonly Person[]) {
  const library = provider.callback();
  return (request: IncomingMessage, response: ServerResponse): void => {
    const target = request.url ?? '/';
    if (!OWN_HOST.test(request.headers.host ?? '')) {
      response.writeHead(421).end();
      return;
    }
    if (SIGN_IN.test(target)) {
      signIn(provider, people, [request, response]).catch((error: unknown) => {
        console.error('The sign-in page failed.', error);
        response.destroy();
      });
      return;
    }
    request.url = withLogoutUri(target);
    library(request, response);
  };
}

/**
 * Plays the user pool on 127.0.0.1: discovery, keys, code flow with PKCE, refresh, sign-out, and a
 * sign-in page with one click a person. Keys, sessions and the port are kept in the folder.
 *
 * @throws the listen error when a given port is taken, or an Error when the folder is damaged.
 */
export async function startIssuer(options: IssuerOptions): Promise<Issuer> {
  const { dir, clock, clientId, redirectUris, people } = options;
  const identity = await openIdentity(dir);
  const server = createServer();
  const port = options.port
    ? await listen(server, options.port)
    : await listenAgain(server, identity.port ?? 0);
  const url = `http://127.0.0.1:${port}`;
  const logoutUris = options.logoutUris ?? redirectUris;
  const provider = userPool(url, identity, {
    dir,
    clock,
    clientId,
    redirectUris,
    logoutUris,
    people,
  });
  server.on('request', application(provider, people));
  keepIdentity(dir, { ...identity, port });
  keepDescription(dir, {
    issuer: url,
    clientId,
    anchor: clock.anchor(),
    people: [...people].map((person) => ({ ...person, groups: [...person.groups] })),
  });
  return {
    url,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
