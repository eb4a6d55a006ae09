/** Why an expression could not be worked out. */
export type FailureReason =
  | 'division-by-zero'
  | 'not-a-number'
  | 'not-a-time'
  | 'not-comparable'
  | 'not-a-list'
  | 'unknown-name'
  | 'unknown-function'
  | 'bad-argument'
  | 'too-much-work';

/** Ends the working out where it goes wrong; `evaluate` catches it. */
export class ExpressionFailure extends Error {
  readonly at: number;
  readonly reason: FailureReason;

  constructor(reason: FailureReason, at: number) {
    super(reason);
    this.reason = reason;
    this.at = at;
  }
}
