import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { hmacKeys, keySecret } from '#shared/adapters/hmac-keys.ts';
import type { Keys } from '#shared/domain/signing/keys.ts';

/** Reads the signing keys once, at the cold start. */
export const keysFromSecret = async (client: SecretsManagerClient, id: string): Promise<Keys> => {
  const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: id }));
  return hmacKeys(keySecret.parse(JSON.parse(SecretString)));
};
