/**
 * The whole desk in one process: the real use cases on a table in memory, with queues, a stream, a bucket and SES
 * that keep the promises of the real ones and no more.
 */

import { deskPlaybooks } from '#shared/adapters/desk-playbooks.ts';
import { deskFacts } from '#shared/adapters/facts/desk-facts.ts';
import { hmacKeys } from '#shared/adapters/hmac-keys.ts';
import { installedKinds } from '#shared/adapters/installed-kinds.ts';
import { installedPlaybooks } from '#shared/adapters/installed-playbooks.ts';
import { memoryTable } from '#shared/adapters/memory/memory-table.ts';
import { readMail } from '#shared/adapters/mime/read-mail.ts';
import { randomIds } from '#shared/adapters/random-ids.ts';
import { accessLog } from '#shared/adapters/store/access-log.ts';
import { acknowledgements } from '#shared/adapters/store/acknowledgements.ts';
import { campaigns } from '#shared/adapters/store/campaigns.ts';
import { changeFeed } from '#shared/adapters/store/change-feed.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { figureBook } from '#shared/adapters/store/figure-book.ts';
import { imports } from '#shared/adapters/store/imports.ts';
import { intakeBook } from '#shared/adapters/store/intake-book.ts';
import { jobRow, jobTable } from '#shared/adapters/store/job-table.ts';
import { ledgerBook } from '#shared/adapters/store/ledger-book.ts';
import { mailLedger } from '#shared/adapters/store/mail-ledger.ts';
import { mailLooks } from '#shared/adapters/store/mail-looks.ts';
import { optOuts } from '#shared/adapters/store/opt-outs.ts';
import { ownPlaybooks } from '#shared/adapters/store/own-playbooks.ts';
import { deskRecords } from '#shared/adapters/store/records.ts';
import { rosterStore, rostersIn } from '#shared/adapters/store/roster-store.ts';
import { settingsStore } from '#shared/adapters/store/settings-store.ts';
import { deskWebhooks } from '#shared/adapters/store/webhooks.ts';
import type { Job } from '#shared/domain/job/job.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { HOUR, type Instant, later, SECOND } from '#shared/kernel/instant.ts';
import { CALENDARS, OCCASIONS, workingCalendar } from '#shared/playbooks/calendars.ts';
import { GUIDES, KINDS } from '#shared/playbooks/handbook.ts';
import { LEDGERS } from '#shared/playbooks/ledgers.ts';
import { PLAYBOOKS } from '#shared/playbooks/registry.ts';
import type { Classifier } from '#shared/ports/classifier.ts';
import type { DocumentObjects } from '#shared/ports/documents.ts';
import type { FileObjects } from '#shared/ports/file-objects.ts';
import type { JobRow } from '#shared/ports/job-table.ts';
import type { MailSender, OutgoingMail } from '#shared/ports/mail-sender.ts';
import type { Queues } from '#shared/ports/queues.ts';
import type { Row, Table } from '#shared/ports/table.ts';
import type { WebhookCaller } from '#shared/ports/webhooks.ts';
import { callWebhook } from '#shared/usecases/call-webhook.ts';
import { classify } from '#shared/usecases/classify.ts';
import { documentJob } from '#shared/usecases/effects/make.ts';
import { followUpJob } from '#shared/usecases/follow-up.ts';
import { notify } from '#shared/usecases/notify.ts';
import { openingJob } from '#shared/usecases/opening-job.ts';
import { planTriggers } from '#shared/usecases/plan-triggers.ts';
import { recordMailEvent } from '#shared/usecases/record-mail-event.ts';
import { relay, tick } from '#shared/usecases/relay.ts';
import { takeInMail } from '#shared/usecases/take-in-mail.ts';
import { verifyFile } from '#shared/usecases/verify-file.ts';
import { documentPorts, memoryDocuments } from '../support/documents.ts';
import { memoryFileObjects, unsignedFiles } from '../support/file-objects.ts';
import type { Breaker } from './faults.ts';

/** Attempts before a message becomes a dead letter, as the stacks set it. */
const ATTEMPTS = 5;

/** Answers every call, and says nothing. */
const silentCaller: WebhookCaller = {
  call: async () => ({ outcome: 'answered', answer: null }),
};

/** Above any number of steps an honest run takes. */
const MOST_STEPS = 5_000;

export interface WorldOptions {
  /** Whether the clock's own triggers are planned, each hour. */
  readonly plansTriggers?: boolean;
  /** What a webhook says. */
  readonly caller?: WebhookCaller;
}

const END_OF_TIME: Instant = '9999-12-31T23:59:59.999Z';

interface Waiting {
  readonly run: () => Promise<unknown>;
  readonly visibleAt: Instant;
  readonly attempt: number;
}

export interface Sent {
  readonly mail: OutgoingMail;
  readonly messageId: string;
  readonly at: Instant;
}

