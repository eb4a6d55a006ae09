/** What stands behind a figure: the tickets that counted, what was put in, and the recount. */
import { callerOf } from '#functions/agent-api/caller.ts';
import { asked, etagOf, told, versionIn } from '#functions/agent-api/endpoint.ts';
import { nameIn } from '#functions/figures-api/metrics.ts';
import { type Endpoint, type HttpEvent, json } from '#functions/runtime/http-api.ts';
import { refused } from '#functions/runtime/problem.ts';
import {
  countedQuery,
  countedView,
  enterRequest,
  entriesQuery,
  entriesView,
  entryView,
  recountView,
} from '#shared/contracts/figures.ts';
import type { Recount } from '#shared/ports/figure-book.ts';
import { type EnterPorts, enterFigure, showEntries } from '#shared/usecases/enter-figure.ts';
import { beginRecount, type RecountWish, showRecount } from '#shared/usecases/recount-figures.ts';
import { type CountedPorts, showCounted } from '#shared/usecases/show-counted.ts';

/** GET /v1/metrics/{playbook}/{metric}/tickets */
export const countedEndpoint = (ports: CountedPorts): Endpoint =>
  asked(countedQuery, async (query, person, event) => {
    const outcome = await showCounted(ports, person, { ...query, name: nameIn(event) });
    return outcome.ok ? json(200, countedView.parse(outcome.value)) : refused(outcome.refusal);
  });

const periodIn = ({ pathParameters }: HttpEvent): string => pathParameters?.['period'] ?? '';

/** GET /v1/metrics/{playbook}/{metric}/{period} */
export const entriesEndpoint = (ports: EnterPorts): Endpoint =>
  asked(entriesQuery, async ({ group }, person, event) => {
    const entry = { name: nameIn(event), period: periodIn(event), group };
    const outcome = await showEntries(ports, person, entry);
    if (!outcome.ok) return refused(outcome.refusal);
    const items = outcome.value;
    return json(200, entriesView.parse({ items }), { etag: etagOf(items.at(-1)?.version ?? 0) });
  });

/** PUT /v1/metrics/{playbook}/{metric}/{period}: `"0"` in If-Match for the first value. */
export const enterEndpoint = (ports: EnterPorts): Endpoint =>
  told(enterRequest, async (body, person, event) => {
    const match = event.headers['if-match'];
    if (match === undefined) return refused({ code: 'request.version-missing' });
    const outcome = await enterFigure(ports, person, {
      ...body,
      name: nameIn(event),
      period: periodIn(event),
      version: versionIn(match),
    });
    if (!outcome.ok) return refused(outcome.refusal);
    return json(200, entryView.parse(outcome.value), { etag: etagOf(outcome.value.version) });
  });

/** GET /v1/metrics/recount */
export const recountEndpoint =
  (ports: RecountWish): Endpoint =>
  async (event) => {
    const outcome = await showRecount(ports, callerOf(event));
    return outcome.ok ? json(200, viewOf(outcome.value)) : refused(outcome.refusal);
  };

/** POST /v1/metrics/recount */
export const beginRecountEndpoint =
  (ports: RecountWish): Endpoint =>
  async (event) => {
    const outcome = await beginRecount(ports, callerOf(event));
    return outcome.ok ? json(201, viewOf(outcome.value)) : refused(outcome.refusal);
  };

const viewOf = (recount: Recount | undefined) => {
  if (recount === undefined) return recountView.parse({ state: 'never' });
  const { next, ...rest } = recount;
  return recountView.parse(
    next === undefined ? { ...rest, state: 'done' } : { ...rest, state: 'running', next: next.of },
  );
};
