import {
  beginRecountEndpoint,
  countedEndpoint,
  enterEndpoint,
  entriesEndpoint,
  recountEndpoint,
} from '#functions/figures-api/behind.ts';
import {
  accountsEndpoint,
  ledgersEndpoint,
  statementEndpoint,
  trialBalanceEndpoint,
} from '#functions/figures-api/ledgers.ts';
import { figureEndpoint, metricsEndpoint } from '#functions/figures-api/metrics.ts';
import { registerEndpoint, registersEndpoint } from '#functions/figures-api/registers.ts';
import type { HttpRoute } from '#functions/runtime/http-api.ts';
import type { EnterPorts } from '#shared/usecases/enter-figure.ts';
import type { FigurePorts } from '#shared/usecases/read-figures.ts';
import type { LedgerPorts } from '#shared/usecases/read-ledgers.ts';
import type { RegisterPorts } from '#shared/usecases/read-registers.ts';
import type { RecountWish } from '#shared/usecases/recount-figures.ts';
import type { CountedPorts } from '#shared/usecases/show-counted.ts';

export type FiguresApiPorts = FigurePorts &
  RegisterPorts &
  LedgerPorts &
  CountedPorts &
  EnterPorts &
  RecountWish;

const FIGURE = '/v1/metrics/{playbook}/{metric}';

/** Everything that can be asked about figures, registers and ledgers. */
export const figureRoutes = (ports: FiguresApiPorts): readonly HttpRoute[] => [
  { method: 'GET', path: '/v1/metrics', handler: metricsEndpoint(ports) },
  { method: 'GET', path: '/v1/metrics/recount', handler: recountEndpoint(ports) },
  { method: 'POST', path: '/v1/metrics/recount', handler: beginRecountEndpoint(ports) },
  { method: 'GET', path: FIGURE, handler: figureEndpoint(ports) },
  // Before the periods: this word is none.
  { method: 'GET', path: `${FIGURE}/tickets`, handler: countedEndpoint(ports) },
  { method: 'GET', path: `${FIGURE}/{period}`, handler: entriesEndpoint(ports) },
  { method: 'PUT', path: `${FIGURE}/{period}`, handler: enterEndpoint(ports) },
  { method: 'GET', path: '/v1/registers', handler: registersEndpoint(ports) },
  {
    method: 'GET',
    path: '/v1/registers/{playbook}/{register}',
    handler: registerEndpoint(ports),
  },
  { method: 'GET', path: '/v1/ledgers', handler: ledgersEndpoint(ports) },
  { method: 'GET', path: '/v1/ledgers/{ledger}/accounts', handler: accountsEndpoint(ports) },
  { method: 'GET', path: '/v1/ledgers/{ledger}/statement', handler: statementEndpoint(ports) },
  {
    method: 'GET',
    path: '/v1/ledgers/{ledger}/trial-balance',
    handler: trialBalanceEndpoint(ports),
  },
];
