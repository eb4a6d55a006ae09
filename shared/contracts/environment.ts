/**
 * The names of the environment variables that the stacks set and the functions read.
 *
 * Written once, so that the two sides cannot drift apart. A test compares what each function parses with what
 * its template gives it.
 */
export const VARIABLES = {
  /** Name of the desk's one table. */
  table: 'TABLE',
  /** ARN of the secret that holds the signing keys of addresses and links. */
  keysSecret: 'KEYS_SECRET',
  /** Base URL of the API and the customers' pages, without a trailing slash. */
  siteUrl: 'SITE_URL',
  /** Base URL of the agents' console, without a trailing slash. */
  consoleUrl: 'CONSOLE_URL',
  /** URL of the queue of classification jobs. */
  classificationQueue: 'CLASSIFICATION_QUEUE',
  /** URL of the queue of follow-up jobs. */
  followUpQueue: 'FOLLOW_UP_QUEUE',
  /** URL of the queue of notification jobs. */
  notificationQueue: 'NOTIFICATION_QUEUE',
  /** URL of the queue of files to check. */
  filesQueue: 'FILES_QUEUE',
  /** URL of the queue of imports. */
  importsQueue: 'IMPORTS_QUEUE',
  /** URL of the queue of calls to webhooks. */
  callsQueue: 'CALLS_QUEUE',
  /** `on` or `off`: whether webhooks may lead to this machine itself. */
  loopbackCalls: 'LOOPBACK_CALLS',
  /** URL of the queue on which tickets open by themselves. */
  openingsQueue: 'OPENINGS_QUEUE',
  /** URL of the queue of documents to make and print. */
  documentsQueue: 'DOCUMENTS_QUEUE',
  /** URL of the queue of incoming mail, and of what is let out of quarantine. */
  mailQueue: 'MAIL_QUEUE',
  /** Name of the bucket of files. */
  filesBucket: 'FILES_BUCKET',
  /** Name of the bucket that SES writes raw mail to. */
  mailBucket: 'MAIL_BUCKET',
  /** The address customers write to, which also stands in From of every mail the desk sends. */
  intakeAddress: 'INTAKE_ADDRESS',
  /** The domain of the signed reply addresses. Nothing else may receive mail there. */
  replyDomain: 'REPLY_DOMAIN',
  /** Name of the SES configuration set whose events tell what became of a mail. */
  configurationSet: 'CONFIGURATION_SET',
  /** `on` or `off`: caps on requests per source address in ten-minute windows. */
  sourceCaps: 'SOURCE_CAPS',
  /** Issuer URL of the agents' access tokens, as the console signs in there. */
  issuer: 'ISSUER',
  /** Client id of the console at the issuer. */
  consoleClient: 'CONSOLE_CLIENT',
  /** The stage's name, for logs. */
  stage: 'STAGE',
} as const;

export type Variable = (typeof VARIABLES)[keyof typeof VARIABLES];
