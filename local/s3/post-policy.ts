import * as z from 'zod';
import { WireError } from '#local/wire-error.ts';
import { checkSignature, type SignatureCheck } from './signature.ts';

const conditionSchema = z.union([
  z.tuple([z.literal('content-length-range'), z.coerce.number(), z.coerce.number()]),
  z.tuple([z.enum(['eq', 'starts-with']), z.string().startsWith('$'), z.string()]),
  z
    .record(z.string(), z.string())
    .refine((fields) => Object.keys(fields).length === 1)
    .transform((fields) => {
      const [name = '', value = ''] = Object.entries(fields)[0] ?? [];
      return ['eq', `$${name}`, value] as const;
    }),
]);

type Condition = z.output<typeof conditionSchema>;

const policySchema = z.strictObject({
  expiration: z.iso.datetime({ offset: true }),
  conditions: z.array(conditionSchema),
});

export interface PostedForm {
  readonly bucket: string;
  /** By lower-case name; without the file. */
  readonly fields: ReadonlyMap<string, string>;
  readonly size: number;
}

/** These need no condition of their own (S3 API Reference, "Creating a POST policy"). */
const UNCONDITIONED: readonly string[] = ['policy', 'x-amz-signature', 'file', 'bucket'];

const denied = (reason: string) =>
  new WireError('AccessDenied', `Invalid according to Policy: ${reason}`, 403);

/** @throws WireError when the form's policy is missing, forged, expired, or does not allow the form. */
export function checkPostedForm(form: PostedForm, check: SignatureCheck): void {
  const encodedPolicy = form.fields.get('policy');
  if (encodedPolicy === undefined) throw new WireError('AccessDenied', 'Access Denied', 403);
  checkSignature(check, {
    credential: form.fields.get('x-amz-credential') ?? '',
    text: encodedPolicy,
    signature: form.fields.get('x-amz-signature') ?? '',
  });
  const policy = readPolicy(encodedPolicy);
  if (Date.parse(policy.expiration) <= check.clock.now()) throw denied('Policy expired.');
  for (const condition of policy.conditions) checkCondition(condition, form);
  const covered = policy.conditions.map(([, name]) => String(name).slice(1).toLowerCase());
  const extra = [...form.fields.keys()].find(
    (name) =>
      !UNCONDITIONED.includes(name) && !name.startsWith('x-ignore-') && !covered.includes(name),
  );
  if (extra !== undefined) throw denied(`Extra input fields: ${extra}`);
}

function readPolicy(encodedPolicy: string): z.output<typeof policySchema> {
  try {
    return policySchema.parse(JSON.parse(Buffer.from(encodedPolicy, 'base64').toString('utf8')));
  } catch {
    throw new WireError(
      'InvalidPolicyDocument',
      'The content of the form does not meet the conditions.',
    );
  }
}

function checkCondition(condition: Condition, form: PostedForm): void {
  if (condition[0] === 'content-length-range') {
    const [, least, most] = condition;
    if (form.size < least) {
      throw new WireError('EntityTooSmall', 'Your proposed upload is smaller than the minimum.');
    }
    if (form.size > most) {
      throw new WireError(
        'EntityTooLarge',
        'Your proposed upload exceeds the maximum allowed size.',
      );
    }
    return;
  }
  const [operator, variable, wanted] = condition;
  const name = variable.slice(1).toLowerCase();
  const given = name === 'bucket' ? form.bucket : (form.fields.get(name) ?? '');
  const holds = operator === 'eq' ? given === wanted : given.startsWith(wanted);
  if (!holds) {
    throw denied(`Policy Condition failed: ${JSON.stringify([operator, variable, wanted])}`);
  }
}
