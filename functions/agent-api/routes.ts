import {
  beginImportEndpoint,
  importRowsEndpoint,
  runImportEndpoint,
  showImportEndpoint,
} from '#functions/agent-api/imports.ts';
import {
  campaignEndpoint,
  previewEndpoint,
  signalEndpoint,
  stopEndpoint,
} from '#functions/agent-api/openings.ts';
import { mergeEndpoint, splitEndpoint, unmergeEndpoint } from '#functions/agent-api/place.ts';
import { heldEndpoint, mailEndpoint, quarantineEndpoint } from '#functions/agent-api/quarantine.ts';
import {
  accessesEndpoint,
  changesEndpoint,
  documentsEndpoint,
  listEndpoint,
  mailsEndpoint,
  playbookEndpoint,
  playbooksEndpoint,
  possibleEndpoint,
  showEndpoint,
} from '#functions/agent-api/read.ts';
import {
  answerEndpoint,
  keepWebhookEndpoint,
  webhooksEndpoint,
} from '#functions/agent-api/webhooks.ts';
import {
  actEndpoint,
  assignEndpoint,
  copiesEndpoint,
  messageEndpoint,
  openEndpoint,
  outcomeEndpoint,
  passOnEndpoint,
  reopenEndpoint,
  resolveEndpoint,
  saveFormEndpoint,
  startEndpoint,
  takeEndpoint,
} from '#functions/agent-api/work.ts';
import type { HttpRoute } from '#functions/runtime/http-api.ts';
import type { OwnAddresses } from '#shared/domain/ticket/copies.ts';
import type { CampaignOfTicketPorts } from '#shared/usecases/campaign-of-ticket.ts';
import type { HearPorts } from '#shared/usecases/hear-answer.ts';
import type { ImportPorts } from '#shared/usecases/import/import-ports.ts';
import type { WebhookPorts } from '#shared/usecases/keep-webhook.ts';
import type { OpenForCustomerPorts } from '#shared/usecases/open-for-customer.ts';
import type { QuarantinePorts } from '#shared/usecases/quarantine.ts';
import type { ReadPorts } from '#shared/usecases/read-desk.ts';
import type { StartPorts } from '#shared/usecases/start-playbook.ts';
import type { WorkPorts } from '#shared/usecases/work-on-ticket.ts';

/** Everything agents can ask for. */
export const agentRoutes = (
  ports: ReadPorts &
    WorkPorts &
    OpenForCustomerPorts &
    StartPorts &
    ImportPorts &
    HearPorts &
    WebhookPorts &
    CampaignOfTicketPorts &
    OwnAddresses &
    QuarantinePorts,
): readonly HttpRoute[] => [
  { method: 'GET', path: '/v1/tickets', handler: listEndpoint(ports) },
  { method: 'GET', path: '/v1/tickets/{id}', handler: showEndpoint(ports) },
  { method: 'POST', path: '/v1/agent/tickets', handler: openEndpoint(ports) },
  { method: 'POST', path: '/v1/tickets/{id}/messages', handler: messageEndpoint(ports) },
  { method: 'PUT', path: '/v1/tickets/{id}/cc', handler: copiesEndpoint(ports) },
  { method: 'POST', path: '/v1/tickets/{id}/take', handler: takeEndpoint(ports) },
  { method: 'POST', path: '/v1/tickets/{id}/assign', handler: assignEndpoint(ports) },
  { method: 'POST', path: '/v1/tickets/{id}/resolve', handler: resolveEndpoint(ports) },
  { method: 'POST', path: '/v1/tickets/{id}/reopen', handler: reopenEndpoint(ports) },
  {
    method: 'POST',
    path: '/v1/tickets/{id}/messages/{message}/split',
    handler: splitEndpoint(ports),
  },
  { method: 'POST', path: '/v1/tickets/{id}/merge', handler: mergeEndpoint(ports) },
  { method: 'POST', path: '/v1/tickets/{id}/unmerge', handler: unmergeEndpoint(ports) },
  { method: 'GET', path: '/v1/tickets/{id}/possible', handler: possibleEndpoint(ports) },
  { method: 'GET', path: '/v1/tickets/{id}/accesses', handler: accessesEndpoint(ports) },
  { method: 'PUT', path: '/v1/tickets/{id}/steps/{step}', handler: saveFormEndpoint(ports) },
  {
    method: 'POST',
    path: '/v1/tickets/{id}/steps/{step}/{outcome}',
    handler: outcomeEndpoint(ports),
  },
  {
    method: 'POST',
    path: '/v1/tickets/{id}/steps/{step}/{outcome}/preview',
    handler: previewEndpoint(ports),
  },
  { method: 'POST', path: '/v1/tickets/{id}/acts/{act}', handler: actEndpoint(ports) },
  {
    method: 'GET',
    path: '/v1/tickets/{id}/documents/{field}',
    handler: documentsEndpoint(ports),
  },
  {
    method: 'POST',
    path: '/v1/playbooks/{playbook}/tickets',
    handler: startEndpoint(ports),
  },
  { method: 'POST', path: '/v1/tickets/{id}/by-hand/{message}', handler: passOnEndpoint(ports) },
  { method: 'POST', path: '/v1/tickets/{id}/signals/{name}', handler: answerEndpoint(ports) },
  { method: 'GET', path: '/v1/webhooks', handler: webhooksEndpoint(ports) },
  { method: 'PUT', path: '/v1/webhooks/{name}', handler: keepWebhookEndpoint(ports) },
  { method: 'GET', path: '/v1/tickets/{id}/campaign', handler: campaignEndpoint(ports) },
  { method: 'POST', path: '/v1/tickets/{id}/campaign/stop', handler: stopEndpoint(ports) },
  { method: 'POST', path: '/v1/signals/{name}', handler: signalEndpoint(ports) },
  { method: 'GET', path: '/v1/playbooks', handler: playbooksEndpoint(ports) },
  { method: 'GET', path: '/v1/playbooks/{playbook}', handler: playbookEndpoint(ports) },
  { method: 'POST', path: '/v1/imports', handler: beginImportEndpoint(ports) },
  { method: 'GET', path: '/v1/imports/{id}', handler: showImportEndpoint(ports) },
  { method: 'GET', path: '/v1/imports/{id}/rows', handler: importRowsEndpoint(ports) },
  { method: 'POST', path: '/v1/imports/{id}/run', handler: runImportEndpoint(ports) },
  { method: 'GET', path: '/v1/mails', handler: mailsEndpoint(ports) },
  { method: 'GET', path: '/v1/mails/{id}', handler: mailEndpoint(ports) },
  { method: 'POST', path: '/v1/mails/{id}/release', handler: heldEndpoint(ports, 'release') },
  { method: 'POST', path: '/v1/mails/{id}/discard', handler: heldEndpoint(ports, 'discard') },
  { method: 'GET', path: '/v1/quarantine', handler: quarantineEndpoint(ports) },
  { method: 'GET', path: '/v1/changes', handler: changesEndpoint(ports) },
];
