/** The endpoints of guides. */
import { callerOf } from '#functions/agent-api/caller.ts';
import { asked, told } from '#functions/agent-api/endpoint.ts';
import { type Endpoint, type HttpEvent, json } from '#functions/runtime/http-api.ts';
import { refused } from '#functions/runtime/problem.ts';
import {
  acknowledgementsQuery,
  acknowledgementsView,
  acknowledgeRequest,
  guidesView,
  guideView,
} from '#shared/contracts/guides.ts';
import type { Result } from '#shared/kernel/result.ts';
import {
  acknowledgeGuide,
  type GuidePorts,
  type GuideRefusal,
  listAcknowledgements,
  listGuides,
  type ShownGuide,
  showGuide,
} from '#shared/usecases/guides.ts';

const guideIn = ({ pathParameters }: HttpEvent): string => pathParameters?.['guide'] ?? '';

const viewed = ({ guide, ...shown }: ShownGuide) => ({ ...guide, ...shown });

const answered = (outcome: Result<ShownGuide, GuideRefusal>) =>
  outcome.ok ? json(200, guideView.parse(viewed(outcome.value))) : refused(outcome.refusal);

/** GET /v1/guides */
export const guidesEndpoint =
  (ports: GuidePorts): Endpoint =>
  async (event) => {
    const outcome = await listGuides(ports, callerOf(event));
    return outcome.ok
      ? json(200, guidesView.parse({ items: outcome.value.map(viewed) }))
      : refused(outcome.refusal);
  };

/** GET /v1/guides/{guide} */
export const guideEndpoint =
  (ports: GuidePorts): Endpoint =>
  async (event) =>
    answered(await showGuide(ports, callerOf(event), guideIn(event)));

/** POST /v1/guides/{guide}/acknowledgements */
export const acknowledgeEndpoint = (ports: GuidePorts): Endpoint =>
  told(acknowledgeRequest, async ({ edition }, person, event) =>
    answered(await acknowledgeGuide(ports, person, { guide: guideIn(event), edition })),
  );

/** GET /v1/guides/{guide}/acknowledgements */
export const acknowledgementsEndpoint = (ports: GuidePorts): Endpoint =>
  asked(acknowledgementsQuery, async (query, person, event) => {
    const outcome = await listAcknowledgements(ports, person, { ...query, guide: guideIn(event) });
    return outcome.ok
      ? json(200, acknowledgementsView.parse(outcome.value))
      : refused(outcome.refusal);
  });
