import type { ThrottleLimit } from './throttle.ts';

/** One route of the template, with what stands behind it. */
export interface RouteDefinition {
  /** `METHOD /path/{name}`, `ANY /path/{rest+}` or `$default`, as the template writes it. */
  readonly routeKey: string;
  /** The function behind the route, as `invoke` knows it. */
  readonly target: string;
  /** Name of the JWT authorizer; absent = open to anybody. */
  readonly authorizer?: string | undefined;
  /** Scopes of which a token needs at least one; absent or empty = none asked for. */
  readonly scopes?: readonly string[] | undefined;
  readonly throttle?: ThrottleLimit | undefined;
}

export interface SelectedRoute {
  readonly definition: RouteDefinition;
  /** Decoded values of the path's variables. */
  readonly parameters: Readonly<Record<string, string>>;
}

type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'greedy'; readonly name: string };

interface CompiledRoute {
  readonly definition: RouteDefinition;
  readonly method: string;
  readonly segments: readonly Segment[];
}

const ROUTE_KEY = /^([A-Z]+) (\/\S*)$/;
const VARIABLE = /^\{([^{}+]+)(\+?)\}$/;
/** What is more specific comes first; `ANY` loses against a named method on the same path. */
const RANK = { literal: 0, variable: 1, greedy: 2 } as const;

const segmentOf = (text: string): Segment => {
  const [, name, plus] = VARIABLE.exec(text) ?? [];
  if (name === undefined) return { kind: 'literal', text: decodeURIComponent(text) };
  return { kind: plus === '+' ? 'greedy' : 'variable', name };
};

function compile(definition: RouteDefinition): CompiledRoute {
  const [, method, path] = ROUTE_KEY.exec(definition.routeKey) ?? [];
  if (method === undefined || path === undefined) {
    throw new Error(`The route key "${definition.routeKey}" is not one of an HTTP API.`);
  }
  return { definition, method, segments: path.slice(1).split('/').map(segmentOf) };
}

function bySpecificity(a: CompiledRoute, b: CompiledRoute): number {
  for (const [index, segment] of a.segments.entries()) {
    const other = b.segments[index];
    if (other === undefined) return -1;
    if (segment.kind !== other.kind) return RANK[segment.kind] - RANK[other.kind];
  }
  return Number(a.method === 'ANY') - Number(b.method === 'ANY');
}

function match(segments: readonly Segment[], parts: readonly string[]) {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const part = parts[index];
    if (part === undefined) return undefined;
    if (segment.kind === 'greedy') {
      const rest = parts.slice(index).join('/');
      return rest === '' ? undefined : { ...parameters, [segment.name]: rest };
    }
    if (segment.kind === 'literal' && segment.text !== part) return undefined;
    if (segment.kind === 'variable') {
      if (part === '') return undefined;
      parameters[segment.name] = part;
    }
  }
  return segments.length === parts.length ? parameters : undefined;
}

/**
 * The routes in the order an HTTP API tries them: the most specific path first, a named method before
 * `ANY`, `$default` last.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 *
 * @throws when a route key is malformed.
 */
export function routeTable(definitions: readonly RouteDefinition[]) {
  const fallback = definitions.find(({ routeKey }) => routeKey === '$default');
  const routes = definitions
    .filter(({ routeKey }) => routeKey !== '$default')
    .map(compile)
    .sort(bySpecificity);

  return {
    /** The route for a method and a decoded path's parts (without the leading slash), or none. */
    select(method: string, parts: readonly string[]): SelectedRoute | undefined {
      for (const route of routes) {
        if (route.method !== method && route.method !== 'ANY') continue;
        const parameters = match(route.segments, parts);
        if (parameters !== undefined) return { definition: route.definition, parameters };
      }
      return fallback === undefined ? undefined : { definition: fallback, parameters: {} };
    },
  };
}
