import { App } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { addStage } from '#infra/stacks/stage-stacks.ts';
import { stagesFrom } from '#infra/stages.ts';
import { appOf } from './templates.ts';
import { FUNCTIONS, tinyBundles } from './tiny-bundles.ts';

const stagesGiven = (context: Record<string, unknown>) => stagesFrom(new App({ context }).node);

test('without a word both stages are made, so that neither goes stale unseen', () => {
  expect(stagesGiven({}).map(({ name }) => name)).toEqual(['dev', 'prod']);
});

test('a stage can be made alone and with its own addresses', () => {
  expect(
    stagesGiven({ stage: 'prod', intake: 'help@shop.example', replyDomain: 'r.shop.example' }),
  ).toMatchObject([{ name: 'prod', intake: 'help@shop.example', replyDomain: 'r.shop.example' }]);
});

test.each([
  { context: { stage: 'production' }, sentence: /^The context "stage" is wrong: .*dev.*prod/ },
  { context: { stage: 'dev', intake: '客服' }, sentence: /^The context "intake" is wrong/ },
  { context: { stage: 'dev', replyDomain: 'Reply' }, sentence: /"replyDomain" is wrong: a domain/ },
  { context: { intake: 'help@shop.example' }, sentence: /"intake" belongs to one stage/ },
])('$context is refused in one sentence', ({ context, sentence }) => {
  expect(() => stagesGiven(context)).toThrow(sentence);
});

test('a stage is three stacks with stable names; the one with data is protected in prod', {
  timeout: 60_000,
}, () => {
  const app = appOf();
  const bundles = tinyBundles();
  for (const stage of stagesFrom(app.node)) addStage(app, stage, bundles);
  const stacks = app.synth().stacks;

  expect(stacks.map(({ stackName }) => stackName).sort()).toEqual([
    'huiyin-dev-data',
    'huiyin-dev-desk',
    'huiyin-dev-mail',
    'huiyin-prod-data',
    'huiyin-prod-desk',
    'huiyin-prod-mail',
  ]);
  expect(
    stacks
      .filter(({ terminationProtection }) => terminationProtection)
      .map(({ stackName }) => stackName),
  ).toEqual(['huiyin-prod-data']);
});

test('a function whose folder is missing stops the synthesis with its name', {
  timeout: 60_000,
}, () => {
  const app = appOf('dev');
  const bundles = tinyBundles(FUNCTIONS.filter((name) => name !== 'submit-ticket'));

  expect(() => {
    for (const stage of stagesFrom(app.node)) addStage(app, stage, bundles);
  }).toThrow(
    'The function "submit-ticket" cannot be deployed: functions/submit-ticket/index.ts is missing.',
  );
});
