/**
 * Stands in the bundles for the SDK's chain of credential sources (`infra/bundle.ts`). Lambda passes a function its
 * role in the environment, so files, instance metadata and sign-in, a fifth of a bundle, are never asked.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

type Provider = Extract<
  NonNullable<DynamoDBClientConfig['credentials']>,
  (...args: never[]) => unknown
>;

/** Under the name that the SDK's clients import. @throws Error naming the variable that is missing. */
export const defaultProvider = (): Provider => async () => {
  const sessionToken = process.env['AWS_SESSION_TOKEN'];
  return {
    accessKeyId: required('AWS_ACCESS_KEY_ID'),
    secretAccessKey: required('AWS_SECRET_ACCESS_KEY'),
    ...(sessionToken === undefined ? {} : { sessionToken }),
  };
};

const required = (name: string): string => {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not in the environment.`);
  return value;
};
