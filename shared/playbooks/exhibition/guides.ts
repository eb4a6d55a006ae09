import { both } from '#shared/domain/playbook/define.ts';
import type { Guide } from '#shared/domain/playbook/setting.ts';

export const exhibitionCentreRules: Guide = {
  id: 'exhibition-centre-rules',
  title: both('会展客服中心守则', 'Rules of the exhibition service centre'),
  processes: ['P127'],
  text: both(
    [
      '中心由总经理办公室、客户服务、技术支持、售后服务四部分组成。',
      '每天 8:30 至 17:30 服务,包括展期内的周末。',
      '电话、邮件、微信来询随到随答,当场答不了的登记并告知何时答复。',
      '展会期间的故障归技术支持,退换与维修归售后服务。',
      '主管安排每人的工作计划,按季度考核,年终汇总。',
    ].join('\n'),
    [
      "The centre has four parts: the general manager's office, customer service, technical support and after-sales.",
      'It serves from 8:30 to 17:30 every day, weekends of a fair included.',
      'Phone, mail and WeChat are answered as they come; what cannot be answered at once is written down and an answer promised.',
      'Trouble during a fair belongs to technical support, returns and repairs to after-sales.',
      "The supervisor plans everybody's work; it is scored each quarter and summed up at the end of the year.",
    ].join('\n'),
  ),
  acknowledgedBy: ['agent', 'exhibition-executor'],
};
