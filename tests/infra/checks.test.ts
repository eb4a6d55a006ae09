import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { addChecks } from '#infra/checks.ts';
import { DataStack } from '#infra/stacks/data-stack.ts';
import { addStage } from '#infra/stacks/stage-stacks.ts';
import { stagesFrom } from '#infra/stages.ts';
import { appOf } from './templates.ts';
import { tinyBundles } from './tiny-bundles.ts';

const reportShape = z.object({
  pluginReports: z.array(
    z.object({
      pluginName: z.string(),
      conclusion: z.string(),
      violations: z.array(z.object({ ruleName: z.string() })),
    }),
  ),
});

function findings(app: App): readonly string[] {
  addChecks(app);
  try {
    app.synth();
  } catch {
    // The report says why.
  }
  const file = join(app.outdir, 'validation-report.json');
  return reportShape
    .parse(JSON.parse(readFileSync(file, 'utf8')))
    .pluginReports.flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName));
}

test('the rule packs of AWS and of serverless find nothing in prod', {
  timeout: 180_000,
}, () => {
  const app = appOf('prod', 'validated');
  // A receiver brings the topic's subscription with it, so that nothing deployable stays unchecked.
  app.node.setContext('alarmReceiver', 'night@desk.example');
  const bundles = tinyBundles();
  for (const stage of stagesFrom(app.node)) addStage(app, stage, bundles);

  expect(findings(app)).toEqual([]);
});

test('they would have found a bucket that is open and unlogged', { timeout: 180_000 }, () => {
  const app = appOf('dev');
  const [stage] = stagesFrom(app.node);
  if (stage === undefined) throw new Error('no stage');
  new Bucket(new DataStack(app, stage), 'Open');

  expect(findings(app)).toEqual(expect.arrayContaining(['AwsSolutions-S1', 'AwsSolutions-S10']));
});
