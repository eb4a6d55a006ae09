import { expect, test } from 'vitest';
import * as z from 'zod';
import { ofType, synthesise } from './templates.ts';

const resources = synthesise('prod');
const routeShape = z.object({ RouteKey: z.string(), AuthorizationType: z.enum(['NONE', 'JWT']) });
const routes = ofType(resources, 'AWS::ApiGatewayV2::Route').map(({ properties }) =>
  routeShape.parse(properties),
);
const keysOf = (type: string) =>
  routes
    .filter(({ AuthorizationType }) => AuthorizationType === type)
    .map(({ RouteKey }) => RouteKey)
    .sort();

test('anybody may call these routes, and no others', () => {
  expect(keysOf('NONE')).toEqual([
    'GET /',
    'GET /console',
    'GET /console/app.js',
    'GET /documents/{token}',
    'GET /documents/{token}/pdf',
    'GET /surveys/{token}',
    'GET /tickets/{token}',
    'GET /tickets/{token}/files/{id}',
    'GET /unsubscribe/{token}',
    'GET /v1/health',
    'GET /v1/openapi.json',
    'POST /documents/{token}',
    'POST /surveys/{token}',
    'POST /tickets/{token}/messages',
    'POST /tickets/{token}/uploads',
    'POST /unsubscribe/{token}',
    'POST /v1/tickets',
    'POST /v1/uploads',
  ]);
});

test('people of the desk may call these routes with a token', () => {
  expect(keysOf('JWT')).toEqual([
    'GET /v1/calendars',
    'GET /v1/changes',
    'GET /v1/duty',
    'GET /v1/files/{id}',
    'GET /v1/guides',
    'GET /v1/guides/{guide}',
    'GET /v1/guides/{guide}/acknowledgements',
    'GET /v1/imports/{id}',
    'GET /v1/imports/{id}/rows',
    'GET /v1/intake-addresses',
    'GET /v1/kinds',
    'GET /v1/kinds/{kind}/export',
    'GET /v1/ledgers',
    'GET /v1/ledgers/{ledger}/accounts',
    'GET /v1/ledgers/{ledger}/statement',
    'GET /v1/ledgers/{ledger}/trial-balance',
    'GET /v1/mail-look',
    'GET /v1/mail-templates/{template}',
    'GET /v1/mails',
    'GET /v1/mails/{id}',
    'GET /v1/metrics',
    'GET /v1/metrics/recount',
    'GET /v1/metrics/{playbook}/{metric}',
    'GET /v1/metrics/{playbook}/{metric}/tickets',
    'GET /v1/metrics/{playbook}/{metric}/{period}',
    'GET /v1/own-playbooks',
    'GET /v1/playbooks',
    'GET /v1/playbooks/{playbook}',
    'GET /v1/playbooks/{playbook}/own',
    'GET /v1/quarantine',
    'GET /v1/records/{kind}',
    'GET /v1/records/{kind}/{id}',
    'GET /v1/records/{kind}/{id}/accesses',
    'GET /v1/records/{kind}/{id}/grants',
    'GET /v1/records/{kind}/{id}/tickets',
    'GET /v1/registers',
    'GET /v1/registers/{playbook}/{register}',
    'GET /v1/registers/{playbook}/{register}/export',
    'GET /v1/rosters',
    'GET /v1/rosters/{roster}',
    'GET /v1/rosters/{roster}/shifts',
    'GET /v1/settings',
    'GET /v1/settings/{playbook}',
    'GET /v1/tickets',
    'GET /v1/tickets/{id}',
    'GET /v1/tickets/{id}/accesses',
    'GET /v1/tickets/{id}/campaign',
    'GET /v1/tickets/{id}/documents/{field}',
    'GET /v1/tickets/{id}/documents/{field}/{version}/{format}',
    'GET /v1/tickets/{id}/possible',
    'GET /v1/webhooks',
    'POST /v1/agent/tickets',
    'POST /v1/guides/{guide}/acknowledgements',
    'POST /v1/imports',
    'POST /v1/imports/{id}/run',
    'POST /v1/mails/{id}/discard',
    'POST /v1/mails/{id}/release',
    'POST /v1/metrics/recount',
    'POST /v1/playbooks/{playbook}/publish',
    'POST /v1/playbooks/{playbook}/retire',
    'POST /v1/playbooks/{playbook}/tickets',
    'POST /v1/records/{kind}',
    'POST /v1/records/{kind}/{id}/merge',
    'POST /v1/rosters/{roster}/absences',
    'POST /v1/rosters/{roster}/absences/withdraw',
    'POST /v1/rosters/{roster}/covers',
    'POST /v1/rosters/{roster}/preview',
    'POST /v1/rosters/{roster}/swaps',
    'POST /v1/signals/{name}',
    'POST /v1/tickets/{id}/acts/{act}',
    'POST /v1/tickets/{id}/assign',
    'POST /v1/tickets/{id}/by-hand/{message}',
    'POST /v1/tickets/{id}/campaign/stop',
    'POST /v1/tickets/{id}/merge',
    'POST /v1/tickets/{id}/messages',
    'POST /v1/tickets/{id}/messages/{message}/split',
    'POST /v1/tickets/{id}/reopen',
    'POST /v1/tickets/{id}/resolve',
    'POST /v1/tickets/{id}/signals/{name}',
    'POST /v1/tickets/{id}/steps/{step}/{outcome}',
    'POST /v1/tickets/{id}/steps/{step}/{outcome}/preview',
    'POST /v1/tickets/{id}/take',
    'POST /v1/tickets/{id}/unmerge',
    'PUT /v1/intake-addresses',
    'PUT /v1/mail-look',
    'PUT /v1/metrics/{playbook}/{metric}/{period}',
    'PUT /v1/playbooks/{playbook}',
    'PUT /v1/records/{kind}/{id}',
    'PUT /v1/rosters/{roster}',
    'PUT /v1/settings/{playbook}',
    'PUT /v1/tickets/{id}/cc',
    'PUT /v1/tickets/{id}/steps/{step}',
    'PUT /v1/webhooks/{name}',
  ]);
});

