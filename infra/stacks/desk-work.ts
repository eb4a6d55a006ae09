import { Duration, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { DeskFunction } from '#infra/constructs/desk-function.ts';
import type { DeskSetting } from '#infra/constructs/desk-setting.ts';
import { QueueConsumer } from '#infra/constructs/queue-consumer.ts';
import { ScheduledFunction } from '#infra/constructs/scheduled-function.ts';
import { StreamConsumer } from '#infra/constructs/stream-consumer.ts';
import { configurationSetOf, domainOf } from '#infra/mail-names.ts';
import type { DataStack } from '#infra/stacks/data-stack.ts';
import type { Stage } from '#infra/stages.ts';
import { VARIABLES } from '#shared/contracts/environment.ts';

export interface DeskWorkProps {
  readonly setting: DeskSetting;
  readonly data: DataStack;
  readonly siteUrl: string;
}

/** Many enough to catch up after an outage, few enough to leave the account's concurrency to people who wait. */
const WORKERS_AT_ONCE = 10;
/** A mail may be 40 MB, and parsing holds it several times over; a batch must fit into the memory. */
const MAILS_PER_BATCH = 5;
const MAIL_MEMORY_MB = 1024;

/** Ten thousand records are held at once, with what each of their tickets begins with. */
const CAMPAIGN_MEMORY_MB = 1024;
/** A campaign is worked one job after the other; a few side by side leave the rest of the account to people who wait. */
const CAMPAIGNS_AT_ONCE = 4;

/** A file is held whole, and a batch at once. */
const FILES_PER_BATCH = 5;
const FILE_MEMORY_MB = 1024;

/** A sheet of 20 MB is unpacked, read and cut into pages in memory. */
const SHEET_MEMORY_MB = 1024;
/** Each writes ten records at once: fast enough, and the table's other work does not notice. */
const IMPORTS_AT_ONCE = 2;

/** A printed page takes some 10 ms; 200 of them with the font take 400 MB. */
const DOCUMENTS_PER_BATCH = 2;
const DOCUMENT_MEMORY_MB = 1024;

/** The functions that nobody waits for: they follow the stream, the queues and the clock. */
export class DeskWork extends Construct {
  constructor(scope: Construct, id: string, props: DeskWorkProps) {
    super(scope, id);
    this.#outbox(props);
    this.#figures(props);
    this.#jobs(props);
    this.#notifications(props);
    this.#mail(props);
    this.#files(props);
    this.#imports(props);
    this.#calls(props);
    this.#openings(props);
    this.#documents(props);
  }

  #outbox({ setting, data }: DeskWorkProps): void {
    const relay = new StreamConsumer(this, 'Relay', {
      setting,
      folder: 'relay',
      source: data.table,
      kinds: ['job'],
      deadLetters: data.deadLetters.relay,
      impact:
        'Jobs are sent to their queues by the sweep only, so everything after a request is slow.',
      behindImpact: 'Confirmations and classification come more than a minute after the request.',
    });
    data.table.grant(relay, ['BatchWriteItem']);
    grantSendJobs(relay, data);

    const changes = new StreamConsumer(this, 'Changes', {
      setting,
      folder: 'changes',
      source: data.table,
      kinds: ['ticket'],
      deadLetters: data.deadLetters.changes,
      impact: 'Open consoles do not notice that tickets have changed.',
      behindImpact: 'Open consoles show changes more than a minute late.',
    });
    data.table.grant(changes, ['GetItem', 'PutItem']);

    const tick = new ScheduledFunction(this, 'Tick', {
      setting,
      folder: 'tick',
      schedule: 'rate(1 minute)',
      timeout: Duration.seconds(50),
      deadLetters: data.deadLetters.tick,
      impact: 'Reminders, escalations, callbacks and surveys do not start.',
      silentImpact: 'The desk has no clock: nothing that is due later happens.',
    });
    data.table.grant(tick, ['GetItem', 'Query', 'PutItem', 'BatchWriteItem']);
    grantSendJobs(tick, data);
  }

  #figures({ setting, data }: DeskWorkProps): void {
    const figures = new StreamConsumer(this, 'Figures', {
      setting,
      folder: 'figures',
      source: data.table,
      kinds: ['ticket', 'record', 'posting', 'message', 'recount'],
      deadLetters: data.deadLetters.figures,
      // A new ticket is written several times within seconds and counts as it stands last; tickets of a batch share a day's sum.
      gathers: Duration.seconds(5),
      impact: 'Figures stand still while the desk works on.',
      behindImpact: 'Figures are more than a minute old.',
    });
    data.table.grant(figures, ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']);
  }

  #jobs({ setting, data }: DeskWorkProps): void {
    const classify = new QueueConsumer(this, 'Classify', {
      setting,
      folder: 'classify',
      source: data.queues.classification,
      concurrency: WORKERS_AT_ONCE,
      impact: 'New tickets get no category, priority and team.',
    });
    data.table.grant(classify, ['Query', 'PutItem']);

    const followUp = new QueueConsumer(this, 'FollowUp', {
      setting,
      folder: 'follow-up',
      source: data.queues.followUp,
      concurrency: WORKERS_AT_ONCE,
      impact: 'Reminders, escalations, callbacks and surveys fail.',
    });
    data.table.grant(followUp, ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']);
  }

  #notifications({ setting, data, siteUrl }: DeskWorkProps): void {
    const { stage } = setting;
    const notify = new QueueConsumer(this, 'Notify', {
      setting,
      folder: 'notify',
      source: data.queues.notification,
      concurrency: stage.mailsAtOnce,
      // Ten answers with files of together 7 MB each, encoded.
      memory: FILE_MEMORY_MB,
      impact: 'Customers get no confirmations, answers and surveys.',
    });
    data.table.grant(notify, ['Query', 'GetItem', 'PutItem', 'UpdateItem']);
    data.keys.grantRead(notify);
    notify.set(VARIABLES.siteUrl, siteUrl);
    notify.set(VARIABLES.intakeAddress, stage.intake);
    notify.set(VARIABLES.replyDomain, stage.replyDomain);
    grantSendMail(notify, stage);
    data.fileStore.grantReadKept(notify);
    data.fileStore.grantDocuments(notify, ['s3:GetObject']);
  }

  #mail({ setting, data }: DeskWorkProps): void {
    const { stage } = setting;
    const takeInMail = new QueueConsumer(this, 'TakeInMail', {
      setting,
      folder: 'take-in-mail',
      source: data.queues.mail,
      batchSize: MAILS_PER_BATCH,
      memory: MAIL_MEMORY_MB,
      concurrency: WORKERS_AT_ONCE,
      impact: 'Mail from customers is not becoming tickets.',
    });
    data.table.grant(takeInMail, ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']);
    data.keys.grantRead(takeInMail);
    data.mailStore.grantRead(takeInMail);
    data.fileStore.grantKeep(takeInMail);
    takeInMail.set(VARIABLES.intakeAddress, stage.intake);
    takeInMail.set(VARIABLES.replyDomain, stage.replyDomain);

    const mailEvents = new QueueConsumer(this, 'MailEvents', {
      setting,
      folder: 'mail-events',
      source: data.queues.mailEvents,
      concurrency: WORKERS_AT_ONCE,
      impact: 'Agents do not see which mails bounced or were complained about.',
    });
    data.table.grant(mailEvents, ['GetItem', 'PutItem']);
  }

  #openings({ setting, data }: DeskWorkProps): void {
    const plan = new ScheduledFunction(this, 'PlanTriggers', {
      setting,
      folder: 'plan-triggers',
      schedule: 'rate(1 hour)',
      every: Duration.hours(1),
      timeout: Duration.seconds(60),
      deadLetters: data.deadLetters.planTriggers,
      impact: 'What is new or due after the next two hours does not open by itself.',
      silentImpact: 'No report, review or campaign opens by itself.',
    });
    data.table.grant(plan, ['GetItem', 'Query', 'PutItem']);

    const open = new QueueConsumer(this, 'OpenTickets', {
      setting,
      folder: 'open-tickets',
      source: data.queues.openings,
      batchSize: 1,
      memory: CAMPAIGN_MEMORY_MB,
      concurrency: CAMPAIGNS_AT_ONCE,
      impact: 'Reports, reviews, reminders and campaigns do not open.',
    });
    data.table.grant(open, ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']);
  }

  #files({ setting, data }: DeskWorkProps): void {
    const verify = new QueueConsumer(this, 'VerifyFile', {
      setting,
      folder: 'verify-file',
      source: data.queues.files,
      batchSize: FILES_PER_BATCH,
      memory: FILE_MEMORY_MB,
      concurrency: WORKERS_AT_ONCE,
      impact: 'Attachments stay unchecked, so nobody can open them.',
    });
    data.table.grant(verify, ['GetItem', 'PutItem']);
    data.fileStore.grantVerify(verify);
  }

  #imports({ setting, data }: DeskWorkProps): void {
    const worker = new QueueConsumer(this, 'Import', {
      setting,
      folder: 'import',
      source: data.queues.imports,
      batchSize: 1,
      memory: SHEET_MEMORY_MB,
      concurrency: IMPORTS_AT_ONCE,
      impact: 'Imports stand still, and people wait for their preview.',
    });
    data.table.grant(worker, ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']);
    data.fileStore.grantTakeUpload(worker);
  }

  #calls({ setting, data }: DeskWorkProps): void {
    const call = new QueueConsumer(this, 'Call', {
      setting,
      folder: 'call',
      source: data.queues.calls,
      concurrency: WORKERS_AT_ONCE,
      impact: 'Other systems are not asked, so tickets wait for their answers.',
    });
    data.table.grant(call, ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']);
    call.set(VARIABLES.loopbackCalls, setting.stage.loopbackCalls);
  }

  #documents({ setting, data }: DeskWorkProps): void {
    const make = new QueueConsumer(this, 'MakeDocument', {
      setting,
      folder: 'make-document',
      source: data.queues.documents,
      batchSize: DOCUMENTS_PER_BATCH,
      memory: DOCUMENT_MEMORY_MB,
      concurrency: WORKERS_AT_ONCE,
      impact: 'Quotations, protocols and other documents are not made.',
    });
    data.table.grant(make, ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']);
    data.fileStore.grantDocuments(make, ['s3:GetObject', 's3:PutObject']);
  }
}

