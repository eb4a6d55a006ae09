import { type App, Tags } from 'aws-cdk-lib';
import type { Bundles } from '#infra/bundle.ts';
import { DataStack } from '#infra/stacks/data-stack.ts';
import { DeskStack } from '#infra/stacks/desk-stack.ts';
import { MailStack } from '#infra/stacks/mail-stack.ts';
import type { Stage } from '#infra/stages.ts';

/** A stage is three stacks, cut by how long they live: what is kept, the post office, the code. */
export function addStage(app: App, stage: Stage, bundles: Bundles): void {
  const data = new DataStack(app, stage);
  const setting = { stage, alarms: data.alarms, bundles };
  const mail = new MailStack(app, { setting, store: data.mailStore });
  const desk = new DeskStack(app, { setting, data });
  // Mail that arrives before the code waits in its queue; a mail sent before its configuration set exists fails.
  desk.addStackDependency(mail);
  for (const stack of [data, mail, desk]) {
    Tags.of(stack).add('project', 'huiyin');
    Tags.of(stack).add('stage', stage.name);
  }
}
