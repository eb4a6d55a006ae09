/** Answers that say no, as RFC 9457 problem details. */
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';
import { type Refusal, statusOfRefusal } from '#functions/runtime/refusals.ts';
import type { FormRefusal } from '#shared/domain/run/form.ts';
import { refusalWords } from '#shared/domain/ticket/placing-words.ts';
import type { UploadRefusal } from '#shared/usecases/bind-uploads.ts';

export type HttpAnswer = APIGatewayProxyStructuredResultV2;

/** What is wrong with one field: its path and a code that the catalogues have words for. */
export interface FieldProblem {
  readonly field: string;
  readonly problem: string;
}

export const problem = (status: number, type: string, detail: object = {}): HttpAnswer => ({
  statusCode: status,
  headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  body: JSON.stringify({ ...detail, type, status }),
});

export const refused = (refusal: Refusal): HttpAnswer => {
  const { code, ...detail } = refusal;
  if (refusal.code === 'form.refused') {
    return problem(statusOfRefusal[code], code, { errors: refusal.problems.map(formProblem) });
  }
  if (refusal.code === 'split.refused' || refusal.code === 'merge.refused') {
    return problem(statusOfRefusal[code], code, { ...detail, says: refusalWords(refusal) });
  }
  return 'upload' in refusal
    ? problem(statusOfRefusal[code], 'request.invalid', { errors: [uploadProblem(refusal)] })
    : problem(statusOfRefusal[code], code, detail);
};

/** A field of a playbook's form: `lines.2.amount` is the second row's amount. */
export const formProblem = (refusal: FormRefusal): FieldProblem => {
  const row = 'row' in refusal && refusal.row !== undefined ? [String(refusal.row)] : [];
  const column = 'column' in refusal && refusal.column !== undefined ? [refusal.column] : [];
  return {
    field: [refusal.field, ...row, ...column].join('.'),
    problem:
      refusal.code === 'field.invalid' ? refusal.problem : refusal.code.slice('field.'.length),
  };
};

/** An upload that cannot be bound is a field filled in wrongly. */
export const uploadProblem = ({ code }: UploadRefusal): FieldProblem => ({
  field: 'uploads',
  problem: code === 'upload.missing' ? 'upload-missing' : 'upload-refused',
});

/** An Idempotency-Key that is empty or over its length. */
export const keyTooLong = (): HttpAnswer =>
  problem(400, 'request.invalid', {
    errors: [{ field: 'Idempotency-Key', problem: 'too-long' }],
  });

/** The problems of a request, a line a field, in words fit for a form as for a program. */
export const fieldProblems = (error: z.ZodError): readonly FieldProblem[] =>
  error.issues.flatMap((issue): readonly FieldProblem[] => {
    const field = issue.path.map(String).join('.');
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          field: field === '' ? key : `${field}.${key}`,
          problem: 'unknown-key',
        }))
      : [{ field, problem: problemCode(issue) }];
  });

const problemCode = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'invalid';
    case 'too_small':
      return issue.minimum === 1 ? 'required' : 'too-short';
    case 'too_big':
      return issue.origin === 'array' ? 'too-many' : 'too-long';
    case 'custom':
      return typeof issue.params?.['problem'] === 'string' ? issue.params['problem'] : 'invalid';
    default:
      return 'invalid';
  }
};
