import { agentRoutes } from '#functions/agent-api/routes.ts';
import { tableNamed } from '#functions/runtime/clients.ts';
import { decisionPorts, kinds } from '#functions/runtime/decision-ports.ts';
import { environment } from '#functions/runtime/environment.ts';
import { httpApi } from '#functions/runtime/http-api.ts';
import { accessLog } from '#shared/adapters/store/access-log.ts';
import { campaigns } from '#shared/adapters/store/campaigns.ts';
import { changeFeed } from '#shared/adapters/store/change-feed.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { imports } from '#shared/adapters/store/imports.ts';
import { mailLedger } from '#shared/adapters/store/mail-ledger.ts';
import { deskRecords } from '#shared/adapters/store/records.ts';
import { deskWebhooks } from '#shared/adapters/store/webhooks.ts';

const {
  table: name,
  loopbackCalls,
  ...own
} = environment(['table', 'loopbackCalls', 'intakeAddress', 'replyDomain']);
const table = tableNamed(name);
const ports = {
  ...decisionPorts(table),
  desk: deskStore(table),
  accesses: accessLog(table),
  records: deskRecords(table),
  mails: mailLedger(table),
  changes: changeFeed(table),
  imports: imports(table),
  kinds,
  ...own,
  webhooks: deskWebhooks(table),
  loopbackCalls: loopbackCalls === 'on',
  campaigns: campaigns(table),
};

export const handler = httpApi(agentRoutes(ports));
