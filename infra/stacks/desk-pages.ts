import { Construct } from 'constructs';
import type { DeskApi } from '#infra/constructs/desk-api.ts';
import type { DeskSetting } from '#infra/constructs/desk-setting.ts';
import { HttpFunction } from '#infra/constructs/http-function.ts';
import type { DataStack } from '#infra/stacks/data-stack.ts';
import { VARIABLES } from '#shared/contracts/environment.ts';

export interface DeskPagesProps {
  readonly setting: DeskSetting;
  readonly data: DataStack;
  readonly api: DeskApi;
}

/** The functions behind the API, each with its routes and rights. */
export class DeskPages extends Construct {
  constructor(scope: Construct, id: string, props: DeskPagesProps) {
    super(scope, id);
    this.#forCustomers(props);
    this.#forAgents(props);
    this.#files(props);
    this.#documents(props);
  }

  #forCustomers({ setting, data, api }: DeskPagesProps): void {
    const { stage } = setting;
    const pages = new HttpFunction(this, 'CustomerPages', {
      setting,
      folder: 'customer-pages',
      impact: 'Customers cannot open the form or see their tickets.',
    });
    api.publicRoutes(pages, ['GET /', 'GET /tickets/{token}', 'POST /tickets/{token}/messages'], {
      reason:
        'Customers have no accounts: the form is public and a ticket opens by its signed link.',
    });
    api.grantUrl(pages);
    data.table.grant(pages, ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']);
    data.keys.grantRead(pages);
    pages.set(VARIABLES.replyDomain, stage.replyDomain);

    const submission = new HttpFunction(this, 'SubmitTicket', {
      setting,
      folder: 'submit-ticket',
      impact: 'Requests sent by the web form are refused.',
    });
    api.publicRoutes(submission, ['POST /v1/tickets'], {
      reason: 'Anybody may ask for help; the route has its own throttle and sources are capped.',
      throttle: stage.formThrottle,
    });
    api.grantUrl(submission);
    data.table.grant(submission, ['GetItem', 'Query', 'PutItem', 'UpdateItem']);
    data.keys.grantRead(submission);
    submission.set(VARIABLES.sourceCaps, stage.sourceCaps);

    const survey = new HttpFunction(this, 'SurveyAnswer', {
      setting,
      folder: 'survey-answer',
      impact: 'Customers cannot answer a survey, and their scores are lost to us.',
    });
    api.publicRoutes(
      survey,
      [
        'GET /surveys/{token}',
        'POST /surveys/{token}',
        'GET /unsubscribe/{token}',
        'POST /unsubscribe/{token}',
      ],
      {
        reason: 'A survey opens, and is stopped, by the signed links in the mail that asks for it.',
      },
    );
    data.table.grant(survey, ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']);
    data.keys.grantRead(survey);
  }

  #files({ setting, data, api }: DeskPagesProps): void {
    const { stage } = setting;
    const presign = new HttpFunction(this, 'PresignUpload', {
      setting,
      folder: 'presign-upload',
      impact: 'Nobody can attach a file on a page or through the API.',
    });
    api.publicRoutes(presign, ['POST /v1/uploads', 'POST /tickets/{token}/uploads'], {
      reason:
        'Whoever may ask for help may attach a file; the routes have their own throttle and sources are capped.',
      throttle: stage.formThrottle,
    });
    api.grantUrl(presign);
    data.table.grant(presign, ['PutItem', 'UpdateItem']);
    data.keys.grantRead(presign);
    data.fileStore.grantUpload(presign);
    presign.set(VARIABLES.sourceCaps, stage.sourceCaps);

    const download = new HttpFunction(this, 'DownloadFile', {
      setting,
      folder: 'download-file',
      impact: 'Neither customers nor agents can open attachments.',
    });
    api.agentRoutes(download, [
      'GET /v1/files/{id}',
      'GET /v1/tickets/{id}/documents/{field}/{version}/{format}',
    ]);
    api.publicRoutes(download, ['GET /tickets/{token}/files/{id}'], {
      reason: 'A file opens by the signed link of the ticket it belongs to.',
    });
    // Whoever looks into a secret ticket is written down.
    data.table.grant(download, ['GetItem', 'Query', 'PutItem']);
    data.keys.grantRead(download);
    data.fileStore.grantReadKept(download);
    data.fileStore.grantDocuments(download, ['s3:GetObject']);
  }

