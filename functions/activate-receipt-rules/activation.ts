/**
 * Which receipt rule set of the account should be active, judged from what CloudFormation asks.
 *
 * An account has one active set a region, and CloudFormation cannot choose it. Two stages of the desk, or the
 * desk and something else that receives mail, must not take it from each other unseen.
 */
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface ActivationRequest {
  readonly type: 'Create' | 'Update' | 'Delete';
  /** The stage's own set. */
  readonly ruleSet: string;
  /** The stage's set before this update, where it had another name. */
  readonly formerRuleSet?: string | undefined;
}

export type ActivationStep =
  | { readonly type: 'activate'; readonly ruleSet: string }
  | { readonly type: 'deactivate' }
  | { readonly type: 'leave' };

export interface ForeignRuleSetActive {
  readonly code: 'receipt-rules.taken';
  readonly active: string;
}

/**
 * @param active the name of the set that is active now, if any is.
 * @returns what to do, or a refusal when the active set is somebody else's. Asking again changes nothing.
 */
export function decideActivation(
  { type, ruleSet, formerRuleSet }: ActivationRequest,
  active: string | undefined,
): Result<ActivationStep, ForeignRuleSetActive> {
  if (type === 'Delete') {
    return accept(active === ruleSet ? { type: 'deactivate' } : { type: 'leave' });
  }
  if (active === ruleSet) return accept({ type: 'leave' });
  if (active === undefined || active === formerRuleSet) {
    return accept({ type: 'activate', ruleSet });
  }
  return refuse({ code: 'receipt-rules.taken', active });
}
