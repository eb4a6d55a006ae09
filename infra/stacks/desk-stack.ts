import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { DeskApi } from '#infra/constructs/desk-api.ts';
import type { DeskSetting } from '#infra/constructs/desk-setting.ts';
import type { DataStack } from '#infra/stacks/data-stack.ts';
import { DeskPages } from '#infra/stacks/desk-pages.ts';
import { DeskWork } from '#infra/stacks/desk-work.ts';
import { nameIn } from '#infra/stages.ts';

export interface DeskStackProps {
  readonly setting: DeskSetting;
  readonly data: DataStack;
}

/** All code that serves customers and agents. It can be removed and deployed anew without losing anything. */
export class DeskStack extends Stack {
  constructor(scope: Construct, { setting, data }: DeskStackProps) {
    super(scope, nameIn(setting.stage, 'desk'));
    const api = new DeskApi(this, 'Api', { setting, people: data.people });
    new DeskPages(this, 'Pages', { setting, data, api });
    new DeskWork(this, 'Work', { setting, data, siteUrl: api.url });

    new CfnOutput(this, 'ApiUrl', { value: api.url });
    new CfnOutput(this, 'UserPoolId', { value: data.people.pool.userPoolId });
    new CfnOutput(this, 'ConsoleClientId', { value: api.consoleClientId });
  }
}
