/** The addresses that customers write to. */
import { callerOf } from '#functions/agent-api/caller.ts';
import { etagOf, told, versionIn } from '#functions/agent-api/endpoint.ts';
import { type Endpoint, json } from '#functions/runtime/http-api.ts';
import { problem, refused } from '#functions/runtime/problem.ts';
import { statusOfRefusal } from '#functions/runtime/refusals.ts';
import { intakeRequest, intakeSetting } from '#shared/contracts/intake.ts';
import type { IntakeSetting } from '#shared/domain/mail/intake.ts';
import type { Result } from '#shared/kernel/result.ts';
import {
  changeIntake,
  type IntakePorts,
  type IntakeRefusal,
  showIntake,
} from '#shared/usecases/intake-addresses.ts';

/** GET /v1/intake-addresses */
export const intakeEndpoint =
  (ports: IntakePorts): Endpoint =>
  async (event) =>
    shownIntake(await showIntake(ports, callerOf(event)));

/** PUT /v1/intake-addresses */
export const changeIntakeEndpoint = (ports: IntakePorts): Endpoint =>
  told(intakeRequest, async ({ addresses }, person, event) => {
    const match = event.headers['if-match'];
    if (match === undefined) return refused({ code: 'request.version-missing' });
    return shownIntake(await changeIntake(ports, person, { version: versionIn(match), addresses }));
  });

const shownIntake = (outcome: Result<IntakeSetting, IntakeRefusal>) => {
  if (outcome.ok) {
    return json(200, intakeSetting.parse(outcome.value), { etag: etagOf(outcome.value.version) });
  }
  const { refusal } = outcome;
  return refusal.code === 'intake.refused'
    ? problem(statusOfRefusal[refusal.code], refusal.code, { errors: refusal.problems })
    : refused(refusal);
};
