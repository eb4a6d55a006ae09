import { join } from 'node:path';
import { startHttpApi } from '#local/api-gateway/http-api.ts';
import { type DeskClock, openClock } from '#local/clock.ts';
import { startIssuer } from '#local/cognito/issuer.ts';
import { issuerFolder } from '#local/cognito/issuer-folder.ts';
import { PEOPLE } from '#local/cognito/people.ts';
import { freePort } from '#local/dynamodb/process.ts';
import { startFunctions } from '#local/lambda/functions.ts';
import { startMailbox } from '#local/mailbox/service.ts';
import { type Services, startServices } from '#local/services.ts';
import { startSmtp } from '#local/smtp/smtp.ts';
import {
  authorizersOf,
  refuseCors,
  routesOf,
  signInClientOf,
} from '#local/template/api-definitions.ts';
import { type CloudTemplate, cloudTemplate } from '#local/template/cloud-template.ts';
import { functionsOf } from '#local/template/function-definitions.ts';
import { receiptRulesOf } from '#local/template/mail-definitions.ts';
import { readStacks } from '#local/template/stacks.ts';
import { startWiring } from '#local/wiring.ts';

export interface CloudSettings {
  /** The cloud assembly: `cdk.out`. */
  readonly assemblyDir: string;
  readonly dir: string;
  /** Of the API; 0 = any free port. */
  readonly port: number;
  readonly clockSpeed: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly notice: (line: string) => void;
}

/** Every address of a running desk; URLs are without a trailing slash. */
export interface Addresses {
  readonly api: string;
  readonly form: string;
  readonly console: string;
  readonly mailbox: string;
  readonly smtp: { readonly host: string; readonly port: number };
  readonly mail: { readonly intake: readonly string[]; readonly replyDomain: string };
  readonly issuer: string;
  readonly people: readonly {
    readonly name: string;
    readonly role: string;
    readonly team: string;
  }[];
}

export interface RunningCloud {
  readonly addresses: Addresses;
  /** The services' own addresses, for the commands. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** Lets what is under way end, and ends. */
  close(): Promise<void>;
}

/** The services verify presigned requests with it; it protects nothing. */
const SECRET_ACCESS_KEY = 'local';

/** An address that a template may ask for before the service behind it runs. */
function later<Value>(name: string) {
  let value: Value | undefined;
  return {
    set: (known: Value) => {
      value = known;
    },
    get: (): Value => {
      if (value === undefined) throw new Error(`The address of ${name} is not known yet.`);
      return value;
    },
  };
}

function mailAddresses(template: CloudTemplate): Addresses['mail'] {
  const recipients = receiptRulesOf(template).flatMap((rule) => rule.recipients);
  return {
    intake: recipients.filter((recipient) => recipient.includes('@')),
    replyDomain: recipients.find((recipient) => !recipient.includes('@')) ?? '',
  };
}

async function startSignIn(template: CloudTemplate, dir: string, clock: DeskClock) {
  const client = signInClientOf(template);
  return startIssuer({
    dir: issuerFolder(dir),
    clock,
    clientId: client?.clientId ?? 'none',
    redirectUris: client?.redirectUris ?? [],
    logoutUris: client?.logoutUris,
    people: PEOPLE,
  });
}

async function startFrontDoors(
  template: CloudTemplate,
  { services, clock }: { services: Services; clock: DeskClock },
) {
  const mailbox = await startMailbox({ ses: services.ses });
  const rules = receiptRulesOf(template);
  const smtp = await startSmtp({ clock, rules, store: services.s3 });
  return { mailbox, smtp };
}

/** Starts the whole desk of a cloud assembly on the loopback interface. */
export async function startCloud(settings: CloudSettings): Promise<RunningCloud> {
  const { dir, env, notice } = settings;
  const port = settings.port === 0 ? await freePort() : settings.port;
  const apiUrl = `http://127.0.0.1:${port}`;
  const queues = later<(name: string) => string>('the queues');
  const issuerUrl = later<string>('the sign-in service');
  const template = cloudTemplate(readStacks(settings.assemblyDir), {
    queueUrl: (name) => queues.get()(name),
    apiUrl: () => apiUrl,
    issuer: issuerUrl.get,
  });
  refuseCors(template);
  const clock = openClock({ file: join(dir, 'clock.json'), speed: settings.clockSpeed });
  const services = await startServices({
    template,
    dir,
    clock,
    env,
    secretAccessKey: SECRET_ACCESS_KEY,
  });
  queues.set(services.sqs.queueUrl);
  const issuer = await startSignIn(template, dir, clock);
  issuerUrl.set(issuer.url);
  const functions = startFunctions({
    definitions: functionsOf(template),
    serviceUrls: services.urls,
    anchor: clock.anchor,
    logsDir: join(dir, 'logs'),
    secretAccessKey: SECRET_ACCESS_KEY,
    notice,
  });
  const api = await startHttpApi({
    port,
    routes: routesOf(template),
    authorizers: authorizersOf(template),
    invoke: functions.invoke,
    clock,
  });
  const doors = await startFrontDoors(template, { services, clock });
  const wiring = startWiring({ template, dir, clock, services, functions });
  return {
    addresses: {
      api: api.url,
      form: api.url,
      console: `${api.url}/console`,
      mailbox: doors.mailbox.url,
      smtp: { host: doors.smtp.host, port: doors.smtp.port },
      mail: mailAddresses(template),
      issuer: issuer.url,
      people: PEOPLE.map(({ name, role, team }) => ({ name, role, team })),
    },
    endpoints: services.urls,
    async close() {
      await Promise.all([api.close(), doors.smtp.close(), doors.mailbox.close()]);
      await wiring.close();
      await functions.close();
      await Promise.all([issuer.close(), services.close()]);
      clock.close();
    },
  };
}
