import { CfnOutput, Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { EventBus } from 'aws-cdk-lib/aws-events';
import {
  ConfigurationSet,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { DeskSetting } from '#infra/constructs/desk-setting.ts';
import { configurationSetOf, domainOf } from '#infra/mail-names.ts';

/** SES advises under 2 % and reviews an account from 5 % on. */
const BOUNCE_RATE = 0.02;
/** SES advises under 0.1 %, which is also where it begins to review. */
const COMPLAINT_RATE = 0.001;

/** The right to send as our domains, and where SES reports what became of each mail. */
export class MailSending extends Construct {
  constructor(scope: Construct, id: string, setting: Pick<DeskSetting, 'stage' | 'alarms'>) {
    super(scope, id);
    const { stage, alarms } = setting;
    this.#identify('Intake', domainOf(stage.intake));
    const further = new Set(stage.furtherIntake.map(domainOf));
    for (const domain of [...further].filter((one) => one !== domainOf(stage.intake))) {
      this.#identify(`Intake-${domain}`, domain);
    }
    // A reply domain under the intake's is verified by itself, because SES receives for it.
    if (stage.replyDomain !== domainOf(stage.intake)) this.#identify('Reply', stage.replyDomain);

    const configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: configurationSetOf(stage),
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    configurationSet.addEventDestination('Events', {
      destination: EventDestination.eventBus(
        EventBus.fromEventBusName(this, 'DefaultBus', 'default'),
      ),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.RENDERING_FAILURE,
        EmailSendingEvent.DELIVERY_DELAY,
      ],
    });
    alarms.watch(this, 'BouncesAlarm', {
      name: 'mail-bounces',
      impact: 'So many mails come back that SES may stop this account from sending.',
      metric: reputation('Reputation.BounceRate'),
      threshold: BOUNCE_RATE,
    });
    alarms.watch(this, 'ComplaintsAlarm', {
      name: 'mail-complaints',
      impact: 'So many customers call our mail spam that SES may stop this account from sending.',
      metric: reputation('Reputation.ComplaintRate'),
      threshold: COMPLAINT_RATE,
    });
  }

  #identify(id: string, domain: string): void {
    const identity = new EmailIdentity(this, id, { identity: Identity.domain(domain) });
    identity.dkimRecords.forEach(({ name, value }, index) => {
      new CfnOutput(this, `${id}Dkim${index + 1}`, {
        description: `DNS record of ${domain} to set by hand, type CNAME`,
        value: `${name} ${value}`,
      });
    });
  }
}

/** Of the whole account, because that is what SES judges. */
const reputation = (metricName: string): Metric =>
  new Metric({
    namespace: 'AWS/SES',
    metricName,
    period: Duration.hours(1),
    statistic: 'Maximum',
  });
