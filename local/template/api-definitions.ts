import * as z from 'zod';
import type { CloudTemplate } from './cloud-template.ts';
import { parseProperties, pick, refuseOtherProperties, whole } from './definitions.ts';

const integrationProperties = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
});

const routeProperties = z.object({
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: z.array(z.string()).default([]),
});

const authorizerProperties = z.object({
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
  JwtConfiguration: z.object({ Audience: z.array(z.string()), Issuer: z.string() }),
});

const throttleSettings = z.looseObject({
  ThrottlingBurstLimit: whole.optional(),
  ThrottlingRateLimit: z.coerce.number().optional(),
});

const stageProperties = z.object({
  StageName: z.literal('$default'),
  DefaultRouteSettings: throttleSettings.optional(),
  RouteSettings: z.record(z.string(), throttleSettings).default({}),
});

const functionArn = /arn:aws:lambda:[\w-]*:\d*:function:[\w-]+/;

function throttleOf(settings: z.output<typeof throttleSettings> | undefined) {
  const { ThrottlingBurstLimit: burst, ThrottlingRateLimit: rate } = settings ?? {};
  return burst === undefined || rate === undefined ? undefined : { burst, rate };
}

function stageOf(template: CloudTemplate) {
  const [resource, more] = template.ofType('AWS::ApiGatewayV2::Stage');
  if (resource === undefined) return undefined;
  if (more !== undefined) throw new Error('The local cloud runs one HTTP API with one stage.');
  const names = Object.keys(stageProperties.shape);
  const inert = ['AccessLogSettings', 'ApiId', 'AutoDeploy', 'Description', 'Tags'];
  refuseOtherProperties(resource, [...names, ...inert]);
  return parseProperties(stageProperties, resource, pick(template, resource, names));
}

function integrationTargets(template: CloudTemplate): Map<string, string> {
  const names = Object.keys(integrationProperties.shape);
  return new Map(
    template.ofType('AWS::ApiGatewayV2::Integration').map((resource) => {
      refuseOtherProperties(resource, [...names, 'ApiId', 'Description', 'TimeoutInMillis']);
      const properties = pick(template, resource, names);
      const { IntegrationUri: uri } = parseProperties(integrationProperties, resource, properties);
      const [target] = functionArn.exec(uri) ?? [];
      if (target === undefined) {
        throw new Error(`The integration ${resource.logicalId} leads to no function: ${uri}.`);
      }
      return [`integrations/${template.ref(resource)}`, target] as const;
    }),
  );
}

export function routesOf(template: CloudTemplate) {
  const targets = integrationTargets(template);
  const stage = stageOf(template);
  const names = Object.keys(routeProperties.shape);
  return template.ofType('AWS::ApiGatewayV2::Route').map((resource) => {
    refuseOtherProperties(resource, [...names, 'ApiId', 'OperationName']);
    const properties = pick(template, resource, names);
    const route = parseProperties(routeProperties, resource, properties);
    const target = targets.get(route.Target);
    if (target === undefined) {
      throw new Error(`The route "${route.RouteKey}" leads to an unknown target: ${route.Target}.`);
    }
    return {
      routeKey: route.RouteKey,
      target,
      authorizer: route.AuthorizationType === 'JWT' ? route.AuthorizerId : undefined,
      scopes: route.AuthorizationScopes,
      throttle: throttleOf(stage?.RouteSettings[route.RouteKey] ?? stage?.DefaultRouteSettings),
    };
  });
}

/** By the name that the routes use. */
export function authorizersOf(template: CloudTemplate) {
  const names = Object.keys(authorizerProperties.shape);
  return Object.fromEntries(
    template.ofType('AWS::ApiGatewayV2::Authorizer').map((resource) => {
      refuseOtherProperties(resource, [...names, 'ApiId', 'Name']);
      const properties = pick(template, resource, names);
      const { JwtConfiguration: jwt } = parseProperties(authorizerProperties, resource, properties);
      return [template.ref(resource), { issuer: jwt.Issuer, audience: jwt.Audience }];
    }),
  );
}

/** An API of this template answers no cross-origin request. */
export function refuseCors(template: CloudTemplate): void {
  for (const resource of template.ofType('AWS::ApiGatewayV2::Api')) {
    const inert = ['Description', 'DisableExecuteApiEndpoint', 'Name', 'ProtocolType', 'Tags'];
    refuseOtherProperties(resource, [...inert, 'IpAddressType']);
  }
}

const clientProperties = z.object({
  CallbackURLs: z.array(z.string()).default([]),
  LogoutURLs: z.array(z.string()).default([]),
});

/** The console's client at the user pool; undefined when nobody signs in. */
export function signInClientOf(template: CloudTemplate) {
  const [resource, more] = template.ofType('AWS::Cognito::UserPoolClient');
  if (resource === undefined) return undefined;
  if (more !== undefined) throw new Error('The local cloud plays one client of the user pool.');
  const properties = pick(template, resource, ['CallbackURLs', 'LogoutURLs']);
  const client = parseProperties(clientProperties, resource, properties);
  return {
    clientId: template.ref(resource),
    redirectUris: client.CallbackURLs,
    logoutUris: client.LogoutURLs,
  };
}
