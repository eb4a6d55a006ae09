import * as z from 'zod';
import { jsonAction, startJsonService } from '#local/aws-json.ts';
import type { DeskClock } from '#local/clock.ts';
import type { RunningService, ServiceCall } from '#local/http-service.ts';
import { WireError } from '#local/wire-error.ts';
import type { SecretDefinition } from './interface.ts';
import { openSecret, type Secret, type SecretVersion, writeSecret } from './secret-file.ts';

export interface SecretsManagerOptions {
  readonly clock: DeskClock;
  readonly dir: string;
  readonly port?: number | undefined;
  readonly secrets: readonly SecretDefinition[];
  readonly onCall?: ((call: ServiceCall) => void) | undefined;
}

interface World {
  readonly clock: DeskClock;
  readonly dir: string;
  readonly secrets: readonly Secret[];
}

const CURRENT = 'AWSCURRENT';
const PREVIOUS = 'AWSPREVIOUS';

/** A secret's limit, 64 KiB, with its escapes in JSON. */
const MAX_BODY_BYTES = 512 * 1024;

const MAX_SECRET_CHARACTERS = 65_536;

const SECOND_MS = 1_000;

/** An ARN ends in six random characters that its name does not have. */
const ARN = /^arn:[^:]+:secretsmanager:[^:]*:[^:]*:secret:(.+?)(?:-[A-Za-z0-9]{6})?$/;

const shortName = (name: string) => ARN.exec(name)?.[1] ?? name;

const arnOf = ({ name }: Secret) =>
  ARN.test(name) ? name : `arn:aws:secretsmanager:us-east-1:000000000000:secret:${name}-000000`;

function secretWithId({ secrets }: World, id: string): Secret {
  const found = secrets.find(
    (secret) => secret.name === id || arnOf(secret) === id || shortName(secret.name) === id,
  );
  if (found === undefined) {
    throw new WireError(
      'ResourceNotFoundException',
      "Secrets Manager can't find the specified secret.",
    );
  }
  return found;
}

const identity = (secret: Secret) => ({ ARN: arnOf(secret), Name: shortName(secret.name) });

function versionAskedFor(
  secret: Secret,
  asked: { VersionId?: string | undefined; VersionStage?: string | undefined },
): SecretVersion {
  const { VersionId: id, VersionStage: stage = id === undefined ? CURRENT : undefined } = asked;
  const found = secret.versions.find(
    ({ versionId, stages }) =>
      (id === undefined || versionId === id) && (stage === undefined || stages.includes(stage)),
  );
  if (found === undefined) {
    throw new WireError(
      'ResourceNotFoundException',
      "Secrets Manager can't find the specified secret value.",
    );
  }
  return found;
}

const getSecretValue = jsonAction(
  z.strictObject({
    SecretId: z.string(),
    VersionId: z.string().optional(),
    VersionStage: z.string().optional(),
  }),
  (world: World, { SecretId, ...asked }) => {
    const secret = secretWithId(world, SecretId);
    const version = versionAskedFor(secret, asked);
    return {
      ...identity(secret),
      VersionId: version.versionId,
      SecretString: version.secretString,
      VersionStages: version.stages,
      CreatedDate: version.createdAtMs / SECOND_MS,
    };
  },
);

/** The new value becomes current, the current one previous; the same request twice changes nothing. */
const putSecretValue = jsonAction(
  z.strictObject({
    SecretId: z.string(),
    ClientRequestToken: z.string().min(32).max(64),
    SecretString: z.string().max(MAX_SECRET_CHARACTERS),
  }),
  (world: World, { SecretId, ClientRequestToken, SecretString }) => {
    const secret = secretWithId(world, SecretId);
    const answer = { ...identity(secret), VersionId: ClientRequestToken };
    const known = secret.versions.find(({ versionId }) => versionId === ClientRequestToken);
    if (known !== undefined && known.secretString !== SecretString) {
      throw new WireError(
        'ResourceExistsException',
        'A version with this id and another value exists.',
      );
    }
    if (known !== undefined) return { ...answer, VersionStages: known.stages };
    const previous = versionAskedFor(secret, { VersionStage: CURRENT });
    secret.changedAtMs = world.clock.now();
    secret.versions = [
      { ...previous, stages: [PREVIOUS] },
      {
        versionId: ClientRequestToken,
        secretString: SecretString,
        createdAtMs: secret.changedAtMs,
        stages: [CURRENT],
      },
    ];
    writeSecret(world.dir, secret);
    return { ...answer, VersionStages: [CURRENT] };
  },
);

const describeSecret = jsonAction(
  z.strictObject({ SecretId: z.string() }),
  (world: World, { SecretId }) => {
    const secret = secretWithId(world, SecretId);
    return {
      ...identity(secret),
      CreatedDate: secret.createdAtMs / SECOND_MS,
      LastChangedDate: secret.changedAtMs / SECOND_MS,
      VersionIdsToStages: Object.fromEntries(
        secret.versions.map(({ versionId, stages }) => [versionId, stages]),
      ),
    };
  },
);

/** Secrets that are made at the first start and kept in files that only their owner reads. */
export async function startSecretsManager(options: SecretsManagerOptions): Promise<RunningService> {
  const { clock, dir, port, onCall } = options;
  const secrets = options.secrets.map((definition) => openSecret(dir, definition, clock.now()));
  return startJsonService<World>({
    service: 'secretsmanager',
    port,
    onCall,
    world: { clock, dir, secrets },
    actions: {
      DescribeSecret: describeSecret,
      GetSecretValue: getSecretValue,
      PutSecretValue: putSecretValue,
    },
    maxBodyBytes: MAX_BODY_BYTES,
    targetPrefix: 'secretsmanager',
    version: '1.1',
    invalidCode: 'InvalidParameterException',
  });
}
