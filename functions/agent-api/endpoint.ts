/** What all endpoints of agents share: who asks, what they ask, on which version, and how the outcome is shown. */
import type * as z from 'zod';
import { callerOf } from '#functions/agent-api/caller.ts';
import { type Endpoint, type HttpEvent, json, jsonBody } from '#functions/runtime/http-api.ts';
import { fieldProblems, problem, refused } from '#functions/runtime/problem.ts';
import type { Refusal } from '#functions/runtime/refusals.ts';
import { ticketView } from '#shared/contracts/agent-api.ts';
import { ticketPath } from '#shared/contracts/requests.ts';
import type { Person } from '#shared/domain/access/role.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Result } from '#shared/kernel/result.ts';

/** Reads with a query, no body. */
export const asked =
  <Query>(
    query: z.ZodType<Query>,
    answer: (query: Query, person: Person, event: HttpEvent) => ReturnType<Endpoint>,
  ): Endpoint =>
  async (event) => {
    const parsed = query.safeParse(event.queryStringParameters ?? {}, { reportInput: true });
    return parsed.success
      ? answer(parsed.data, callerOf(event), event)
      : problem(400, 'request.invalid', { errors: fieldProblems(parsed.error) });
  };

/** A body in JSON, checked. */
export const told =
  <Body>(
    body: z.ZodType<Body>,
    answer: (body: Body, person: Person, event: HttpEvent) => ReturnType<Endpoint>,
  ): Endpoint =>
  async (event) => {
    const read = jsonBody(event);
    if (read === undefined) return refused({ code: 'request.unreadable' });
    const parsed = body.safeParse(read.value, { reportInput: true });
    return parsed.success
      ? answer(parsed.data, callerOf(event), event)
      : problem(400, 'request.invalid', { errors: fieldProblems(parsed.error) });
  };

export interface OnTicket {
  readonly id: TicketId;
  readonly person: Person;
  readonly version: number;
}

/** Does something with one ticket as its caller last saw it (If-Match), and shows it as it is then. */
export const onTicket = async (
  event: HttpEvent,
  person: Person,
  run: (request: OnTicket) => Promise<Result<Ticket, Refusal>>,
): ReturnType<Endpoint> => {
  const path = ticketPath.safeParse(event.pathParameters);
  if (!path.success) return refused({ code: 'ticket.missing' });
  const match = event.headers['if-match'];
  if (match === undefined) return refused({ code: 'request.version-missing' });
  const version = versionIn(match);
  const outcome = await run({ id: path.data.id, person, version });
  return outcome.ok ? shown(200, outcome.value) : refused(outcome.refusal);
};

/** A tag that is none of ours names no version that a ticket ever had. */
export const versionIn = (match: string): number => {
  const digits = /^(?:W\/)?"?(\d{1,9})"?$/.exec(match.trim())?.[1];
  return digits === undefined ? -1 : Number(digits);
};

export const etagOf = (version: number): string => `"${version}"`;

export const shown = (status: number, ticket: Ticket) =>
  json(status, ticketView.parse(seen(ticket)), { etag: etagOf(ticket.version) });

/** A ticket and where it stands in its playbook, side by side: both have a number. */
export const seen = ({ run, ...ticket }: Ticket) => {
  const { number: businessNumber, ...stand } = run;
  return {
    ...stand,
    ...ticket,
    state: ticket.status.state,
    ...(ticket.status.state === 'merged' ? { mergedInto: ticket.status.into } : {}),
    ...(businessNumber === undefined ? {} : { businessNumber }),
  };
};
