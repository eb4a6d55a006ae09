import * as z from 'zod';

const answerSchema = z
  .looseObject({
    batchItemFailures: z
      .array(z.looseObject({ itemIdentifier: z.string().min(1) }))
      .nullish()
      .transform((failures) => failures ?? []),
  })
  .nullish();

/**
 * What a function's answer says about its batch under ReportBatchItemFailures. An empty answer is full success; one
 * that cannot be understood, or that names an unknown item, is full failure.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 *
 * @returns the identifiers that failed.
 */
export function failedItems(answer: unknown, identifiers: readonly string[]): ReadonlySet<string> {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) return new Set(identifiers);
  const failed = (parsed.data?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  const known = new Set(identifiers);
  return failed.every((identifier) => known.has(identifier))
    ? new Set(failed)
    : new Set(identifiers);
}
