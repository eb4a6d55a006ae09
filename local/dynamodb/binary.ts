import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

/** Where the tables are: a server that runs already, or a binary to start. */
export type DynamoDbSource =
  | { readonly kind: 'endpoint'; readonly url: string }
  | { readonly kind: 'binary'; readonly path: string };

export interface SearchPlaces {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly arch: string;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function packagedBinary(platform: string, arch: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(`@dynoxide/${platform}-${arch}/dynoxide`);
  } catch {
    return undefined;
  }
}

const onPath = (path: string | undefined): string | undefined =>
  (path ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, 'dynoxide'))
    .find(isExecutable);

/**
 * `DYNAMODB_ENDPOINT` wins, then `DYNOXIDE_BIN`, the package for this platform, `dynoxide` on PATH.
 *
 * @throws Error with one sentence that says what to install.
 */
export function findDynamoDb({ env, platform, arch }: SearchPlaces): DynamoDbSource {
  const endpoint = env['DYNAMODB_ENDPOINT'];
  if (endpoint) return { kind: 'endpoint', url: endpoint.replace(/\/$/, '') };
  const chosen = env['DYNOXIDE_BIN'];
  if (chosen) {
    if (isExecutable(chosen)) return { kind: 'binary', path: chosen };
    throw new Error(`DYNOXIDE_BIN names no program that can be run: ${chosen}.`);
  }
  const path = packagedBinary(platform, arch) ?? onPath(env['PATH']);
  if (path !== undefined) return { kind: 'binary', path };
  throw new Error(
    `No DynamoDB for ${platform}-${arch}: install dynoxide on PATH, set DYNOXIDE_BIN to it, or set DYNAMODB_ENDPOINT to a running DynamoDB Local.`,
  );
}
