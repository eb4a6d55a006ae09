/** What a rule answers: a value, or the reason it said no. Faults are thrown, never returned. */
export type Result<Value, Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

export const accept = <Value>(value: Value): Result<Value, never> => ({ ok: true, value });

export const refuse = <const Refusal>(refusal: Refusal): Result<never, Refusal> => ({
  ok: false,
  refusal,
});
