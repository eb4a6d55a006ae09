import { type HttpAnswer, problem, refused } from '#functions/runtime/problem.ts';
import { type Refusal, statusOfRefusal } from '#functions/runtime/refusals.ts';
import { toldJsonProblems } from '#shared/contracts/json-words.ts';
import type { JsonRefusal } from '#shared/contracts/read-json.ts';
import { describeRosterRefusal, ROSTER_REFUSALS } from '#shared/domain/roster/roster-words.ts';
import { describeSettingProblem } from '#shared/domain/setting/setting-problem.ts';

/** Whoever writes settings and playbooks by hand is told each problem by its place and as a sentence, in both languages. */
export const toldRefusal = (refusal: Refusal): HttpAnswer => {
  const status = statusOfRefusal[refusal.code];
  if (refusal.code === 'settings.refused') {
    const errors = refusal.problems.map((one) => ({ ...one, says: describeSettingProblem(one) }));
    return problem(status, refusal.code, { errors });
  }
  if (isRosterRefusal(refusal)) {
    const { code, ...detail } = refusal;
    return problem(status, code, { ...detail, says: describeRosterRefusal(refusal) });
  }
  if (isJsonRefusal(refusal)) {
    const errors = toldJsonProblems(refusal).map(({ at, ...one }) => ({ field: at, ...one }));
    return problem(status, refusal.code, { errors });
  }
  return refused(refusal);
};

type RosterCode = keyof typeof ROSTER_REFUSALS;

const isRosterRefusal = (refusal: Refusal): refusal is Extract<Refusal, { code: RosterCode }> =>
  refusal.code in ROSTER_REFUSALS;

const isJsonRefusal = (refusal: Refusal): refusal is JsonRefusal =>
  refusal.code.startsWith('json.');
