import { Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AlarmBoard } from '#infra/constructs/alarm-board.ts';
import { DeadLetters } from '#infra/constructs/dead-letters.ts';
import { DeskTable } from '#infra/constructs/desk-table.ts';
import { FileStore } from '#infra/constructs/file-store.ts';
import { MailEvents } from '#infra/constructs/mail-events.ts';
import { MailStore } from '#infra/constructs/mail-store.ts';
import { People } from '#infra/constructs/people.ts';
import { SigningKeys } from '#infra/constructs/signing-keys.ts';
import { WorkQueue } from '#infra/constructs/work-queue.ts';
import { configurationSetOf } from '#infra/mail-names.ts';
import { nameIn, type Stage } from '#infra/stages.ts';

/** What would be missed if it were gone: rows, mail, keys, accounts, and work that waits. No code stands here. */
export class DataStack extends Stack {
  readonly alarms: AlarmBoard;
  readonly table: DeskTable;
  readonly keys: SigningKeys;
  readonly people: People;
  readonly mailStore: MailStore;
  readonly fileStore: FileStore;
  readonly queues: ReturnType<DataStack['makeQueues']>;
  readonly deadLetters: ReturnType<DataStack['makeDeadLetters']>;
  readonly #stage: Stage;

  constructor(scope: Construct, stage: Stage) {
    super(scope, nameIn(stage, 'data'), { terminationProtection: stage.keepsData });
    this.#stage = stage;
    this.alarms = new AlarmBoard(this, 'Alarms', stage);
    this.table = new DeskTable(this, 'Desk', stage);
    this.keys = new SigningKeys(this, 'SigningKeys', stage);
    this.people = new People(this, 'People', stage);
    this.queues = this.makeQueues();
    this.deadLetters = this.makeDeadLetters();
    this.mailStore = new MailStore(this, 'MailStore', { stage, queue: this.queues.mail });
    this.fileStore = new FileStore(this, 'FileStore', { stage, queue: this.queues.files });
    new MailEvents(this, 'MailEventsRule', {
      configurationSet: configurationSetOf(stage),
      queue: this.queues.mailEvents,
    });
  }

  private makeQueues() {
    const setting = { stage: this.#stage, alarms: this.alarms };
    return {
      classification: new WorkQueue(this, 'Classification', {
        setting,
        name: 'classification',
        timeout: Duration.seconds(30),
        impact:
          'Some tickets stay without category, priority and team, so nobody sees them in a list.',
        delayedImpact: 'New tickets reach their team late.',
      }),
      followUp: new WorkQueue(this, 'FollowUp', {
        setting,
        name: 'follow-up',
        timeout: Duration.seconds(30),
        impact: 'Some reminders, escalations, callbacks or surveys do not happen.',
        delayedImpact: 'Reminders, escalations, callbacks and surveys come late.',
      }),
      notification: new WorkQueue(this, 'Notification', {
        setting,
        name: 'notification',
        timeout: Duration.seconds(60),
        impact: 'Some customers do not get the mail they were promised.',
        delayedImpact: 'Mail to customers leaves late.',
      }),
      mail: new WorkQueue(this, 'Mail', {
        setting,
        name: 'mail',
        timeout: Duration.seconds(60),
        impact: 'Some mails from customers lie in the bucket and are not becoming tickets.',
        delayedImpact: 'Mail from customers becomes tickets late.',
      }),
      files: new WorkQueue(this, 'Files', {
        setting,
        name: 'files',
        timeout: Duration.seconds(60),
        impact: 'Some attachments are never checked, so nobody can open them.',
        delayedImpact: 'Attachments can be opened late, and answers that carry one wait.',
      }),
      imports: new WorkQueue(this, 'Imports', {
        setting,
        name: 'imports',
        timeout: Duration.minutes(5),
        impact: 'Some imports stand still, with part of their rows written.',
        delayedImpact: 'Imports are read and carried out late.',
      }),
      calls: new WorkQueue(this, 'Calls', {
        setting,
        name: 'calls',
        timeout: Duration.seconds(30),
        impact: 'Some questions to other systems are never asked, so tickets wait for the answer.',
        delayedImpact: 'Answers of other systems reach tickets late.',
      }),
      openings: new WorkQueue(this, 'Openings', {
        setting,
        name: 'openings',
        timeout: Duration.seconds(60),
        impact: 'Some tickets that open by themselves, or some of a campaign, do not open.',
        delayedImpact: 'Reports, reminders and campaigns open late.',
      }),
      documents: new WorkQueue(this, 'Documents', {
        setting,
        name: 'documents',
        timeout: Duration.seconds(60),
        impact: 'Some documents are never made, and whoever waits for one waits for ever.',
        delayedImpact: 'Documents to read and sign are made late.',
      }),
      mailEvents: new WorkQueue(this, 'MailEvents', {
        setting,
        name: 'mail-events',
        timeout: Duration.seconds(30),
        impact: 'Agents do not see that some mails bounced or were complained about.',
        delayedImpact: 'Agents see late whether a mail has arrived.',
      }),
    };
  }

  private makeDeadLetters() {
    const setting = { stage: this.#stage, alarms: this.alarms };
    return {
      relay: new DeadLetters(this, 'Relay', {
        setting,
        name: 'relay',
        impact: 'Some jobs were not sent to their queue at once and wait for the next sweep.',
      }),
      changes: new DeadLetters(this, 'Changes', {
        setting,
        name: 'changes',
        impact: 'Open consoles may show an old state of some tickets until they are reloaded.',
      }),
      planTriggers: new DeadLetters(this, 'PlanTriggers', {
        setting,
        name: 'plan-triggers',
        impact: 'Some hours passed without planning what opens by itself, so it may come late.',
      }),
      figures: new DeadLetters(this, 'Figures', {
        setting,
        name: 'figures',
        impact: 'Some tickets are not counted in the figures as they stand.',
      }),
      tick: new DeadLetters(this, 'Tick', {
        setting,
        name: 'tick',
        impact: 'Some minutes passed without a look at the timers, so what was due came late.',
      }),
    };
  }
}
