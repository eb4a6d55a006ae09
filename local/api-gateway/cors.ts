/** The API's `CorsConfiguration`. Names in any case; `*` allows everything. */
export interface CorsSettings {
  readonly allowOrigins?: readonly string[] | undefined;
  readonly allowMethods?: readonly string[] | undefined;
  readonly allowHeaders?: readonly string[] | undefined;
  readonly exposeHeaders?: readonly string[] | undefined;
  readonly allowCredentials?: boolean | undefined;
  /** Seconds that a browser may keep the answer to a preflight request. */
  readonly maxAge?: number | undefined;
}

type Headers = Record<string, string>;

const listed = (name: string, values: readonly string[] | undefined): Headers =>
  values === undefined || values.length === 0 ? {} : { [name]: values.join(',') };

function originHeaders(settings: CorsSettings, origin: string): Headers | undefined {
  const origins = settings.allowOrigins ?? [];
  if (!origins.includes('*') && !origins.includes(origin)) return undefined;
  const credentials: Headers =
    settings.allowCredentials === true ? { 'access-control-allow-credentials': 'true' } : {};
  if (origins.includes('*') && settings.allowCredentials !== true) {
    return { 'access-control-allow-origin': '*', ...credentials };
  }
  return { 'access-control-allow-origin': origin, vary: 'origin', ...credentials };
}

/** What an API with CORS adds to every answer; it wins over the function's own headers of these names. */
export function corsHeaders(settings: CorsSettings, origin: string): Headers {
  const allowed = originHeaders(settings, origin);
  if (allowed === undefined) return {};
  return { ...allowed, ...listed('access-control-expose-headers', settings.exposeHeaders) };
}

/** The headers of the 204 that an API with CORS answers to a preflight request by itself. */
export function preflightHeaders(settings: CorsSettings, origin: string): Headers {
  const allowed = originHeaders(settings, origin);
  if (allowed === undefined) return {};
  return {
    ...allowed,
    ...listed('access-control-allow-methods', settings.allowMethods),
    ...listed('access-control-allow-headers', settings.allowHeaders),
    ...(settings.maxAge === undefined ? {} : { 'access-control-max-age': String(settings.maxAge) }),
  };
}
