/** The description of the API, made from the very schemas that check it (OpenAPI 3.1). */
import * as z from 'zod';
import { FIGURE_OPERATIONS } from '#functions/service-description/figure-operations.ts';
import type { Operation } from '#functions/service-description/operation.ts';
import {
  accessesQuery,
  accessesView,
  campaignView,
  changesQuery,
  changesView,
  documentsView,
  downloadView,
  fileView,
  listQuery,
  listView,
  mailsQuery,
  mailsView,
  mailView,
  playbooksView,
  playbookView,
  possibleView,
  previewView,
  problemView,
  quarantineQuery,
  quarantineView,
  signalView,
  submittedView,
  ticketView,
  uploadView,
  webhooksView,
  webhookView,
} from '#shared/contracts/agent-api.ts';
import {
  exportQuery,
  importRequest,
  importRowsQuery,
  importRowsView,
  importView,
  runImportRequest,
} from '#shared/contracts/import-api.ts';
import {
  checkedView,
  ownFileView,
  ownPlaybooksView,
  ownPlaybookView,
  writtenPlaybook,
} from '#shared/contracts/own-playbook.ts';
import {
  changeRecordRequest,
  grantsView,
  kindsView,
  mergeRecordRequest,
  openRecordRequest,
  recordAccessesView,
  recordPageQuery,
  recordsQuery,
  recordsView,
  recordView,
  writtenView,
} from '#shared/contracts/record-api.ts';
import {
  answerRequest,
  assignRequest,
  formExtras,
  formRequest,
  heldRequest,
  messageRequest,
  openRequest,
  signalRequest,
  startRequest,
  submitRequest,
  uploadRequest,
  webhookRequest,
} from '#shared/contracts/requests.ts';
import {
  playbookSettingsView,
  settingsFileView,
  settingsRequest,
  settingsView,
} from '#shared/contracts/settings.ts';
import { TYPE_OF_SHEET } from '#shared/domain/sheet/format.ts';

export const healthView = z.object({ status: z.literal('ok'), jobsBehindSeconds: z.number() });

const OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/tickets',
    summary: 'A customer makes a request. Send Idempotency-Key to be able to repeat it safely.',
    for: 'everybody',
    body: submitRequest,
    success: 201,
    view: submittedView,
  },
  {
    method: 'post',
    path: '/v1/uploads',
    summary: 'Announce a file; the form in the answer lets in just that one for 15 minutes.',
    for: 'everybody',
    body: uploadRequest,
    success: 201,
    view: uploadView,
  },
  {
    method: 'get',
    path: '/v1/files/{id}',
    summary:
      'A link to a checked file for 5 minutes, in JSON where that is accepted, else as a redirect.',
    for: 'agents',
    success: 200,
    view: downloadView,
  },
  {
    method: 'get',
    path: '/v1/tickets',
    summary: 'Tickets of a team, by what is due first; ended ones newest first.',
    for: 'agents',
    query: listQuery,
    success: 200,
    view: listView,
  },
  {
    method: 'get',
    path: '/v1/tickets/{id}',
    summary: 'One ticket with messages, timeline and mail deliveries. ETag is its version.',
    for: 'agents',
    success: 200,
    view: fileView,
  },
  {
    method: 'post',
    path: '/v1/agent/tickets',
    summary: 'Open a ticket for a customer who called, came by, or is written to first.',
    for: 'agents',
    body: openRequest,
    success: 201,
    view: ticketView,
  },
  {
    method: 'post',
    path: '/v1/playbooks/{playbook}/tickets',
    summary: 'Begin a process of the handbook by hand, about a record or about nothing yet.',
    for: 'agents',
    body: startRequest,
    success: 201,
    view: ticketView,
  },
  {
    method: 'post',
    path: '/v1/tickets/{id}/messages',
    summary: 'Answer the customer, or leave a note for colleagues.',
    for: 'agents',
    body: messageRequest,
    versioned: true,
    success: 200,
    view: ticketView,
  },
  ...(['take', 'resolve', 'reopen'] as const).map(
    (verb): Operation => ({
      method: 'post',
      path: `/v1/tickets/{id}/${verb}`,
      summary: `The ticket: ${verb}.`,
      for: 'agents',
      versioned: true,
      success: 200,
      view: ticketView,
    }),
  ),
  {
    method: 'post',
    path: '/v1/tickets/{id}/assign',
    summary: 'Hand the ticket to a team, and to one of its people.',
    for: 'agents',
    body: assignRequest,
    versioned: true,
    success: 200,
    view: ticketView,
  },
  {
    method: 'get',
    path: '/v1/tickets/{id}/possible',
    summary: 'What the caller may do next: steps, outcomes and acts, with the reason where not.',
    for: 'agents',
    success: 200,
    view: possibleView,
  },
  {
    method: 'get',
    path: '/v1/tickets/{id}/accesses',
    summary: 'Who looked into a secret ticket, also in vain; for those who watch over the archive.',
    for: 'agents',
    query: accessesQuery,
    success: 200,
    view: accessesView,
  },
  {
    method: 'put',
    path: '/v1/tickets/{id}/steps/{step}',
    summary: 'Keep what is filled in on the form of a step so far.',
    for: 'agents',
    body: formRequest,
    versioned: true,
    success: 200,
    view: ticketView,
  },
  {
    method: 'post',
    path: '/v1/tickets/{id}/steps/{step}/{outcome}',
    summary: 'Take an outcome of an open step, with its form.',
    for: 'agents',
    body: formRequest,
    versioned: true,
    success: 200,
    view: ticketView,
  },
  {
    method: 'post',
    path: '/v1/tickets/{id}/acts/{act}',
    summary: 'Do something beside the steps: urge, tell a delay, report as major.',
    for: 'agents',
    body: formRequest,
    versioned: true,
    success: 200,
    view: ticketView,
  },
  {
    method: 'post',
    path: '/v1/tickets/{id}/by-hand/{message}',
    summary: 'What waited to be passed on by telephone, fax or post has been passed on.',
    for: 'agents',
    versioned: true,
    success: 200,
    view: ticketView,
  },
  {
    method: 'post',
    path: '/v1/tickets/{id}/signals/{name}',
    summary:
      'Answer a call of the ticket later. Send Idempotency-Key to be able to repeat it safely.',
    for: 'agents',
    body: answerRequest,
    success: 200,
    view: ticketView,
  },
  {
    method: 'get',
    path: '/v1/webhooks',
    summary: 'The places outside that playbooks may call, without their secrets.',
    for: 'agents',
    success: 200,
    view: webhooksView,
  },
  {
    method: 'put',
    path: '/v1/webhooks/{name}',
    summary: 'Keep a webhook: an https URL and the secret that calls are signed with.',
    for: 'agents',
    body: webhookRequest,
    success: 200,
    view: webhookView,
  },
  {
    method: 'post',
    path: '/v1/tickets/{id}/steps/{step}/{outcome}/preview',
    summary: 'What an outcome would open, and who would get how many. Nothing is kept.',
    for: 'agents',
    body: formRequest,
    success: 200,
    view: previewView,
  },
  {
    method: 'get',
    path: '/v1/tickets/{id}/campaign',
    summary: 'How far the campaigns of a ticket are: opened, ended, by outcome and by owner.',
    for: 'agents',
    success: 200,
    view: campaignView,
  },
  {
    method: 'post',
    path: '/v1/tickets/{id}/campaign/stop',
    summary: 'Nothing more opens; what is open stays.',
    for: 'agents',
    success: 200,
    view: campaignView,
  },
  {
    method: 'post',
    path: '/v1/signals/{name}',
    summary:
      'Tell that something has happened; playbooks that listen open tickets. Send Idempotency-Key to be able to repeat it.',
    for: 'agents',
    body: signalRequest,
    success: 201,
    view: signalView,
  },
  {
    method: 'get',
    path: '/v1/tickets/{id}/documents/{field}',
    summary: 'Every version of the document in a field, with its hash and who signed it.',
    for: 'agents',
    success: 200,
    view: documentsView,
  },
  {
    method: 'get',
    path: '/v1/tickets/{id}/documents/{field}/{version}/{format}',
    summary:
      'A link for 5 minutes to a version as `pdf` (with its signatures) or `html`, in JSON where that is accepted, else as a redirect.',
    for: 'agents',
    success: 200,
    view: downloadView,
  },
  {
    method: 'get',
    path: '/v1/playbooks',
    summary: 'The installed playbooks, each in its newest version.',
    for: 'agents',
    success: 200,
    view: playbooksView,
  },
  {
    method: 'get',
    path: '/v1/playbooks/{playbook}',
    summary: 'One playbook as it is written: fields, steps, limits, texts.',
    for: 'agents',
    success: 200,
    view: playbookView,
  },
  {
    method: 'post',
    path: '/v1/imports',
    summary:
      'Read a sheet that was uploaded, for records of a kind or tickets of a playbook. Writes none.',
    for: 'agents',
    body: importRequest,
    success: 201,
    view: importView,
  },
  {
    method: 'get',
    path: '/v1/imports/{id}',
    summary: 'How far an import is, what it found, and by its ETag which preview it is.',
    for: 'agents',
    success: 200,
    view: importView,
  },
  {
    method: 'get',
    path: '/v1/imports/{id}/rows',
    summary:
      'The preview row by row: new, changed with what changes, unchanged, or wrong with every error.',
    for: 'agents',
    query: importRowsQuery,
    success: 200,
    view: importRowsView,
  },
  {
    method: 'post',
    path: '/v1/imports/{id}/run',
    summary: 'Carry out exactly the preview whose ETag is sent. Repeated, nothing happens twice.',
    for: 'agents',
    body: runImportRequest,
    versioned: true,
    success: 200,
    view: importView,
  },
  {
    method: 'get',
    path: '/v1/kinds',
    summary: 'The kinds of records that the desk keeps, with their fields.',
    for: 'agents',
    success: 200,
    view: kindsView,
  },
  {
    method: 'get',
    path: '/v1/records/{kind}',
    summary:
      'Records of a kind, or those that a telephone or mail address leads to. Of what is too secret only id and level.',
    for: 'agents',
    query: recordsQuery,
    success: 200,
    view: recordsView,
  },
  {
    method: 'post',
    path: '/v1/records/{kind}',
    summary: 'Open a record. Send Idempotency-Key to be able to repeat it safely.',
    for: 'agents',
    body: openRecordRequest,
    success: 201,
    view: writtenView,
  },
  {
    method: 'get',
    path: '/v1/records/{kind}/{id}',
    summary:
      'One record; ETag is its version. One that was merged answers with the one it went into, a destroyed one with 410.',
    for: 'agents',
    success: 200,
    view: recordView,
  },
  {
    method: 'put',
    path: '/v1/records/{kind}/{id}',
    summary: 'Put values into some of its fields; null empties one.',
    for: 'agents',
    body: changeRecordRequest,
    versioned: true,
    success: 200,
    view: writtenView,
  },
  {
    method: 'post',
    path: '/v1/records/{kind}/{id}/merge',
    summary: 'Another record of the same customer goes into this one, with all its addresses.',
    for: 'agents',
    body: mergeRecordRequest,
    versioned: true,
    success: 200,
    view: writtenView,
  },
  {
    method: 'get',
    path: '/v1/records/{kind}/{id}/tickets',
    summary: 'The tickets about a record, newest first.',
    for: 'agents',
    query: recordPageQuery,
    success: 200,
    view: listView,
  },
  {
    method: 'get',
    path: '/v1/records/{kind}/{id}/accesses',
    summary: 'Who looked into a secret record, also in vain; for those who watch over the archive.',
    for: 'agents',
    query: recordPageQuery,
    success: 200,
    view: recordAccessesView,
  },
  {
    method: 'get',
    path: '/v1/records/{kind}/{id}/grants',
    summary: 'Who has the record on loan, and until when.',
    for: 'agents',
    success: 200,
    view: grantsView,
  },
  {
    method: 'get',
    path: '/v1/kinds/{kind}/export',
    summary: 'All records of a kind as CSV or XLSX; 303 to a link where the file is large.',
    for: 'agents',
    query: exportQuery,
    success: 200,
    view: Object.values(TYPE_OF_SHEET),
  },
  {
    method: 'get',
    path: '/v1/own-playbooks',
    summary: "How each of the desk's own playbooks stands: draft, live, retired.",
    for: 'agents',
    success: 200,
    view: ownPlaybooksView,
  },
  {
    method: 'get',
    path: '/v1/playbooks/{playbook}/own',
    summary: "One of the desk's own playbooks with draft, live version and the draft's findings.",
    for: 'agents',
    success: 200,
    view: ownFileView,
  },
  {
    method: 'put',
    path: '/v1/playbooks/{playbook}',
    summary:
      'Keep a draft of at most 350,000 bytes and hear what the checker finds (If-Match "0" the first time).',
    for: 'agents',
    body: writtenPlaybook,
    versioned: true,
    success: 200,
    view: checkedView,
  },
  {
    method: 'post',
    path: '/v1/playbooks/{playbook}/publish',
    summary: 'Let new tickets begin with the draft, if the checker finds no error in it.',
    for: 'agents',
    versioned: true,
    success: 200,
    view: checkedView,
  },
  {
    method: 'post',
    path: '/v1/playbooks/{playbook}/retire',
    summary: 'Take it from new tickets; those that run go on.',
    for: 'agents',
    versioned: true,
    success: 200,
    view: ownPlaybookView,
  },
  {
    method: 'get',
    path: '/v1/settings',
    summary: 'What the desk decides for itself: the settings of every playbook, blanks marked.',
    for: 'agents',
    success: 200,
    view: settingsView,
  },
  {
    method: 'get',
    path: '/v1/settings/{playbook}',
    summary: "One playbook's settings with who changed what; ETag is their version.",
    for: 'agents',
    success: 200,
    view: settingsFileView,
  },
  {
    method: 'put',
    path: '/v1/settings/{playbook}',
    summary:
      'Set values from a day on (If-Match "0" the first time). Open tickets are planned anew.',
    for: 'agents',
    body: settingsRequest,
    versioned: true,
    success: 200,
    view: playbookSettingsView,
  },
  {
    method: 'get',
    path: '/v1/mails',
    summary: 'Every mail that came in and the one state it ended in.',
    for: 'agents',
    query: mailsQuery,
    success: 200,
    view: mailsView,
  },
  {
    method: 'get',
    path: '/v1/quarantine',
    summary:
      'Mails and forms that a check held back, by reason and day; a short page may have a next one.',
    for: 'agents',
    query: quarantineQuery,
    success: 200,
    view: quarantineView,
  },
  {
    method: 'get',
    path: '/v1/mails/{id}',
    summary: 'What is safe to show of one mail or form; ETag is its version.',
    for: 'agents',
    success: 200,
    view: mailView,
  },
  {
    method: 'post',
    path: '/v1/mails/{id}/release',
    summary: 'Let a held mail in: intake takes it once more, without the check that held it.',
    for: 'agents',
    body: heldRequest,
    versioned: true,
    success: 200,
    view: mailView,
  },
  {
    method: 'post',
    path: '/v1/mails/{id}/discard',
    summary: 'Put a held mail away for good; the raw mail is kept until it expires.',
    for: 'agents',
    body: heldRequest,
    versioned: true,
    success: 200,
    view: mailView,
  },
  {
    method: 'get',
    path: '/v1/changes',
    summary: 'What changed in a team since; 304 when nothing did.',
    for: 'agents',
    query: changesQuery,
    success: 200,
    view: changesView,
  },
  ...FIGURE_OPERATIONS,
  {
    method: 'get',
    path: '/v1/health',
    summary: 'Whether the desk works, and how late its jobs are.',
    for: 'everybody',
    success: 200,
    view: healthView,
  },
];

