/** All HTTP functions of the desk on one table in memory, entered as API Gateway enters them. */
import { agentRoutes } from '#functions/agent-api/routes.ts';
import { formEndpoint } from '#functions/customer-pages/form.ts';
import { addEndpoint, ticketEndpoint } from '#functions/customer-pages/ticket.ts';
import { documentEndpoint } from '#functions/download-file/download.ts';
import { figureRoutes } from '#functions/figures-api/routes.ts';
import { playbookRoutes } from '#functions/playbook-api/routes.ts';
import { recordRoutes } from '#functions/records/routes.ts';
import { httpApi, isForm } from '#functions/runtime/http-api.ts';
import { descriptionEndpoint, healthEndpoint } from '#functions/service-description/endpoints.ts';
import { signRoutes } from '#functions/sign-document/sign.ts';
import { submitForm } from '#functions/submit-ticket/submit-form.ts';
import { submitJson } from '#functions/submit-ticket/submit-json.ts';
import { askEndpoint, voteEndpoint } from '#functions/survey-answer/survey.ts';
import { subscriptionEndpoint, unsubscribeEndpoint } from '#functions/survey-answer/unsubscribe.ts';
import { deskPlaybooks } from '#shared/adapters/desk-playbooks.ts';
import { httpEvent, lambdaContext, type RequestParts } from './http-events.ts';
import type { MemoryDesk } from './memory-desk.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** The body read as JSON; the test that asks for it knows that it is. */
  readonly json: unknown;
}

/** Requests put nothing on a queue themselves: what follows from them stands in the table. */
export interface ApiWorld {
  readonly ports: Omit<MemoryDesk['ports'], 'queues'>;
}

export const deskApi = ({ ports }: ApiWorld) => {
  const [fromForm, fromProgram] = [
    submitForm(ports, ports.setting.siteUrl),
    submitJson(ports, ports.setting.siteUrl),
  ];
  const handler = httpApi([
    { method: 'GET', path: '/', handler: formEndpoint(ports) },
    { method: 'GET', path: '/tickets/{token}', handler: ticketEndpoint(ports) },
    { method: 'POST', path: '/tickets/{token}/messages', handler: addEndpoint(ports) },
    { method: 'GET', path: '/surveys/{token}', handler: askEndpoint(ports) },
    { method: 'POST', path: '/surveys/{token}', handler: voteEndpoint(ports) },
    { method: 'GET', path: '/unsubscribe/{token}', handler: subscriptionEndpoint(ports) },
    { method: 'POST', path: '/unsubscribe/{token}', handler: unsubscribeEndpoint(ports) },
    {
      method: 'POST',
      path: '/v1/tickets',
      handler: (event) => (isForm(event) ? fromForm(event) : fromProgram(event)),
    },
    ...signRoutes(ports),
    {
      method: 'GET',
      path: '/v1/tickets/{id}/documents/{field}/{version}/{format}',
      handler: documentEndpoint(ports),
    },
    ...agentRoutes(ports),
    ...playbookRoutes({
      ...ports,
      settings: ports.settingsBook,
      playbooks: deskPlaybooks(ports.installed, ports.own),
    }),
    ...figureRoutes(ports),
    ...recordRoutes(ports),
    { method: 'GET', path: '/v1/health', handler: healthEndpoint(ports) },
    { method: 'GET', path: '/v1/openapi.json', handler: descriptionEndpoint() },
  ]);
  return async (route: string, parts: RequestParts = {}): Promise<Answer> => {
    const answer = await handler(httpEvent(route, parts), lambdaContext);
    const body = answer.body ?? '';
    return {
      status: answer.statusCode ?? 0,
      headers: answer.headers ?? {},
      body,
      get json(): unknown {
        return JSON.parse(body);
      },
    };
  };
};

export type DeskApi = ReturnType<typeof deskApi>;

export const PEOPLE = {
  lin: { name: 'lin', groups: ['agent', 'team.general'] },
  wang: { name: 'wang', groups: ['agent', 'team.technical'] },
  chen: { name: 'chen', groups: ['supervisor', 'team.general'] },
  zhao: { name: 'zhao', groups: ['admin'] },
  /** Signed in, and nothing more. */
  nobody: { name: 'nobody', groups: [] },
  ungrouped: { name: 'ungrouped' },
  /** Of a team without a role. */
  guest: { name: 'guest', groups: ['team.general'] },
} as const;

export const REQUEST = {
  name: '李娜',
  email: 'li.na@customer.example',
  subject: '洗衣机漏水',
  message: '上周买的洗衣机从底部漏水，请尽快处理。',
} as const;
