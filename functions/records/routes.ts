import {
  grantsEndpoint,
  kindsEndpoint,
  recordAccessesEndpoint,
  recordEndpoint,
  recordsEndpoint,
  recordTicketsEndpoint,
} from '#functions/records/read.ts';
import {
  changeRecordEndpoint,
  mergeRecordEndpoint,
  openRecordEndpoint,
} from '#functions/records/write.ts';
import type { HttpRoute } from '#functions/runtime/http-api.ts';
import type { HistoryPorts } from '#shared/usecases/records/record-history.ts';

/** The archive. */
export const recordRoutes = (ports: HistoryPorts): readonly HttpRoute[] => [
  { method: 'GET', path: '/v1/kinds', handler: kindsEndpoint(ports) },
  { method: 'GET', path: '/v1/records/{kind}', handler: recordsEndpoint(ports) },
  { method: 'POST', path: '/v1/records/{kind}', handler: openRecordEndpoint(ports) },
  { method: 'GET', path: '/v1/records/{kind}/{id}', handler: recordEndpoint(ports) },
  { method: 'PUT', path: '/v1/records/{kind}/{id}', handler: changeRecordEndpoint(ports) },
  { method: 'POST', path: '/v1/records/{kind}/{id}/merge', handler: mergeRecordEndpoint(ports) },
  {
    method: 'GET',
    path: '/v1/records/{kind}/{id}/tickets',
    handler: recordTicketsEndpoint(ports),
  },
  {
    method: 'GET',
    path: '/v1/records/{kind}/{id}/accesses',
    handler: recordAccessesEndpoint(ports),
  },
  { method: 'GET', path: '/v1/records/{kind}/{id}/grants', handler: grantsEndpoint(ports) },
];