export const world = (
  breaker: Breaker,
  start: Instant,
  installed: readonly Playbook[] = PLAYBOOKS,
  { plansTriggers = false, caller = silentCaller }: WorldOptions = {},
) => {
  let now = start;
  const clock = { now: () => now };
  const memory = memoryTable();
  const table = brokenTable(memory, breaker);
  const stream: JobRow[] = [];
  const queue: Waiting[] = [];
  const deadLetters: Waiting[] = [];
  const sent: Sent[] = [];
  const bucket = new Map<string, Uint8Array>();
  const uploads = new Map<string, Uint8Array>();
  const kept = new Map<string, Uint8Array>();
  const papers = new Map<string, Uint8Array>();
  const history: Row[] = [];

  memory.onPut((row) => {
    history.push(row);
    if (row.kind === 'job') stream.push(jobRow.parse(row));
  });

  const enqueue = (run: Waiting['run'], delay = 0) =>
    queue.push({ run, visibleAt: later(now, delay * SECOND), attempt: 1 });

  const keys = hmacKeys({ current: 'k1', k1: 'a-key-that-is-only-good-for-simulation' });
  const queues: Queues = {
    send: (_, jobs) => {
      const send = async () => {
        for (const { job, delay } of jobs) enqueue(() => work(job), delay);
        return [];
      };
      return breaker.call(send, send);
    },
  };
  const desk = deskStore(table);
  const handbook = installedPlaybooks(installed);
  const own = ownPlaybooks(table);
  const known = {
    clock,
    calendar: workingCalendar,
    ledgers: LEDGERS,
    playbooks: deskPlaybooks(handbook, own),
    installed: handbook,
    own,
    desk,
    records: deskRecords(table),
    kinds: installedKinds(async () => KINDS),
    guides: { all: async () => GUIDES },
    acknowledgements: acknowledgements(table),
    book: ledgerBook(table),
    settings: settingsStore(table),
    settingsBook: settingsStore(table),
    figures: figureBook(table),
    rosterBook: rosterStore(table),
    rosters: rostersIn(rosterStore(table)),
  };
  const base = { ...known, ids: randomIds, calendars: CALENDARS, facts: deskFacts(known) };
  const mailer: MailSender = {
    send: (mail) =>
      mailerCall(breaker, async () => {
        const messageId = `ses-${sent.length + 1}@email.amazonses.com`;
        sent.push({ mail, messageId, at: now });
        for (const kind of ['sent', 'delivered'] as const) {
          enqueue(
            () => recordMailEvent({ ...base, desk }, { ...mail.tags, messageId, what: { kind } }),
            2,
          );
        }
        return { outcome: 'sent', messageId };
      }),
  };
  const setting = {
    siteUrl: 'https://desk.example',
    intakeAddress: 'service@huiyin.example',
    replyDomain: 'reply.huiyin.example',
  } as const;
  const ports = {
    ...base,
    accesses: accessLog(table),
    signer: unsignedFiles,
    ...documentPorts(brokenDocuments(memoryDocuments(papers), breaker)),
    objects: brokenObjects(memoryFileObjects({ uploads, kept }), breaker),
    desk,
    keys,
    mailer,
    setting,
    looks: mailLooks(table),
    optOuts: optOuts(table),
    capsSources: true,
    classifier: sureClassifier,
    mails: mailLedger(table),
    campaigns: campaigns(table),
    occasions: OCCASIONS,
    jobs: jobTable(table),
    changes: changeFeed(table),
    imports: imports(table),
    queues,
    webhooks: deskWebhooks(table),
    loopbackCalls: false,
    caller: brokenCaller(caller, breaker),
    reader: { read: (raw: Uint8Array) => readMail(raw) },
    raw: { read: (key: string) => breaker.look(async () => bucket.get(key)) },
    intake: intakeBook(table),
    intakeAddress: setting.intakeAddress,
    replyDomain: setting.replyDomain,
  };

  const work = (job: Job): Promise<unknown> => {
    // Twice, as a queue may: every worker must bear a second copy of its message.
    const run = async () => {
      switch (job.queue) {
        case 'notification':
          return notify(ports, job);
        case 'documents':
          return documentJob(ports, job);
        case 'files':
          return verifyFile(ports, job.file);
        case 'calls':
          return callWebhook(ports, job);
        case 'classification':
          return classify(ports, job.ticket);
        case 'openings':
          return openingJob(ports, job);
        case 'follow-up':
          return followUpJob(ports, job);
        case 'imports':
          throw new Error('nobody imports here');
      }
    };
    return run().then(run);
  };

  /** One process does one thing. @returns false when there was nothing to do at this moment */
  const step = async (): Promise<boolean> => {
    breaker.newProcess();
    const rows = stream.splice(0, stream.length);
    if (rows.length > 0) {
      await relay(ports, rows).catch(() => stream.unshift(...rows));
      return true;
    }
    const index = queue.findIndex(({ visibleAt }) => visibleAt <= now);
    const [message] = index < 0 ? [] : queue.splice(index, 1);
    if (message === undefined) return false;
    await message.run().catch(() => {
      if (message.attempt >= ATTEMPTS) deadLetters.push(message);
      else
        queue.push({
          ...message,
          attempt: message.attempt + 1,
          visibleAt: later(now, 30 * SECOND),
        });
    });
    return true;
  };

  let nextPlan = plansTriggers ? start : undefined;
  /** Planned each hour by a scheduler that tries again only an hour later. */
  const plan = async (): Promise<void> => {
    if (nextPlan === undefined || nextPlan > now) return;
    nextPlan = later(now, HOUR);
    await planTriggers(ports).catch(() => undefined);
  };

  /** The next moment at which something will happen by itself. */
  const nextMoment = (): Instant | undefined =>
    [
      ...(nextPlan === undefined ? [] : [nextPlan]),
      ...queue.map(({ visibleAt }) => visibleAt),
      ...memory
        .rows()
        .flatMap((row) => (row.kind === 'job' ? jobRow.parse(row).jobs.map(({ due }) => due) : [])),
    ]
      .sort()
      .at(0);

  return {
    ports,
    memory,
    sent,
    deadLetters,
    history,
    clock,
    newProcess: breaker.newProcess,
    uploads,
    kept,
    /** The forms of documents, by their keys. */
    papers,
    /** A browser posts the form that it was given; the bucket tells its queue at least once. */
    upload: (id: string, bytes: Uint8Array) => {
      uploads.set(id, bytes);
      const look = () => verifyFile(ports, id);
      enqueue(look);
      enqueue(look, 1);
    },
    put: (key: string, raw: Uint8Array) => {
      bucket.set(`incoming/${key}`, raw);
      const take = () => takeInMail(ports, { id: key, key: `incoming/${key}` });
      // S3 tells its queue at least once.
      enqueue(take);
      enqueue(take, 1);
    },
    /** Runs until nothing is left to do before the instant, or at all. */
    settle: async (until: Instant = END_OF_TIME) => {
      for (let count = 0; count < MOST_STEPS; count++) {
        if (await step()) continue;
        const moment = nextMoment() ?? END_OF_TIME;
        if (moment >= until) {
          now = until === END_OF_TIME ? now : until;
          return;
        }
        // At least a minute on, so that the sweep takes what the stream would have.
        now = moment > now ? moment : later(now, 60 * SECOND);
        breaker.newProcess();
        await plan();
        breaker.newProcess();
        await tick(ports).catch(() => undefined);
      }
      throw new Error('the desk does not come to rest');
    },
  };
};

