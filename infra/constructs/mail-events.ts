import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { WorkQueue } from '#infra/constructs/work-queue.ts';

export interface MailEventsProps {
  readonly configurationSet: string;
  readonly queue: WorkQueue;
}

/** A day of retries outlasts any outage of SQS that is not a disaster. */
const EVENT_AGE = Duration.hours(24);
const RETRIES = 185;

/** What SES tells of sent mail, from the account's default bus to the queue. */
export class MailEvents extends Construct {
  constructor(scope: Construct, id: string, { configurationSet, queue }: MailEventsProps) {
    super(scope, id);
    new Rule(this, 'Rule', {
      description: 'SES events of mail sent by this stage',
      eventPattern: {
        source: ['aws.ses'],
        // SES adds this tag to every event, and it is what tells two stages in one account apart.
        detail: { mail: { tags: { 'ses:configuration-set': [configurationSet] } } },
      },
      targets: [
        new SqsQueue(queue.queue, {
          // The same body as in the queue, so that one redrive serves both.
          deadLetterQueue: queue.deadLetters.queue,
          retryAttempts: RETRIES,
          maxEventAge: EVENT_AGE,
        }),
      ],
    });
  }
}
