import { describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { openApi } from '#functions/service-description/openapi.ts';
import { HOUR, MINUTE } from '#shared/kernel/instant.ts';
import { tick } from '#shared/usecases/relay.ts';
import { deskApi } from '#tests/support/desk-api.ts';
import { memoryDesk } from '#tests/support/memory-desk.ts';
import { ofType, synthesise } from '../../infra/templates.ts';

const described = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(
    z.string(),
    z.partialRecord(
      z.enum(['get', 'post', 'put']),
      z.looseObject({ security: z.array(z.record(z.string(), z.array(z.string()))) }),
    ),
  ),
});

describe('the description of the API', () => {
  const { paths } = described.parse(JSON.parse(JSON.stringify(openApi())));

  test('names every route under /v1 that is deployed, and says who may call it', () => {
    const routes = ofType(synthesise('dev'), 'AWS::ApiGatewayV2::Route').map(({ properties }) =>
      z.looseObject({ RouteKey: z.string(), AuthorizationType: z.string() }).parse(properties),
    );
    const deployed = routes
      .filter(({ RouteKey }) => / \/v1\//.test(RouteKey) && !RouteKey.endsWith('/openapi.json'))
      .map(({ RouteKey, AuthorizationType }) => `${RouteKey} ${AuthorizationType}`);
    const told = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(
        ([method, operation]) =>
          `${method.toUpperCase()} ${path} ${operation.security.length === 0 ? 'NONE' : 'JWT'}`,
      ),
    );
    expect(told.toSorted()).toEqual(deployed.toSorted());
  });

  test('says which keys a request has, and that it takes no other', () => {
    const text = JSON.stringify(openApi());
    for (const field of ['subject', 'message', 'playbook', 'uploads', 'website', 'shown']) {
      expect(text).toContain(`"${field}"`);
    }
    expect(text).toContain('"additionalProperties":false');
  });
});

describe('the health of the desk', () => {
  test('tells how late the tick is', async () => {
    const desk = memoryDesk();
    const call = deskApi(desk);
    const health = async () => (await call('GET /v1/health')).json;
    expect(await health()).toEqual({ status: 'ok', jobsBehindSeconds: 0 });
    await tick(desk.ports);
    desk.pass(MINUTE);
    expect(await health()).toEqual({ status: 'ok', jobsBehindSeconds: 0 });
    desk.pass(HOUR);
    expect(await health()).toEqual({ status: 'ok', jobsBehindSeconds: 3600 });
  });

  test('is a fault when the table does not answer', async () => {
    const streams = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation(() => true),
    );
    const desk = memoryDesk();
    const cursor = async () => {
      throw new Error('the table is gone');
    };
    const call = deskApi({ ports: { ...desk.ports, jobs: { ...desk.ports.jobs, cursor } } });
    expect(await call('GET /v1/health')).toMatchObject({ status: 500, json: { type: 'fault' } });
    for (const stream of streams) stream.mockRestore();
  });
});
