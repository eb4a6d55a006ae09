import type { Node } from 'constructs';
import * as z from 'zod';

/** Requests a second that a route takes in the long run, and how many at once. */
export interface Throttle {
  readonly rate: number;
  readonly burst: number;
}

/** Everything that differs between one deployment of the desk and another. */
export interface Stage {
  readonly name: StageName;
  /** The address customers write to. Mail is also sent from it, so its domain must be ours. */
  readonly intake: string;
  /** Further addresses customers write to; what becomes of mails to each is a setting of the desk. */
  readonly furtherIntake: readonly string[];
  /** The domain of the signed reply addresses. Nothing else may receive mail there. */
  readonly replyDomain: string;
  /** Whether requests are counted by source address; off where one machine plays all customers. */
  readonly sourceCaps: 'on' | 'off';
  /** Whether webhooks may lead to the machine itself: where nothing is deployed. */
  readonly loopbackCalls: 'on' | 'off';
  /** Whether tables, buckets, queues and accounts outlive a mistaken deletion of their stack. */
  readonly keepsData: boolean;
  /** Gets the alarms by mail. Without one they show in CloudWatch only. */
  readonly alarmReceiver?: string;
  readonly throttle: Throttle;
  /** Of the public form's route, whose every request may write a ticket and send a mail. */
  readonly formThrottle: Throttle;
  /** How many invocations send mail at once: kept under the account's SES rate. */
  readonly mailsAtOnce: number;
}

export const STAGE_NAMES = ['dev', 'prod'] as const;
export type StageName = (typeof STAGE_NAMES)[number];

const STAGES: Readonly<Record<StageName, Stage>> = {
  dev: {
    name: 'dev',
    intake: 'service@huiyin.example',
    furtherIntake: ['repairs@huiyin.example'],
    replyDomain: 'reply.huiyin.example',
    sourceCaps: 'off',
    loopbackCalls: 'on',
    keepsData: false,
    // Far above what one machine reaches, because a measurement should find the desk's limit and not this one.
    throttle: { rate: 2000, burst: 4000 },
    formThrottle: { rate: 1000, burst: 2000 },
    // The least that a queue's mapping accepts: a new account's SES sandbox sends one mail a second.
    mailsAtOnce: 2,
  },
  prod: {
    name: 'prod',
    intake: 'service@desk.example',
    furtherIntake: [],
    replyDomain: 'reply.desk.example',
    sourceCaps: 'on',
    loopbackCalls: 'off',
    keepsData: true,
    throttle: { rate: 200, burst: 400 },
    formThrottle: { rate: 20, burst: 40 },
    // At about five mails a second each, under the 14 a second that SES gives accounts out of the sandbox.
    mailsAtOnce: 2,
  },
};

/** The words after `-c`: an override belongs to one stage, so it needs `stage` beside it. */
const contextShape = z.object({
  stage: z.enum(STAGE_NAMES).optional(),
  intake: z.email().optional(),
  furtherIntake: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.email()))
    .optional(),
  replyDomain: z
    .string()
    .regex(/^(?:[a-z0-9-]+\.)+[a-z0-9-]+$/, 'a domain in lower case is needed')
    .optional(),
  alarmReceiver: z.email().optional(),
});

/**
 * The stages to synthesise: the one named by `-c stage=…`, else all.
 *
 * @throws Error in one sentence when the context names an unknown stage, an ill-formed address or domain, or
 * overrides something without saying of which stage.
 */
export function stagesFrom(node: Node): readonly Stage[] {
  const names = Object.keys(contextShape.shape);
  const given = Object.fromEntries(
    names.flatMap((name) => {
      const value: unknown = node.tryGetContext(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const parsed = contextShape.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`The context "${issue?.path.join('.')}" is wrong: ${issue?.message}.`);
  }
  const { stage, intake, furtherIntake, replyDomain, alarmReceiver } = parsed.data;
  if (stage === undefined) {
    const [override] = Object.keys(given);
    if (override !== undefined) {
      throw new Error(`The context "${override}" belongs to one stage: add -c stage=dev or prod.`);
    }
    return STAGE_NAMES.map((name) => STAGES[name]);
  }
  return [
    {
      ...STAGES[stage],
      ...(intake === undefined ? {} : { intake }),
      ...(furtherIntake === undefined ? {} : { furtherIntake }),
      ...(replyDomain === undefined ? {} : { replyDomain }),
      ...(alarmReceiver === undefined ? {} : { alarmReceiver }),
    },
  ];
}

/** Physical names carry the project and the stage, so that two stages can share an account and a command can find them. */
export const nameIn = (stage: Stage, name: string): string => `huiyin-${stage.name}-${name}`;
