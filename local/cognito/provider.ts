import { type Configuration, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { ACCESS_TOKEN_SECONDS, accessClaims, subjectOf } from './access-token.ts';
import type { IssuerIdentity } from './issuer-folder.ts';
import type { Person } from './people.ts';
import { sessionStore } from './session-store.ts';
import { failedPage, signOutPage } from './sign-in-page.ts';

export interface PoolSettings {
  readonly dir: string;
  readonly clock: { now(): number; readonly speed: number };
  readonly clientId: string;
  readonly redirectUris: readonly string[];
  readonly logoutUris: readonly string[];
  readonly people: readonly Person[];
}

const DAY_SECONDS = 24 * 60 * 60;
/** The scopes a public client of a user pool has by default. */
const SCOPES = 'openid profile email aws.cognito.signin.user.admin';
/** Refresh tokens and sessions of the desk live as long as a user pool's: 30 days. */
const SESSION_SECONDS = 30 * DAY_SECONDS;
/** Time to pick a person on the sign-in page. */
const INTERACTION_SECONDS = 60 * 60;

/** Everybody may use the desk's one client: there is nothing to consent to. */
async function wholeGrant({ oidc }: KoaContextWithOIDC) {
  const { client, session, provider } = oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const known = session.grantIdFor(client.clientId);
  const grant =
    (known === undefined ? undefined : await provider.Grant.find(known)) ??
    new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(SCOPES);
  grant.addResourceScope(provider.issuer, SCOPES);
  await grant.save();
  return grant;
}

/**
 * The user pool's tokens. Their times are the desk's; the library's own (codes, sessions, ID tokens) are
 * real, so that a sped-up desk neither lets a sign-in expire under the hand nor changes a cookie's age.
 */
function accessTokens(issuer: string, { clock, people }: PoolSettings) {
  return {
    ttl: () => Math.max(1, Math.ceil(ACCESS_TOKEN_SECONDS / clock.speed)),
    customize(
      parts: { payload: object },
      token: {
        readonly accountId?: string | undefined;
        readonly scope?: string | undefined;
        readonly clientId?: string | undefined;
      },
    ) {
      const person = people.find(({ name }) => subjectOf(name) === token.accountId);
      if (person === undefined) throw new Error('An access token was asked for an unknown person.');
      const claims = accessClaims({
        person,
        issuer,
        clientId: token.clientId ?? '',
        scope: token.scope ?? '',
        now: clock.now(),
      });
      // The library insists on an audience and a user pool has none: one that JSON does not show.
      parts.payload = Object.defineProperty({ ...claims }, 'aud', {
        value: issuer,
        writable: true,
      });
    },
  };
}

function configuration(
  issuer: string,
  identity: IssuerIdentity,
  settings: PoolSettings,
): Configuration {
  const { clientId, people, redirectUris, logoutUris } = settings;
  const access = accessTokens(issuer, settings);
  return {
    adapter: sessionStore(settings.dir),
    jwks: { keys: [identity.key] },
    cookies: { keys: [identity.cookieKey] },
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [...redirectUris],
        post_logout_redirect_uris: [...logoutUris],
        scope: SCOPES,
      },
    ],
    scopes: SCOPES.split(' '),
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
    pkce: { required: () => true },
    clientBasedCORS: () => true,
    conformIdTokenClaims: false,
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: false,
    loadExistingGrant: wholeGrant,
    interactions: { url: (_ctx, { uid }) => `/sign-in/${uid}` },
    routes: {
      authorization: '/oauth2/authorize',
      token: '/oauth2/token',
      userinfo: '/oauth2/userInfo',
      revocation: '/oauth2/revoke',
      jwks: '/.well-known/jwks.json',
      end_session: '/logout',
    },
    ttl: {
      AccessToken: access.ttl,
      Grant: SESSION_SECONDS,
      IdToken: ACCESS_TOKEN_SECONDS,
      Interaction: INTERACTION_SECONDS,
      RefreshToken: SESSION_SECONDS,
      Session: SESSION_SECONDS,
    },
    formats: {
      customizers: { jwt: (_ctx, token, parts) => access.customize(parts, { ...token }) },
    },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = signOutPage(form);
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => issuer,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: SCOPES,
          audience: issuer,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    findAccount: (_ctx, sub) => {
      const person = people.find(({ name }) => subjectOf(name) === sub);
      if (person === undefined) return undefined;
      const claims = { sub, name: person.displayName, preferred_username: person.name };
      return { accountId: sub, claims: () => claims };
    },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = failedPage(out.error_description ?? out.error);
    },
  };
}

/** An OpenID provider with the endpoints, tokens and client of the user pool. */
export function userPool(
  issuer: string,
  identity: IssuerIdentity,
  settings: PoolSettings,
): Provider {
  const provider = new Provider(issuer, configuration(issuer, identity, settings));
  provider.on('server_error', (_ctx, error) => console.error('The sign-in service failed.', error));
  return provider;
}
