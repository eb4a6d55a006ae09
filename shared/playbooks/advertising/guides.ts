import { both } from '#shared/domain/playbook/define.ts';
import type { Guide } from '#shared/domain/playbook/setting.ts';

export const accountServiceDuties: Guide = {
  id: 'account-service-duties',
  title: both('客户服务部职责', 'Duties of the account service department'),
  processes: ['P164'],
  text: both(
    [
      '日常联络客户,客户的进展由客户确认后再往下做。',
      '收集客户所在市场的资料,主动提出建议,需要时写成正式提案。',
      '客户问到广告法规,先查依据,经理审核后再答复。',
      '调配内部资源,控制项目成本与收益。',
      '留意新的客户机会,及时交市场部跟进。',
    ].join('\n'),
    [
      'Keep in daily contact; go on only with what the client has approved.',
      "Gather data on the client's market, suggest things unasked, and write a formal proposal where one is needed.",
      'When a client asks about advertising law, look up the rule first; the manager reviews the answer.',
      "Bring the house's resources together, and keep cost and income of each project in hand.",
      'Look out for new clients and pass them to marketing at once.',
    ].join('\n'),
  ),
  acknowledgedBy: ['account-executive', 'assistant-ae'],
};