export type World = ReturnType<typeof world>;

const brokenTable = (table: Table, breaker: Breaker): Table => ({
  get: (...args) => breaker.look(() => table.get(...args)),
  // The sweep looks into many hours that are empty; one of those that fails is like another.
  query: async (query) => {
    const page = await table.query(query);
    return page.rows.length === 0 ? page : breaker.look(async () => page);
  },
  // A transaction carries a token and is known when it comes again; a single write is not.
  commit: (writes) => {
    const commit = () => table.commit(writes);
    return writes.length === 1 ? breaker.call(commit, commit) : breaker.call(commit);
  },
  forget: (...args) => breaker.call(() => table.forget(...args)),
});

/** The same bytes under the same key, or none: a second try does what the first did. */
const brokenObjects = (objects: FileObjects, breaker: Breaker): FileObjects => ({
  uploaded: (...args) => breaker.look(() => objects.uploaded(...args)),
  read: (...args) => breaker.look(() => objects.read(...args)),
  keep: (...args) => breaker.call(() => objects.keep(...args)),
  removeUpload: (...args) => breaker.call(() => objects.removeUpload(...args)),
});

const brokenDocuments = (documents: DocumentObjects, breaker: Breaker): DocumentObjects => ({
  keep: (...args) => breaker.call(() => documents.keep(...args)),
  read: (...args) => breaker.look(() => documents.read(...args)),
});

/** Whether the other side was not reached or its answer was lost, nobody here knows it. */
const brokenCaller = (caller: WebhookCaller, breaker: Breaker): WebhookCaller => ({
  call: async (call) => {
    try {
      return await breaker.call(
        () => caller.call(call),
        () => caller.call(call),
      );
    } catch (error) {
      if (breaker.dead()) throw error;
      return { outcome: 'failed', reason: 'unreachable', again: true };
    }
  },
});

/** A broken call of SES is an outcome, as the port has it; only a crash leaves no word. */
const mailerCall = async (
  breaker: Breaker,
  effect: () => ReturnType<MailSender['send']>,
): ReturnType<MailSender['send']> => {
  let happened = false;
  try {
    return await breaker.call(() => {
      happened = true;
      return effect();
    });
  } catch (error) {
    if (breaker.dead()) throw error;
    return { outcome: happened ? 'unknown' : 'throttled' };
  }
};

const sureClassifier: Classifier = {
  classify: async ({ text }) => ({
    classification: {
      category: /漏|leak/.test(text) ? 'repair' : 'other',
      confidence: 0.9,
      language: 'zh-CN',
      mood: 'calm',
      model: 'simulation',
      why: [],
    },
    priority: 'normal',
    team: 'technical',
  }),
};
