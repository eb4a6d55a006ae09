/** The use cases' world on a table in memory: a clock that stands, a post office that obeys, a bucket to fill. */

import { deskPlaybooks, ownKeptAMinute } from '#shared/adapters/desk-playbooks.ts';
import { deskFacts } from '#shared/adapters/facts/desk-facts.ts';
import { hmacKeys } from '#shared/adapters/hmac-keys.ts';
import { installedKinds } from '#shared/adapters/installed-kinds.ts';
import { installedPlaybooks } from '#shared/adapters/installed-playbooks.ts';
import { keptAMinute } from '#shared/adapters/kept-a-minute.ts';
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
import * as shapes from '#shared/contracts/ticket.ts';
import type { Delivery } from '#shared/domain/delivery/delivery.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Job, Notification, QueueName } from '#shared/domain/job/job.ts';
import { type Instant, later } from '#shared/kernel/instant.ts';
import { CALENDARS, OCCASIONS, workingCalendar } from '#shared/playbooks/calendars.ts';
import { GUIDES, HANDBOOK, KINDS } from '#shared/playbooks/handbook.ts';
import { LEDGERS } from '#shared/playbooks/ledgers.ts';
import type { TicketFile } from '#shared/ports/desk-store.ts';
import type { OutgoingMail, SendOutcome } from '#shared/ports/mail-sender.ts';
import type { Table } from '#shared/ports/table.ts';
import { documentPorts, memoryDocuments } from './documents.ts';
import { memoryFileObjects, unsignedFiles } from './file-objects.ts';
import { MONDAY_TEN } from './tickets.ts';

const setting = {
  siteUrl: 'https://desk.example',
  intakeAddress: 'service@huiyin.example',
  replyDomain: 'reply.huiyin.example',
} as const;

export interface Handed {
  readonly queue: QueueName;
  readonly job: Job;
  readonly delay: number;
}

export const memoryDesk = (start: Instant = MONDAY_TEN) => {
  let now = start;
  const memory = memoryTable();
  const sent: OutgoingMail[] = [];
  const handed: Handed[] = [];
  const bucket = new Map<string, Uint8Array>();
  const papers = new Map<string, Uint8Array>();
  const answers: SendOutcome[] = [];
  const refusing = new Set<string>();
  const clock = { now: () => now };
  const desk = deskStore(memory);
  const installed = installedPlaybooks(HANDBOOK);
  const own = ownPlaybooks(memory);
  const known = {
    clock,
    calendar: workingCalendar,
    ledgers: LEDGERS,
    playbooks: deskPlaybooks(installed, ownKeptAMinute(clock, own)),
    installed,
    guides: { all: async () => GUIDES },
    acknowledgements: acknowledgements(memory),
    own,
    settings: { of: keptAMinute(clock, settingsStore(memory).of) },
    /** The same without the minute that decisions remember. */
    settingsBook: settingsStore(memory),
    desk,
    records: deskRecords(memory),
    kinds: installedKinds(async () => KINDS),
    book: ledgerBook(memory),
    figures: figureBook(memory),
    rosterBook: rosterStore(memory),
    rosters: rostersIn(rosterStore(memory)),
  };
  const ports = {
    ...known,
    ids: randomIds,
    calendars: CALENDARS,
    facts: deskFacts(known),
    accesses: accessLog(memory),
    mails: mailLedger(memory),
    campaigns: campaigns(memory),
    occasions: OCCASIONS,
    jobs: jobTable(memory),
    changes: changeFeed(memory),
    imports: imports(memory),
    keys: hmacKeys({ current: 'k1', k1: 'a-key-that-is-only-good-for-testing' }),
    setting,
    looks: mailLooks(memory),
    optOuts: optOuts(memory),
    intake: intakeBook(memory),
    intakeAddress: setting.intakeAddress,
    replyDomain: setting.replyDomain,
    capsSources: false,
    reader: { read: (raw: Uint8Array) => readMail(raw) },
    raw: { read: async (key: string) => bucket.get(key) },
    objects: memoryFileObjects({ uploads: new Map(), kept: new Map() }),
    ...documentPorts(memoryDocuments(papers)),
    signer: unsignedFiles,
    mailer: {
      send: async (mail: OutgoingMail): Promise<SendOutcome> => {
        const messageId = `ses-${sent.length + 1}@email.amazonses.com`;
        const answer = answers.shift() ?? { outcome: 'sent', messageId };
        if (answer.outcome === 'sent' || answer.outcome === 'unknown') sent.push(mail);
        return answer;
      },
    },
    webhooks: deskWebhooks(memory),
    loopbackCalls: false,
    queues: {
      send: async (
        queue: QueueName,
        jobs: readonly { readonly job: Job; readonly delay: number }[],
      ) => {
        const taken = jobs.filter(({ job }) => !refusing.has(job.id));
        handed.push(...taken.map(({ job, delay }) => ({ queue, job, delay })));
        return jobs.filter(({ job }) => refusing.has(job.id)).map(({ job }) => job.id);
      },
    },
  };
  const jobs = (): readonly Job[] =>
    memory
      .rows()
      .filter(({ kind }) => kind === 'job')
      .flatMap((row) => jobRow.parse(row).jobs);
  const file = async (id: TicketId): Promise<TicketFile> => {
    const found = await desk.file(id);
    if (found === undefined) throw new Error(`no ticket ${id}`);
    return found;
  };

  return {
    ports,
    memory,
    /** What SES has taken, known or not. */
    sent,
    /** What the queues have taken. */
    handed,
    /** The answers SES will give next; after them it takes everything. */
    answers,
    /** Ids of jobs that their queue does not take. */
    refusing,
    bucket,
    /** The forms of documents, by their keys. */
    papers,
    file,
    jobs,
    /** The ticket's notification jobs that stand in the table, oldest first. */
    notifications: (): readonly Notification[] =>
      jobs().filter((job) => job.queue === 'notification'),
    delivery: async (id: TicketId, job: string): Promise<Delivery | undefined> =>
      (await file(id)).deliveries.find((known) => known.job === job),
    pass: (milliseconds: number) => {
      now = later(now, milliseconds);
    },
    now: () => now,
    heads: () =>
      memory
        .rows()
        .filter(({ kind }) => kind === 'ticket')
        .map((row) => shapes.ticket.parse(row['ticket'])),
    /** Everything stored, to see that nothing has changed. */
    everything: () => JSON.stringify(memory.rows()),
  };
};

export type MemoryDesk = ReturnType<typeof memoryDesk>;

/** A table that does something else before a commit, as another worker might. */
export const interrupted = (table: Table, before: () => Promise<void>): Table => {
  let left = 1;
  return {
    get: table.get,
    query: table.query,
    forget: table.forget,
    commit: async (writes) => {
      if (left > 0) {
        left -= 1;
        await before();
      }
      return table.commit(writes);
    },
  };
};
