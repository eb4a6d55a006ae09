/** Why a record was not written, beside what is wrong with a value by its type. The codes also stand in the API. */
export const RECORD_PROBLEMS = [
  'unknown-field',
  'worked-out',
  'not-yours',
  'bad-id',
  'too-large',
  'too-many-addresses',
  'key-taken',
] as const;

export type RecordProblemCode = (typeof RECORD_PROBLEMS)[number];

/** Each says what to do. Places: `{most}` a limit. */
export type RecordTexts = Readonly<Record<RecordProblemCode, string>>;