function grantSendJobs(fn: DeskFunction, { queues }: DataStack): void {
  queues.classification.grantSend(fn, VARIABLES.classificationQueue);
  queues.followUp.grantSend(fn, VARIABLES.followUpQueue);
  queues.notification.grantSend(fn, VARIABLES.notificationQueue);
  queues.files.grantSend(fn, VARIABLES.filesQueue);
  queues.imports.grantSend(fn, VARIABLES.importsQueue);
  queues.calls.grantSend(fn, VARIABLES.callsQueue);
  queues.openings.grantSend(fn, VARIABLES.openingsQueue);
  queues.documents.grantSend(fn, VARIABLES.documentsQueue);
  queues.mail.grantSend(fn, VARIABLES.mailQueue);
}

/** To send as the intake address only, and only with the configuration set whose events tell what became of it. */
function grantSendMail(fn: DeskFunction, stage: Stage): void {
  const configurationSet = configurationSetOf(stage);
  const arnOf = (resource: string, resourceName: string) =>
    Stack.of(fn).formatArn({ service: 'ses', resource, resourceName });
  fn.set(VARIABLES.configurationSet, configurationSet);
  fn.allowWhere(
    ['ses:SendRawEmail'],
    [arnOf('identity', domainOf(stage.intake)), arnOf('configuration-set', configurationSet)],
    { StringEquals: { 'ses:FromAddress': stage.intake } },
  );
}
