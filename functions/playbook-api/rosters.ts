/** Who stands where when: rosters with their plans, covers, swaps and absences, and who is on duty. */

import type * as z from 'zod';
import { callerOf } from '#functions/agent-api/caller.ts';
import { asked, etagOf, told, versionIn } from '#functions/agent-api/endpoint.ts';
import { toldRefusal } from '#functions/playbook-api/told-refusal.ts';
import { type Endpoint, json } from '#functions/runtime/http-api.ts';
import type { HttpAnswer } from '#functions/runtime/problem.ts';
import {
  absenceRequest,
  coverRequest,
  dutyQuery,
  dutyView,
  previewRosterRequest,
  publishRosterRequest,
  rosterFileView,
  rosterHeadView,
  rostersView,
  shiftsQuery,
  shiftsView,
  swapRequest,
  withdrawAbsenceRequest,
} from '#shared/contracts/roster-api.ts';
import type { DeskRoster } from '#shared/domain/roster/desk-roster.ts';
import type { Plan } from '#shared/domain/roster/roster.ts';
import type { RosterView } from '#shared/domain/roster/roster-view.ts';
import { describeFinding } from '#shared/domain/roster/roster-words.ts';
import type { Texts } from '#shared/kernel/language.ts';
import type { Result } from '#shared/kernel/result.ts';
import {
  coverShiftOf,
  enterAbsenceOf,
  listRosters,
  previewRoster,
  publishRoster,
  type RosterPorts,
  type RosterRequest,
  type RosterRequestRefusal,
  showDuty,
  showRoster,
  showShifts,
  swapShiftsOf,
  withdrawAbsenceOf,
} from '#shared/usecases/rosters.ts';

/** GET /v1/rosters */
export const rostersEndpoint =
  (ports: RosterPorts): Endpoint =>
  async (event) => {
    const outcome = await listRosters(ports, callerOf(event));
    return outcome.ok
      ? json(200, rostersView.parse({ items: outcome.value.map(headOf) }))
      : toldRefusal(outcome.refusal);
  };

/** GET /v1/rosters/{roster} */
export const rosterEndpoint =
  (ports: RosterPorts): Endpoint =>
  async (event) => {
    const outcome = await showRoster(ports, callerOf(event), idIn(event));
    if (!outcome.ok) return toldRefusal(outcome.refusal);
    const { desk, history } = outcome.value;
    const { plans, changes, absences } = desk.roster;
    return json(200, rosterFileView.parse({ ...headOf(desk), plans, changes, absences, history }), {
      etag: etagOf(desk.version),
    });
  };

/** GET /v1/rosters/{roster}/shifts */
export const shiftsEndpoint = (ports: RosterPorts): Endpoint =>
  asked(shiftsQuery, async (range, person, event) =>
    viewed(await showShifts(ports, person, { ...range, id: idIn(event) })),
  );

/** GET /v1/duty */
export const dutyEndpoint = (ports: RosterPorts): Endpoint =>
  asked(dutyQuery, async ({ at }, person) => {
    const outcome = await showDuty(ports, person, at);
    return outcome.ok
      ? json(200, dutyView.parse({ items: outcome.value }))
      : toldRefusal(outcome.refusal);
  });

/** POST /v1/rosters/{roster}/preview */
export const previewRosterEndpoint = (ports: RosterPorts): Endpoint =>
  told(previewRosterRequest, async ({ to, ...body }, person, event) =>
    viewed(await previewRoster(ports, { person, id: idIn(event) }, { ...writtenOf(body), to })),
  );

/** PUT /v1/rosters/{roster} */
export const publishRosterEndpoint = (ports: RosterPorts): Endpoint =>
  changing(publishRosterRequest, (request, body) => publishRoster(ports, request, writtenOf(body)));

/** POST /v1/rosters/{roster}/covers */
export const coverEndpoint = (ports: RosterPorts): Endpoint =>
  changing(coverRequest, (request, body) => coverShiftOf(ports, request, body));

/** POST /v1/rosters/{roster}/swaps */
export const swapEndpoint = (ports: RosterPorts): Endpoint =>
  changing(swapRequest, (request, body) => swapShiftsOf(ports, request, body));

/** POST /v1/rosters/{roster}/absences */
export const absenceEndpoint = (ports: RosterPorts): Endpoint =>
  changing(absenceRequest, (request, body) => enterAbsenceOf(ports, request, body));

/** POST /v1/rosters/{roster}/absences/withdraw */
export const withdrawAbsenceEndpoint = (ports: RosterPorts): Endpoint =>
  changing(withdrawAbsenceRequest, (request, body) => withdrawAbsenceOf(ports, request, body));

const idIn = ({
  pathParameters,
}: {
  readonly pathParameters?: Readonly<Record<string, string | undefined>>;
}): string => pathParameters?.['roster'] ?? '';

/** Whoever changes one says at which version they saw it. */
const changing = <Body>(
  body: z.ZodType<Body>,
  change: (request: RosterRequest, body: Body) => Promise<Result<DeskRoster, RosterRequestRefusal>>,
): Endpoint =>
  told(body, async (read, person, event) => {
    const match = event.headers['if-match'];
    if (match === undefined) return toldRefusal({ code: 'request.version-missing' });
    const request = { person, id: idIn(event), version: versionIn(match) };
    const outcome = await change(request, read);
    if (!outcome.ok) return toldRefusal(outcome.refusal);
    return json(200, rosterHeadView.parse(headOf(outcome.value)), {
      etag: etagOf(outcome.value.version),
    });
  });

interface Written extends Plan {
  readonly title: Texts;
  readonly zone: string;
}

const writtenOf = ({ title, zone, from, posts, turns }: Written) => ({
  title,
  zone,
  plan: { from, posts, turns },
});

const headOf = ({ id, title, version, roster, asked: swaps }: DeskRoster) => ({
  id,
  title,
  version,
  zone: roster.zone,
  from: roster.plans.map(({ from }) => from),
  asked: swaps,
});

/** Whoever mends these sees the next ones. */
const MOST_FINDINGS = 500;

const viewed = (outcome: Result<RosterView, RosterRequestRefusal>): HttpAnswer => {
  if (!outcome.ok) return toldRefusal(outcome.refusal);
  const findings = outcome.value.findings.slice(0, MOST_FINDINGS).map(describeFinding);
  return json(200, shiftsView.parse({ ...outcome.value, findings }));
};
