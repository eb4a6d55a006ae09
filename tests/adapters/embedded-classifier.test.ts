import { expect, test } from 'vitest';
import { embeddedClassifier } from '#shared/adapters/classifier/embedded-classifier.ts';

const classifier = embeddedClassifier();

test.each([
  { subject: '要求退款', text: '我上周退回的空调已经签收，退款什么时候到账？', category: 'refund' },
  {
    subject: 'Invoice for order 20260214',
    text: 'Please send me the VAT invoice for my order.',
    category: 'invoice',
  },
  {
    subject: '快递一直没到',
    text: '下单五天了，物流信息没有更新，请查一下包裹到哪里了。',
    category: 'delivery',
  },
])(
  'on its first day a desk knows what "$subject" is about',
  async ({ subject, text, category }) => {
    const { classification } = await classifier.classify({ subject, text });

    expect(classification).toMatchObject({ category });
    expect(classification.confidence).toBeGreaterThan(0.5);
  },
);

test('danger is urgent, whatever else it is about', async () => {
  const { priority } = await classifier.classify({
    subject: '充电器冒烟起火',
    text: '充电器突然冒烟起火，孩子的手被烫伤了！',
  });

  expect(priority).toBe('urgent');
});

test('what says nothing goes to the general team, calm and without hurry', async () => {
  const judgement = await classifier.classify({ subject: 'hello', text: '…' });

  expect(judgement).toMatchObject({
    team: 'general',
    priority: 'normal',
    classification: { mood: 'calm' },
  });
});
