import { figureEndpoint, metricsEndpoint } from '#functions/figures-api/metrics.ts';
import type { HttpRoute } from '#functions/runtime/http-api.ts';
import type { FigurePorts } from '#shared/usecases/read-figures.ts';

/** Everything that can be asked about figures and registers. */
export const figureRoutes = (ports: FigurePorts): readonly HttpRoute[] => [
  { method: 'GET', path: '/v1/metrics', handler: metricsEndpoint(ports) },
  { method: 'GET', path: '/v1/metrics/{playbook}/{metric}', handler: figureEndpoint(ports) },
];
