import { type Endpoint, json, jsonBody } from '#functions/runtime/http-api.ts';
import { fieldProblems, keyTooLong, problem, refused } from '#functions/runtime/problem.ts';
import { submissionOf } from '#functions/submit-ticket/submission.ts';
import { submittedView } from '#shared/contracts/agent-api.ts';
import { idempotencyKey, submitRequest } from '#shared/contracts/requests.ts';
import { type SubmitTicketPorts, submitTicket } from '#shared/usecases/submit-ticket.ts';

/** POST /v1/tickets from a program. */
export const submitJson =
  (ports: SubmitTicketPorts, siteUrl: string): Endpoint =>
  async (event) => {
    const body = jsonBody(event);
    if (body === undefined) return refused({ code: 'request.unreadable' });
    const request = submitRequest.safeParse(body.value, { reportInput: true });
    if (!request.success) {
      return problem(400, 'request.invalid', { errors: fieldProblems(request.error) });
    }
    const key = idempotencyKey.safeParse(event.headers['idempotency-key']);
    if (!key.success) return keyTooLong();
    // Agents' keys and forms have prefixes of their own: nobody outside can use up a colleague's key.
    const name = key.data === undefined ? undefined : `json ${key.data}`;
    const outcome = await submitTicket(ports, submissionOf(request.data, event, name));
    if (!outcome.ok) return refused(outcome.refusal);
    const { ticket, state, path } = outcome.value;
    const url = `${siteUrl}${path}`;
    return json(201, submittedView.parse({ ...ticket, state, url }), { location: url });
  };
