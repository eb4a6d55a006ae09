import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createClassifier } from '#shared/domain/classification/classify.ts';
import { train } from '#shared/domain/classification/train.ts';
import { CATEGORIES } from '#shared/playbooks/categories.ts';
import { EXAMPLE_ROWS } from '#shared/playbooks/examples/rows.ts';

const classify = createClassifier({
  model: train(EXAMPLE_ROWS, 1),
  version: 'examples',
  categories: CATEGORIES,
  fallbackTeam: 'general',
});
const said = (message: string, subject = '') => classify({ subject, message });

describe('a new desk tells', () => {
  test.each([
    ['退款都十天了还没有到账', 'refund'],
    ['麻烦帮我开一张增值税专用发票', 'invoice'],
    ['快递显示签收但是我没有收到包裹', 'delivery'],
    ['你们客服态度太差了，我要投诉', 'complaint'],
    ['洗衣机坏了，请派师傅上门维修', 'repair'],
    ['想把收货地址改一下，还没发货吧', 'order-change'],
    ['密码忘记了，登录不上账号', 'account'],
    ['请给我回个电话', 'callback-request'],
    ['Where is my parcel? Tracking has not moved.', 'delivery'],
    ['I was charged twice, please refund me', 'refund'],
    ['The app crashes with an error when I open it', 'technical'],
    ['Could you send me a quotation for 200 units', 'price-quote'],
    ['We would like to become your distributor in Italy', 'cooperation'],
    ['The jacket is too big, I want to return it', 'return-exchange'],
  ])('%s', (message, category) => {
    expect(said(message).category?.id).toBe(category);
  });

  test('the team from the category', () => {
    expect(said('你们客服态度太差了，我要投诉').team).toBe('complaints');
    expect(said('洗衣机坏了，请派师傅上门维修').team).toBe('technical');
    expect(said('麻烦帮我开一张增值税专用发票').team).toBe('general');
  });

  test('the words that counted', () => {
    expect(said('麻烦帮我开一张增值税专用发票').why).toContain('发票');
    expect(said('please send the invoice for March').why).toContain('invoice');
  });

  test('nothing where it is not sure, and leaves it to a person with what it thought of', () => {
    const { category, team, alternatives } = said('qzx vvk 0x88');
    expect(category).toBeUndefined();
    expect(team).toBe('general');
    expect(alternatives).toHaveLength(3);
  });
});

describe('priority', () => {
  test.each([
    ['热水器漏电，孩子手被电到了', 'urgent'],
    ['充电宝冒烟了，差点着火', 'urgent'],
    ['The heater caught fire last night', 'urgent'],
    ['你们太欺负人了！再不处理我就找律师起诉', 'urgent'],
    ['再不解决我就打12315', 'high'],
    ['紧急！生产线停机了', 'high'],
    ['Urgent: our line is stopped', 'high'],
    ['this is unacceptable, worst service ever', 'high'],
    ['请问几点下班', 'normal'],
    ['What are your opening hours', 'normal'],
    ['不急，有空帮我看一下发票', 'low'],
    ['no rush, just wondering about the colour', 'low'],
    ['It is not urgent, take your time', 'low'],
  ])('of %s is %s', (message, priority) => {
    expect(said(message).priority).toBe(priority);
  });

  test('is never raised by a word inside another', () => {
    expect(said('I need tissues and a pursue catalogue').priority).toBe('normal');
  });

  test('rests on the subject too', () => {
    expect(said('please see below', 'URGENT: server down').priority).toBe('high');
  });
});

describe('mood', () => {
  test.each([
    '垃圾公司，骗子，气死我了！！',
    '催了好几次都没人管，太让人失望了，给个说法',
    'This is ridiculous, I am fed up with your excuses',
    'WORST SERVICE EVER!! useless',
  ])('of %s is angry', (message) => {
    expect(said(message).mood.angry).toBe(true);
  });

  test.each([
    '请问这款有现货吗？谢谢',
    '服务很好，非常满意！',
    'Could you please send me the invoice? Thank you',
    'Thanks, the technician was great!',
  ])('of %s is calm', (message) => {
    expect(said(message).mood.angry).toBe(false);
  });
});

describe('language', () => {
  test.each([
    ['我的iPhone 15 Pro Max订单什么时候发货', 'zh-CN'],
    ['order 5521 where is it', 'en'],
    ['How do I add a new card?', 'en'],
    ['注文した商品がまだ届きません', 'other'],
    ['Guten Tag, ich habe die Rechnung nicht bekommen und bitte um eine Kopie', 'other'],
    ['Здравствуйте, где мой заказ?', 'other'],
    ['12345', 'other'],
  ])('of %s is %s', (message, language) => {
    expect(said(message).language).toBe(language);
  });
});

test('any text whatever is classified', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 400 });
  fc.assert(
    fc.property(anyText, anyText, (subject, message) => {
      const { alternatives, mood, why } = classify({ subject, message });
      expect(alternatives).toHaveLength(3);
      expect(mood.confidence).toBeGreaterThanOrEqual(0.5);
      expect(why.length).toBeLessThanOrEqual(5);
    }),
    { numRuns: 30 },
  );
});
