/** The verbs of agents on one ticket. */

import { callerOf } from '#functions/agent-api/caller.ts';
import { onTicket, shown, told } from '#functions/agent-api/endpoint.ts';
import { hashOf } from '#functions/runtime/hash.ts';
import type { Endpoint } from '#functions/runtime/http-api.ts';
import { keyTooLong, refused } from '#functions/runtime/problem.ts';
import {
  assignRequest,
  copiesRequest,
  formRequest,
  idempotencyKey,
  messageRequest,
  openRequest,
  startRequest,
} from '#shared/contracts/requests.ts';
import { openForCustomer } from '#shared/usecases/open-for-customer.ts';
import { type StartPorts, startPlaybook } from '#shared/usecases/start-playbook.ts';
import {
  addMessage,
  assign,
  doActOn,
  passOnBy,
  reopen,
  resolve,
  saveFormOf,
  setCopies,
  take,
  takeOutcomeOf,
  type WorkPorts,
} from '#shared/usecases/work-on-ticket.ts';

/** POST /v1/tickets/{id}/take */
export const takeEndpoint =
  (ports: WorkPorts): Endpoint =>
  (event) =>
    onTicket(event, callerOf(event), (request) => take(ports, request));

/** POST /v1/tickets/{id}/resolve */
export const resolveEndpoint =
  (ports: WorkPorts): Endpoint =>
  (event) =>
    onTicket(event, callerOf(event), (request) => resolve(ports, request));

/** POST /v1/tickets/{id}/steps/{step}/{outcome} */
export const outcomeEndpoint = (ports: WorkPorts): Endpoint =>
  told(formRequest, (fields, person, event) => {
    const { step = '', outcome = '' } = event.pathParameters ?? {};
    return onTicket(event, person, (request) =>
      takeOutcomeOf(ports, { ...request, step, outcome, ...fields }),
    );
  });

/** PUT /v1/tickets/{id}/steps/{step} */
export const saveFormEndpoint = (ports: WorkPorts): Endpoint =>
  told(formRequest, (fields, person, event) => {
    const { step = '' } = event.pathParameters ?? {};
    return onTicket(event, person, (request) => saveFormOf(ports, { ...request, step, ...fields }));
  });

/** POST /v1/tickets/{id}/acts/{act} */
export const actEndpoint = (ports: WorkPorts): Endpoint =>
  told(formRequest, (fields, person, event) => {
    const { act = '' } = event.pathParameters ?? {};
    return onTicket(event, person, (request) => doActOn(ports, { ...request, act, ...fields }));
  });

/** POST /v1/tickets/{id}/by-hand/{message} */
export const passOnEndpoint =
  (ports: WorkPorts): Endpoint =>
  (event) =>
    onTicket(event, callerOf(event), (request) =>
      passOnBy(ports, { ...request, message: event.pathParameters?.['message'] ?? '' }),
    );

/** POST /v1/tickets/{id}/reopen */
export const reopenEndpoint =
  (ports: WorkPorts): Endpoint =>
  (event) =>
    onTicket(event, callerOf(event), (request) => reopen(ports, request));

/** POST /v1/tickets/{id}/assign */
export const assignEndpoint = (ports: WorkPorts): Endpoint =>
  told(assignRequest, (body, person, event) =>
    onTicket(event, person, (request) => assign(ports, { ...request, ...body })),
  );

/** POST /v1/tickets/{id}/messages */
export const messageEndpoint = (ports: WorkPorts): Endpoint =>
  told(messageRequest, (body, person, event) =>
    onTicket(event, person, (request) => addMessage(ports, { ...request, ...body })),
  );

/** PUT /v1/tickets/{id}/cc */
export const copiesEndpoint = (ports: Parameters<typeof setCopies>[0]): Endpoint =>
  told(copiesRequest, (body, person, event) =>
    onTicket(event, person, (request) => setCopies(ports, { ...request, ...body })),
  );

/** POST /v1/playbooks/{playbook}/tickets */
export const startEndpoint = (ports: StartPorts): Endpoint =>
  told(startRequest, async (body, person, event) => {
    const key = idempotencyKey.safeParse(event.headers['idempotency-key']);
    if (!key.success) return keyTooLong();
    const { playbook = '' } = event.pathParameters ?? {};
    const outcome = await startPlaybook(ports, {
      ...body,
      playbook,
      person,
      hash: hashOf({ ...body, playbook }),
      ...(key.data === undefined ? {} : { key: key.data }),
    });
    return outcome.ok ? shown(201, outcome.value) : refused(outcome.refusal);
  });

/** POST /v1/agent/tickets */
export const openEndpoint = (ports: WorkPorts): Endpoint =>
  told(openRequest, async (body, person, event) => {
    const key = idempotencyKey.safeParse(event.headers['idempotency-key']);
    if (!key.success) return keyTooLong();
    const outcome = await openForCustomer(ports, {
      ...body,
      person,
      hash: hashOf(body),
      ...(key.data === undefined ? {} : { key: key.data }),
    });
    return outcome.ok ? shown(201, outcome.value) : refused(outcome.refusal);
  });
