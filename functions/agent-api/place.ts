/** Where words belong: split off from a ticket, or two tickets made one. */
import { callerOf } from '#functions/agent-api/caller.ts';
import { onTicket, told } from '#functions/agent-api/endpoint.ts';
import type { Endpoint } from '#functions/runtime/http-api.ts';
import { mergeRequest, splitRequest } from '#shared/contracts/requests.ts';
import { type MergePorts, merge, unmerge } from '#shared/usecases/merge-tickets.ts';
import { type SplitPorts, splitMessage } from '#shared/usecases/split-message.ts';

/** POST /v1/tickets/{id}/messages/{message}/split */
export const splitEndpoint = (ports: SplitPorts): Endpoint =>
  told(splitRequest, async ({ andLater }, person, event) => {
    const { message = '' } = event.pathParameters ?? {};
    const answer = await onTicket(event, person, (request) =>
      splitMessage(ports, { ...request, message, andLater }),
    );
    return answer.statusCode === 200 ? { ...answer, statusCode: 201 } : answer;
  });

/** POST /v1/tickets/{id}/merge */
export const mergeEndpoint = (ports: MergePorts): Endpoint =>
  told(mergeRequest, ({ into }, person, event) =>
    onTicket(event, person, (request) => merge(ports, { ...request, into })),
  );

/** POST /v1/tickets/{id}/unmerge */
export const unmergeEndpoint =
  (ports: MergePorts): Endpoint =>
  (event) =>
    onTicket(event, callerOf(event), (request) => unmerge(ports, request));
