import { VARIABLES } from '#shared/contracts/environment.ts';

/** Signs nothing but the forms of a bench. */
export const SECRET = { current: 'b', b: 'a key of a bench, which protects nothing at all' };

const VALUES: Readonly<Record<keyof typeof VARIABLES, string>> = {
  table: 'desk',
  keysSecret: 'keys',
  siteUrl: 'https://desk.example',
  consoleUrl: 'https://desk.example/console',
  classificationQueue: 'https://queues.example/classification',
  followUpQueue: 'https://queues.example/follow-up',
  openingsQueue: 'https://queues.example/openings',
  notificationQueue: 'https://queues.example/notification',
  importsQueue: 'https://queues.example/imports',
  documentsQueue: 'https://queues.example/documents',
  mailQueue: 'https://queues.example/mail',
  filesQueue: 'https://queues.example/files',
  callsQueue: 'https://queues.example/calls',
  loopbackCalls: 'off',
  mailBucket: 'mails',
  filesBucket: 'files',
  intakeAddress: 'service@desk.example',
  replyDomain: 'reply.desk.example',
  configurationSet: 'desk',
  sourceCaps: 'off',
  issuer: 'https://issuer.example',
  consoleClient: 'console',
  stage: 'bench',
};

/** What a function finds in its environment, with every AWS service at one address. */
export const functionEnvironment = (endpoint: string): Readonly<Record<string, string>> => ({
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_LAMBDA_FUNCTION_NAME: 'bench',
  AWS_ENDPOINT_URL: endpoint,
  ...Object.fromEntries(
    Object.entries(VARIABLES).map(([name, variable]) => [
      variable,
      Object.entries(VALUES).find(([known]) => known === name)?.[1] ?? '',
    ]),
  ),
});