  #documents({ setting, data, api }: DeskPagesProps): void {
    const sign = new HttpFunction(this, 'SignDocument', {
      setting,
      folder: 'sign-document',
      impact: 'Customers and other parties cannot read and sign documents by their link.',
    });
    api.publicRoutes(
      sign,
      ['GET /documents/{token}', 'POST /documents/{token}', 'GET /documents/{token}/pdf'],
      { reason: 'A document opens by the signed link of the party that it was sent to.' },
    );
    data.table.grant(sign, ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']);
    data.keys.grantRead(sign);
    data.fileStore.grantDocuments(sign, ['s3:GetObject']);
  }

  #forAgents({ setting, data, api }: DeskPagesProps): void {
    const agentApi = new HttpFunction(this, 'AgentApi', {
      setting,
      folder: 'agent-api',
      impact: 'Agents cannot see or answer tickets.',
    });
    api.agentRoutes(agentApi, [
      'GET /v1/tickets',
      'GET /v1/tickets/{id}',
      'POST /v1/agent/tickets',
      'POST /v1/tickets/{id}/messages',
      'PUT /v1/tickets/{id}/cc',
      'POST /v1/tickets/{id}/take',
      'POST /v1/tickets/{id}/assign',
      'POST /v1/tickets/{id}/resolve',
      'POST /v1/tickets/{id}/reopen',
      'POST /v1/tickets/{id}/messages/{message}/split',
      'POST /v1/tickets/{id}/merge',
      'POST /v1/tickets/{id}/unmerge',
      'GET /v1/tickets/{id}/possible',
      'GET /v1/tickets/{id}/accesses',
      'PUT /v1/tickets/{id}/steps/{step}',
      'POST /v1/tickets/{id}/steps/{step}/{outcome}',
      'POST /v1/tickets/{id}/steps/{step}/{outcome}/preview',
      'POST /v1/tickets/{id}/acts/{act}',
      'GET /v1/tickets/{id}/documents/{field}',
      'POST /v1/playbooks/{playbook}/tickets',
      'POST /v1/tickets/{id}/by-hand/{message}',
      'POST /v1/tickets/{id}/signals/{name}',
      'GET /v1/webhooks',
      'PUT /v1/webhooks/{name}',
      'GET /v1/tickets/{id}/campaign',
      'POST /v1/tickets/{id}/campaign/stop',
      'POST /v1/signals/{name}',
      'GET /v1/playbooks',
      'GET /v1/playbooks/{playbook}',
      'POST /v1/imports',
      'GET /v1/imports/{id}',
      'GET /v1/imports/{id}/rows',
      'POST /v1/imports/{id}/run',
      'GET /v1/mails',
      'GET /v1/mails/{id}',
      'POST /v1/mails/{id}/release',
      'POST /v1/mails/{id}/discard',
      'GET /v1/quarantine',
      'GET /v1/changes',
    ]);
    agentApi.set(VARIABLES.intakeAddress, setting.stage.intake);
    agentApi.set(VARIABLES.replyDomain, setting.stage.replyDomain);
    data.table.grant(agentApi, ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']);

    const playbookApi = new HttpFunction(this, 'PlaybookApi', {
      setting,
      folder: 'playbook-api',
      impact: 'Nobody can see or change settings and rosters, or write playbooks.',
    });
    api.agentRoutes(playbookApi, [
      'GET /v1/guides',
      'GET /v1/guides/{guide}',
      'GET /v1/guides/{guide}/acknowledgements',
      'POST /v1/guides/{guide}/acknowledgements',
      'GET /v1/settings',
      'GET /v1/settings/{playbook}',
      'PUT /v1/settings/{playbook}',
      'GET /v1/mail-look',
      'PUT /v1/mail-look',
      'GET /v1/mail-templates/{template}',
      'GET /v1/intake-addresses',
      'PUT /v1/intake-addresses',
      'GET /v1/own-playbooks',
      'GET /v1/playbooks/{playbook}/own',
      'PUT /v1/playbooks/{playbook}',
      'POST /v1/playbooks/{playbook}/publish',
      'POST /v1/playbooks/{playbook}/retire',
      'GET /v1/calendars',
      'GET /v1/duty',
      'GET /v1/rosters',
      'GET /v1/rosters/{roster}',
      'PUT /v1/rosters/{roster}',
      'GET /v1/rosters/{roster}/shifts',
      'POST /v1/rosters/{roster}/preview',
      'POST /v1/rosters/{roster}/covers',
      'POST /v1/rosters/{roster}/swaps',
      'POST /v1/rosters/{roster}/absences',
      'POST /v1/rosters/{roster}/absences/withdraw',
    ]);
    data.table.grant(playbookApi, ['GetItem', 'Query', 'PutItem', 'DeleteItem']);

    const records = new HttpFunction(this, 'Records', {
      setting,
      folder: 'records',
      impact: 'Nobody can look at, write or merge the records of customers, devices or colleagues.',
    });
    api.agentRoutes(records, [
      'GET /v1/kinds',
      'GET /v1/records/{kind}',
      'POST /v1/records/{kind}',
      'GET /v1/records/{kind}/{id}',
      'PUT /v1/records/{kind}/{id}',
      'POST /v1/records/{kind}/{id}/merge',
      'GET /v1/records/{kind}/{id}/tickets',
      'GET /v1/records/{kind}/{id}/accesses',
      'GET /v1/records/{kind}/{id}/grants',
    ]);
    data.table.grant(records, ['GetItem', 'Query', 'PutItem', 'DeleteItem']);

    const exporter = new HttpFunction(this, 'ExportSheet', {
      setting,
      folder: 'export-sheet',
      impact: 'Nobody can export records or registers as a spreadsheet.',
    });
    api.agentRoutes(exporter, [
      'GET /v1/kinds/{kind}/export',
      'GET /v1/registers/{playbook}/{register}/export',
    ]);
    data.table.grant(exporter, ['GetItem', 'Query', 'PutItem']);
    data.fileStore.grantExport(exporter);
    agentApi.set(VARIABLES.loopbackCalls, setting.stage.loopbackCalls);

    const figures = new HttpFunction(this, 'FiguresApi', {
      setting,
      folder: 'figures-api',
      impact: 'Nobody can look at figures, registers and ledgers.',
    });
    api.agentRoutes(figures, [
      'GET /v1/metrics',
      'GET /v1/metrics/recount',
      'POST /v1/metrics/recount',
      'GET /v1/metrics/{playbook}/{metric}',
      'GET /v1/metrics/{playbook}/{metric}/tickets',
      'GET /v1/metrics/{playbook}/{metric}/{period}',
      'PUT /v1/metrics/{playbook}/{metric}/{period}',
      'GET /v1/registers',
      'GET /v1/registers/{playbook}/{register}',
      'GET /v1/ledgers',
      'GET /v1/ledgers/{ledger}/accounts',
      'GET /v1/ledgers/{ledger}/statement',
      'GET /v1/ledgers/{ledger}/trial-balance',
    ]);
    data.table.grant(figures, ['GetItem', 'Query', 'PutItem']);

    const description = new HttpFunction(this, 'ServiceDescription', {
      setting,
      folder: 'service-description',
      impact: 'Monitors and integrations cannot ask whether the desk is well.',
    });
    api.publicRoutes(description, ['GET /v1/health', 'GET /v1/openapi.json'], {
      reason: 'Says that the desk runs and what its API looks like, and nothing of any customer.',
    });
    data.table.grant(description, ['GetItem']);

    const consolePage = new HttpFunction(this, 'ConsolePage', {
      setting,
      folder: 'console-page',
      impact: 'Agents cannot open the console.',
    });
    api.publicRoutes(consolePage, ['GET /console', 'GET /console/app.js'], {
      reason: 'The page on which an agent signs in; it holds no data itself.',
    });
    api.grantUrl(consolePage);
    api.grantSignIn(consolePage);
  }
}
