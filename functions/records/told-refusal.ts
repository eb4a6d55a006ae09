import { toldRefusal } from '#functions/playbook-api/told-refusal.ts';
import { type HttpAnswer, problem } from '#functions/runtime/problem.ts';
import { type Refusal, statusOfRefusal } from '#functions/runtime/refusals.ts';
import { toldProblem } from '#shared/domain/record/words.ts';

/** Each problem by the path of its field and as a sentence, in both languages. */
export const toldRecordRefusal = (refusal: Refusal): HttpAnswer => {
  const status = statusOfRefusal[refusal.code];
  if (refusal.code === 'record.refused') {
    return problem(status, refusal.code, { errors: refusal.problems.map(toldProblem) });
  }
  if (refusal.code === 'record.key-taken') {
    const errors = refusal.fields.map((field) => toldProblem({ code: 'record.key-taken', field }));
    return problem(status, refusal.code, { errors });
  }
  return toldRefusal(refusal);
};
