import { type HttpAnswer, problem, refused } from '#functions/runtime/problem.ts';
import { type Refusal, statusOfRefusal } from '#functions/runtime/refusals.ts';
import { toldJsonProblems } from '#shared/contracts/json-words.ts';
import type { JsonRefusal } from '#shared/contracts/read-json.ts';
import { describeSettingProblem } from '#shared/domain/setting/setting-problem.ts';

/** Whoever writes settings and playbooks by hand is told each problem by its place and as a sentence, in both languages. */
export const toldRefusal = (refusal: Refusal): HttpAnswer => {
  const status = statusOfRefusal[refusal.code];
  if (refusal.code === 'settings.refused') {
    const errors = refusal.problems.map((one) => ({ ...one, says: describeSettingProblem(one) }));
    return problem(status, refusal.code, { errors });
  }
  if (isJsonRefusal(refusal)) {
    const errors = toldJsonProblems(refusal).map(({ at, ...one }) => ({ field: at, ...one }));
    return problem(status, refusal.code, { errors });
  }
  return refused(refusal);
};

const isJsonRefusal = (refusal: Refusal): refusal is JsonRefusal =>
  refusal.code.startsWith('json.');
