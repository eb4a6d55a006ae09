import { describe, expect, test } from 'vitest';
import { eventBus } from '#local/event-bus/event-bus.ts';
import { eventPattern } from '#local/event-bus/event-pattern.ts';
import { publishes } from '#local/event-bus/ses-destination.ts';

const job = {
  eventName: 'INSERT',
  dynamodb: { NewImage: { kind: { S: 'job' }, subject: { S: '退款申请' }, size: 3 } },
};

describe('event patterns', () => {
  test.each([
    [{ eventName: ['INSERT', 'MODIFY'] }, true],
    [{ dynamodb: { NewImage: { kind: { S: ['job'] } } } }, true],
    [{ dynamodb: { NewImage: { kind: { S: ['ticket'] } } } }, false],
    [{ dynamodb: { NewImage: { subject: { S: [{ prefix: '退款' }] } } } }, true],
    [{ dynamodb: { NewImage: { subject: { S: [{ suffix: 'refund' }] } } } }, false],
    [{ dynamodb: { NewImage: { subject: { S: [{ 'anything-but': ['x'] }] } } } }, true],
    [{ dynamodb: { NewImage: { other: { S: [{ 'anything-but': ['x'] }] } } } }, false],
    [{ dynamodb: { NewImage: { other: [{ exists: false }] } } }, true],
    [{ dynamodb: { NewImage: { size: [{ numeric: ['>', 1, '<=', 3] }] } } }, true],
    [{ dynamodb: { OldImage: { kind: { S: ['job'] } } } }, false],
    [{ eventName: [{ 'equals-ignore-case': 'insert' }] }, true],
    [{ eventName: ['INSERT'], dynamodb: { NewImage: { size: [4] } } }, false],
  ])('%j answers %s', (pattern, expected) => {
    expect(eventPattern(pattern)(job)).toBe(expected);
  });

  test.each([
    [{ a: [{ cidr: '10.0.0.0/8' }] }],
    [{ $or: [] }],
    [{ a: 'text' }],
    [{ a: [{ prefix: 3 }] }],
  ])('%j is refused, because it is not known', (pattern) => {
    expect(() => eventPattern(pattern)).toThrow();
  });
});

describe('the event bus', () => {
  const rule = {
    name: 'MailEvents',
    pattern: { source: ['aws.ses'] },
    targetArns: ['arn:aws:sqs:us-east-1:000000000000:mail-events'],
  };

  test('an event reaches the queue of a rule that it matches, whole', () => {
    const sent: string[][] = [];
    const bus = eventBus([rule], (...message) => sent.push(message));
    const event = { source: 'aws.ses', detail: { mail: { messageId: 'm1' } } };
    bus.put(event);
    bus.put({ source: 'aws.s3' });
    expect(sent).toEqual([[rule.targetArns[0], JSON.stringify(event)]]);
  });

  test('a rule that leads to something else than a queue is refused', () => {
    const targetArns = ['arn:aws:lambda:us-east-1:000000000000:function:x'];
    expect(() => eventBus([{ ...rule, targetArns }], () => {})).toThrow(/leads to no queue/);
  });
});

describe('event destinations of SES', () => {
  const destinations = [{ configurationSet: 'desk', eventTypes: ['bounce', 'RENDERING_FAILURE'] }];
  const event = (type: string, set: string) => ({
    'detail-type': type,
    detail: { mail: { tags: { 'ses:configuration-set': [set] } } },
  });

  test.each([
    ['Email Bounced', 'desk', true],
    ['Email Rendering Failed', 'desk', true],
    ['Email Delivered', 'desk', false],
    ['Email Bounced', 'other', false],
    ['Something Else', 'desk', false],
  ])('%s of the set %s: %s', (type, set, expected) => {
    expect(publishes(destinations, event(type, set))).toBe(expected);
  });

  test('a mail without a configuration set publishes nothing', () => {
    expect(publishes(destinations, { 'detail-type': 'Email Bounced', detail: { mail: {} } })).toBe(
      false,
    );
  });
});
