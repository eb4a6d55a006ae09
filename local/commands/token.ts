import { parseArgs } from 'node:util';
import { issuerFolder } from '#local/cognito/issuer-folder.ts';
import { type MintRefusal, mintToken } from '#local/cognito/mint-token.ts';

const USAGE = 'Usage: npm run --silent token -- --user NAME [--data DIR]';
const DEFAULT_DATA = '.huiyin';

function sentence(refusal: MintRefusal, user: string, data: string): string {
  switch (refusal.code) {
    case 'token.desk-not-started':
      return `The desk in ${data} has not been started yet: start it with npm start first.`;
    case 'token.user-unknown':
      return `Nobody here is called "${user}": the desk knows ${refusal.known.join(', ')}.`;
  }
}

async function print(): Promise<string | undefined> {
  const { values } = parseArgs({
    options: { user: { type: 'string' }, data: { type: 'string', default: DEFAULT_DATA } },
  });
  const { user, data } = values;
  if (user === undefined) return USAGE;
  const minted = await mintToken({ dir: issuerFolder(data), user, realNow: Date.now() });
  if (!minted.ok) return sentence(minted.refusal, user, data);
  console.log(minted.value);
  return undefined;
}

// A wrong option and a damaged folder are told in one sentence too.
const complaint = await print().catch((error: unknown) =>
  error instanceof Error ? error.message : String(error),
);
if (complaint !== undefined) {
  console.error(complaint);
  process.exitCode = 1;
}