const asInput = (shape: z.ZodType) =>
  z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' });
const asOutput = (shape: z.ZodType) => z.toJSONSchema(shape, { unrepresentable: 'any' });

const json = (schema: unknown) => ({ 'application/json': { schema } });

const parametersOf = ({ path, query, versioned }: Operation) => [
  ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  ...Object.entries(query?.shape ?? {}).map(([name, shape]) => ({
    name,
    in: 'query',
    required: false,
    schema: shape instanceof z.ZodType ? asInput(shape) : {},
  })),
  ...(versioned === true
    ? [{ name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } }]
    : []),
];

const operationOf = (operation: Operation) => ({
  summary: operation.summary,
  ...(operation.for === 'agents' ? { security: [{ agent: [] }] } : { security: [] }),
  parameters: parametersOf(operation),
  ...(operation.body === undefined
    ? {}
    : { requestBody: { required: true, content: contentOf(operation) } }),
  responses: {
    [operation.success]: { description: 'Done', content: answerOf(operation) },
    default: {
      description: 'Refused, with the reason (RFC 9457)',
      content: { 'application/problem+json': { schema: asOutput(problemView) } },
    },
  },
});

const answerOf = ({ view }: Operation): object =>
  view instanceof z.ZodType
    ? json(asOutput(view))
    : Object.fromEntries(view.map((type) => [type, {}]));

/** A request of a customer also comes from a form, with two fields more. */
const contentOf = ({ body = z.unknown(), path, for: caller }: Operation) => ({
  ...json(asInput(body)),
  ...(path === '/v1/tickets' && caller === 'everybody'
    ? {
        'application/x-www-form-urlencoded': {
          schema: { allOf: [asInput(body), asInput(formExtras)] },
        },
      }
    : {}),
});

export const openApi = () => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: operationOf(operation),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Huiyin 回音', version: '1' },
    paths,
    components: {
      securitySchemes: { agent: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
};
