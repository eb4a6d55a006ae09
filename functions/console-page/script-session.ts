/**
 * Signing in by code and PKCE (RFC 7636), and calls to the API. Tokens stay in this tab's session storage: they
 * end with the tab, and no other site's request carries them.
 */
export const SCRIPT_SESSION = `
const base64url = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
  .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

const claimsOf = (token) => {
  const part = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(part), (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
};

/** Who is signed in, by their own token. It is only shown here: the API checks it. */
const session = () => {
  const token = sessionStorage.getItem('token');
  if (token === null) return undefined;
  const claims = claimsOf(token);
  const groups = claims['cognito:groups'] ?? [];
  const own = groups.filter((group) => group.startsWith('team.')).map((group) => group.slice('team.'.length));
  const all = groups.some((group) => settings.wide.includes(group)) ? Object.keys(words().teams) : [];
  return { token, name: claims.username ?? claims.sub, teams: [...new Set([...own, ...all])] };
};

const discovery = async () => {
  const answer = await fetch(settings.issuer + '/.well-known/openid-configuration');
  if (!answer.ok) throw new Error('discovery');
  return answer.json();
};

const signIn = async () => {
  try {
    const { authorization_endpoint } = await discovery();
    const verifier = random();
    const state = random();
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
    sessionStorage.setItem('verifier', verifier);
    sessionStorage.setItem('state', state);
    sessionStorage.setItem('place', location.hash);
    const address = new URL(authorization_endpoint);
    const query = { response_type: 'code', client_id: settings.client, redirect_uri: settings.redirect,
      scope: 'openid profile', state, code_challenge: base64url(digest), code_challenge_method: 'S256',
      ui_locales: language };
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    location.assign(address);
  } catch {
    say(words().console.unreachable);
  }
};

const taken = (name) => {
  const value = sessionStorage.getItem(name);
  sessionStorage.removeItem(name);
  return value;
};

/** Turns the code in the address into a token, once; the state proves that this tab asked for it. */
const comeBack = async (query) => {
  const state = taken('state');
  const verifier = taken('verifier');
  history.replaceState(null, '', '/console' + (taken('place') ?? ''));
  if (query.get('code') === null || state === null || query.get('state') !== state) return false;
  const { token_endpoint } = await discovery();
  const answer = await fetch(token_endpoint, { method: 'POST', body: new URLSearchParams({
    grant_type: 'authorization_code', client_id: settings.client, redirect_uri: settings.redirect,
    code: query.get('code'), code_verifier: verifier }) });
  if (!answer.ok) return false;
  const { access_token } = await answer.json();
  claimsOf(access_token);
  sessionStorage.setItem('token', access_token);
  return true;
};

const signOut = async () => {
  sessionStorage.removeItem('token');
  try {
    const { end_session_endpoint } = await discovery();
    if (end_session_endpoint === undefined) return show();
    const address = new URL(end_session_endpoint);
    address.searchParams.set('client_id', settings.client);
    address.searchParams.set('post_logout_redirect_uri', settings.redirect);
    address.searchParams.set('logout_uri', settings.redirect);
    location.assign(address);
  } catch {
    show();
  }
};

/** @returns the status, the body and the ETag; status 0 where the network does not answer */
const call = async (method, path, { body, version } = {}) => {
  const headers = { authorization: 'Bearer ' + session().token };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (version !== undefined) headers['if-match'] = version;
  try {
    const answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    if (answer.status === 401) sessionStorage.removeItem('token');
    const json = (answer.headers.get('content-type') ?? '').includes('json');
    return { status: answer.status, version: answer.headers.get('etag') ?? undefined, body: json ? await answer.json() : undefined };
  } catch {
    return { status: 0 };
  }
};

/** What a refused call means to the person who made it. */
const explain = (status) => {
  const texts = words().console;
  const known = { 0: texts.unreachable, 401: texts.sessionOver, 403: texts.denied, 409: texts.notPossible, 412: texts.stale };
  return known[status] ?? fill(texts.failed, { status: String(status) });
};
`;
