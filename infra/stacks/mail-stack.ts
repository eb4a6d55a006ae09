import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DeskSetting } from '#infra/constructs/desk-setting.ts';
import { MailReceiving } from '#infra/constructs/mail-receiving.ts';
import { MailSending } from '#infra/constructs/mail-sending.ts';
import type { MailStore } from '#infra/constructs/mail-store.ts';
import { nameIn } from '#infra/stages.ts';

export interface MailStackProps {
  readonly setting: DeskSetting;
  readonly store: MailStore;
}

/** The desk's post office. It lives as long as the DNS records that a person has set for it. */
export class MailStack extends Stack {
  constructor(scope: Construct, { setting, store }: MailStackProps) {
    super(scope, nameIn(setting.stage, 'mail'));
    new MailSending(this, 'Sending', setting);
    new MailReceiving(this, 'Receiving', { setting, store });
  }
}
