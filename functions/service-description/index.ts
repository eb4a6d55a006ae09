import { tableNamed } from '#functions/runtime/clients.ts';
import { environment } from '#functions/runtime/environment.ts';
import { httpApi } from '#functions/runtime/http-api.ts';
import { descriptionEndpoint, healthEndpoint } from '#functions/service-description/endpoints.ts';
import { systemClock } from '#shared/adapters/aws/system-clock.ts';
import { jobTable } from '#shared/adapters/store/job-table.ts';

const { table } = environment(['table']);

const ports = { clock: systemClock, jobs: jobTable(tableNamed(table)) };

export const handler = httpApi([
  { method: 'GET', path: '/v1/health', handler: healthEndpoint(ports) },
  { method: 'GET', path: '/v1/openapi.json', handler: descriptionEndpoint() },
]);
