import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { ofType, synthesise } from './templates.ts';
import { FUNCTIONS } from './tiny-bundles.ts';

const resources = synthesise('prod');
const alarmShape = z.object({
  AlarmName: z.string(),
  AlarmDescription: z.string(),
  AlarmActions: z.array(z.unknown()),
  TreatMissingData: z.string(),
});
const alarms = ofType(resources, 'AWS::CloudWatch::Alarm').map(({ properties }) => {
  const alarm = alarmShape.parse(properties);
  return { ...alarm, name: alarm.AlarmName.replace('huiyin-prod-', '') };
});
const names = alarms.map(({ name }) => name);

const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
const articles = new Map(
  runbook
    .split(/^### /m)
    .slice(1)
    .map((article) => {
      const [heading = '', ...lines] = article.split('\n');
      return [heading, lines.join('\n')];
    }),
);

test('every alarm has its article in the runbook, and every article its alarm', () => {
  expect([...articles.keys()].sort()).toEqual([...names].sort());
});

test.each([...articles])(
  'the article %s says what is seen, where to look, what to do',
  (_, text) => {
    expect(text).toMatch(/- \*\*Seen:\*\* .+[\s\S]+- \*\*Look:\*\* .+[\s\S]+- \*\*Do:\*\* .+/);
  },
);

test('the runbook has an article once', () => {
  expect(runbook.match(/^### /gm)).toHaveLength(articles.size);
});

describe('an alarm stands for', () => {
  test('each function that fails', () => {
    expect(names).toEqual(expect.arrayContaining(FUNCTIONS.map((name) => `${name}-errors`)));
  });

  test('each queue of dead letters', () => {
    const deadLetters = ofType(resources, 'AWS::SQS::Queue')
      .map(({ properties }) => z.string().parse(properties['QueueName']))
      .filter((name) => name.endsWith('-dead-letters'))
      .map((name) => name.replace('huiyin-prod-', ''));

    expect(deadLetters).toHaveLength(15);
    expect(names).toEqual(expect.arrayContaining(deadLetters));
  });

  test.each([
    'relay-behind',
    'changes-behind',
    'figures-behind',
    'tick-silent',
    'api-errors',
    'mail-bounces',
    'mail-complaints',
    'mail-delayed',
    'files-delayed',
    'imports-delayed',
    'notification-delayed',
  ])('%s', (name) => {
    expect(names).toContain(name);
  });
});

test.each(alarms)('$name opens with what a person notices and names its article', (alarm) => {
  expect(alarm.AlarmDescription).toMatch(
    new RegExp(`^[A-Z][^.]{20,}\\. See "${alarm.name}" in docs/runbook\\.md\\.$`),
  );
  expect(alarm.AlarmActions).toHaveLength(1);
});

test('silence is good news everywhere but from the clock', () => {
  const breaching = alarms.filter(({ TreatMissingData }) => TreatMissingData !== 'notBreaching');

  expect(breaching.map(({ name }) => name)).toEqual(['tick-silent', 'plan-triggers-silent']);
});

test('CloudWatch may publish to the alarms’ topic in spite of its own policy', () => {
  const [policy] = ofType(resources, 'AWS::SNS::TopicPolicy');

  expect(JSON.stringify(policy?.properties)).toContain('cloudwatch.amazonaws.com');
});
