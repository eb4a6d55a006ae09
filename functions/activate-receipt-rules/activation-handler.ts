import {
  DescribeActiveReceiptRuleSetCommand,
  type SESClient,
  SetActiveReceiptRuleSetCommand,
} from '@aws-sdk/client-ses';
import * as z from 'zod';
import {
  type ActivationRequest,
  type ActivationStep,
  decideActivation,
} from '#functions/activate-receipt-rules/activation.ts';

/** What CloudFormation sends to the function of a custom resource (AWS: custom resource request objects). */
const customResourceRequest = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.url(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  PhysicalResourceId: z.string().optional(),
  ResourceProperties: z.object({ RuleSetName: z.string().min(1) }),
  OldResourceProperties: z.object({ RuleSetName: z.string().optional() }).optional(),
});
type CustomResourceRequest = z.infer<typeof customResourceRequest>;

type Outcome =
  | { readonly Status: 'SUCCESS' }
  | { readonly Status: 'FAILED'; readonly Reason: string };

/** CloudFormation cuts a reason at 4 KB with the rest of the answer; a sentence is enough. */
const REASON_LENGTH = 1_000;

/**
 * Answers every request at its address, whatever happens: an unanswered custom resource holds its stack until the
 * service timeout.
 */
export const activationHandler =
  (ses: SESClient) =>
  async (event: unknown): Promise<void> => {
    const request = customResourceRequest.parse(event);
    await answer(request, await carryOut(ses, request));
  };

async function carryOut(ses: SESClient, request: CustomResourceRequest): Promise<Outcome> {
  try {
    const { Metadata } = await ses.send(new DescribeActiveReceiptRuleSetCommand({}));
    const decision = decideActivation(activationRequest(request), Metadata?.Name);
    if (!decision.ok) return { Status: 'FAILED', Reason: sentenceOf(decision.refusal.active) };
    await take(ses, decision.value);
    return { Status: 'SUCCESS' };
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { Status: 'FAILED', Reason: reason.slice(0, REASON_LENGTH) };
  }
}

const activationRequest = (request: CustomResourceRequest): ActivationRequest => ({
  type: request.RequestType,
  // A deletion means the set that was made, which its physical name keeps.
  ruleSet:
    request.RequestType === 'Delete'
      ? (request.PhysicalResourceId ?? request.ResourceProperties.RuleSetName)
      : request.ResourceProperties.RuleSetName,
  formerRuleSet: request.OldResourceProperties?.RuleSetName,
});

const sentenceOf = (active: string): string =>
  `The receipt rule set "${active}" is active in this account and region, and only one can be. ` +
  'Deactivate it, or deploy this stage to another account or region.';

async function take(ses: SESClient, step: ActivationStep): Promise<void> {
  switch (step.type) {
    case 'leave':
      return;
    case 'activate':
      await ses.send(new SetActiveReceiptRuleSetCommand({ RuleSetName: step.ruleSet }));
      return;
    case 'deactivate':
      // Without a name no set is active.
      await ses.send(new SetActiveReceiptRuleSetCommand({}));
  }
}

async function answer(request: CustomResourceRequest, outcome: Outcome): Promise<void> {
  const response = await fetch(request.ResponseURL, {
    method: 'PUT',
    // The address is signed without a content type, so none may be sent.
    headers: { 'content-type': '' },
    body: JSON.stringify({
      ...outcome,
      StackId: request.StackId,
      RequestId: request.RequestId,
      LogicalResourceId: request.LogicalResourceId,
      PhysicalResourceId: physicalName(request),
    }),
  });
  if (!response.ok) {
    throw new Error(`CloudFormation did not take the answer: HTTP ${response.status}.`);
  }
}

/** The set's name: a new name then counts as a replacement, and the old one is deleted after the new is active. */
const physicalName = (request: CustomResourceRequest): string =>
  request.RequestType === 'Delete'
    ? (request.PhysicalResourceId ?? request.ResourceProperties.RuleSetName)
    : request.ResourceProperties.RuleSetName;
