import { both } from '#shared/domain/playbook/define.ts';
import type { Guide } from '#shared/domain/playbook/setting.ts';

export const stockRules: Guide = {
  id: 'stock-rules',
  title: both('库存管理规则', 'Rules for the stock'),
  processes: ['P070'],
  text: both(
    [
      '按质量保证体系管理库存,账、物、系统三者一致。',
      '正品、残品、赠品在系统和仓库账上分开记,在库内分开放,彼此不能混用;账户名里带有状态,系统不允许混记。',
      '旧货号单独建档、单独摆放,不与新货号合并。',
      '任何品种不做负库存。',
    ].join('\n'),
    [
      'Stock is kept under quality assurance: goods, book and system say the same.',
      'Good, damaged and gift stock are booked apart and stored apart; the condition is part of the account, so the system cannot mix them.',
      'An old code has its own record and its own place and is never merged with the new one.',
      'No item is ever booked below zero.',
    ].join('\n'),
  ),
  acknowledgedBy: ['storekeeper', 'order-operator'],
};

export const shopWording: Guide = {
  id: 'shop-wording',
  title: both('网店售前沟通', 'Talking with buyers'),
  processes: ['P076'],
  text: both(
    [
      '说明照片与实物可能有色差。',
      '议价守底线:先说价值,再给店内允许的优惠,不私自承诺。',
      '不承诺精确的到货天数或毫米级尺寸,只说范围。',
      '隔了较久再聊,先看聊天记录,不让买家重复。',
      '买家的特殊要求一律备注到订单并落实;太忙先标星,空下来补上。',
    ].join('\n'),
    [
      'Say that colours on a picture may differ from the goods.',
      'Bargaining has a floor: speak of the value first, then of what the shop allows, promise nothing of your own.',
      'Never promise an exact number of days or millimetres; give a range.',
      'After a long pause read the chat first, so that nobody has to say it twice.',
      'Every special wish goes onto the order and is seen to; when busy put a star and write it up later.',
    ].join('\n'),
  ),
  acknowledgedBy: ['shop-service'],
};

export const shopOptimisation: Guide = {
  id: 'shop-optimisation',
  title: both('空闲时优化店铺', 'Improving the shop in quiet hours'),
  processes: ['P080'],
  text: both(
    [
      '没有待办时做下面的事,做完一项记一项:',
      '一、店铺装修:首页、活动图、失效链接。',
      '二、分类:新品归类,空分类删除。',
      '三、标题关键词:按买家搜索的说法调整。',
      '四、商品属性:补全尺寸、材质、颜色等。',
    ].join('\n'),
    [
      'With nothing in the inbox, take one of these and note what is done:',
      '1. Look of the shop: front page, pictures of offers, dead links.',
      '2. Categories: file new goods, delete empty ones.',
      '3. Key words in titles: the words that buyers search for.',
      '4. Attributes: complete size, material, colour.',
    ].join('\n'),
  ),
};
