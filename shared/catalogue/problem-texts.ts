/** Why a field was not accepted. The codes also stand in the API's problem details, so they are never renamed. */
export const PROBLEM_CODES = [
  'required',
  'too-short',
  'too-long',
  'too-many',
  'invalid',
  'invalid-email',
  'invalid-phone',
  'email-or-phone',
  'control-characters',
  'unknown-key',
  'unknown-language',
  'unknown-playbook',
  'unknown-team',
  'upload-missing',
  'upload-refused',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

export const isProblemCode = (text: string): text is ProblemCode =>
  PROBLEM_CODES.some((code) => code === text);

/** Each says what to do, as a sentence that stands beside the field's label. */
export type ProblemTexts = Readonly<Record<ProblemCode, string>>;