test('a token is good if the user pool issued it to the console', () => {
  const [authorizer] = ofType(resources, 'AWS::ApiGatewayV2::Authorizer');
  const [client] = ofType(resources, 'AWS::Cognito::UserPoolClient');
  const configuration = z
    .object({ Audience: z.array(z.unknown()), Issuer: z.unknown() })
    .parse(authorizer?.properties['JwtConfiguration']);

  expect(configuration.Audience).toEqual([{ Ref: client?.id }]);
  expect(JSON.stringify(configuration.Issuer)).toContain('ProviderURL');
});

test('the public form is throttled harder than the rest', () => {
  const [stage] = ofType(resources, 'AWS::ApiGatewayV2::Stage');

  expect(stage?.properties).toMatchObject({
    DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
    RouteSettings: {
      'POST /v1/tickets': { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 },
      'POST /v1/uploads': { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 },
      'POST /tickets/{token}/uploads': { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 },
    },
  });
});

test('the throttle waits for its route, which API Gateway demands', () => {
  const [stage] = ofType(resources, 'AWS::ApiGatewayV2::Stage');
  const form = ofType(resources, 'AWS::ApiGatewayV2::Route').find(
    ({ properties }) => properties['RouteKey'] === 'POST /v1/tickets',
  );

  expect(stage?.dependsOn).toContain(form?.id);
});

test('the access log is JSON and says nothing of a person: no path, no address, no token', () => {
  const [stage] = ofType(resources, 'AWS::ApiGatewayV2::Stage');
  const { Format } = z.object({ Format: z.string() }).parse(stage?.properties['AccessLogSettings']);
  const fields = Object.values(z.record(z.string(), z.string()).parse(JSON.parse(Format)));

  expect(fields).toContain('$context.routeKey');
  expect(fields.filter((field) => /path|identity|userAgent|authorizer/i.test(field))).toEqual([]);
});

test('no page of another site may call the API', () => {
  const [api] = ofType(resources, 'AWS::ApiGatewayV2::Api');

  expect(api?.properties).not.toHaveProperty('CorsConfiguration');
});

test('the console signs in by code, without a secret, and returns to its own page', () => {
  const [client] = ofType(resources, 'AWS::Cognito::UserPoolClient');

  expect(client?.properties).toMatchObject({
    GenerateSecret: false,
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['openid'],
    AccessTokenValidity: 15,
  });
  expect(JSON.stringify(client?.properties['CallbackURLs'])).toContain('/console');
});
