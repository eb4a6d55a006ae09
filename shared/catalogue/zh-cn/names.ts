import type { NameTexts } from '#shared/catalogue/name-texts.ts';

export const namesZhCn: NameTexts = {
  states: {
    open: '处理中',
    waiting: '等待客户',
    resolved: '已解决',
    closed: '已关闭',
    merged: '已合并',
  },
  channels: {
    form: '网页表单',
    mail: '邮件',
    phone: '电话',
    'walk-in': '到访',
    outgoing: '主动联系',
    agent: '内部发起',
    playbook: '流程',
    import: '导入',
    page: '工单页面',
    survey: '满意度调查',
  },
  priorities: { low: '低', normal: '普通', high: '高', urgent: '紧急' },
  moods: { calm: '平和', angry: '不满' },
  messages: { customer: '客户消息', reply: '回复', note: '备注', survey: '调查意见' },
  mails: {
    confirmation: '确认邮件',
    reply: '回复邮件',
    resolved: '解决通知',
    survey: '调查邀请',
    notice: '内部通知',
    reminder: '时限提醒',
    raised: '超时上报',
    digest: '提醒汇总',
  },
  actors: { customer: '客户', agent: '客服', machine: '系统', party: '外部方' },
  signers: { customer: '客户', party: '对方', desk: '我方' },
  languages: { 'zh-CN': '中文', en: '英文' },
};
