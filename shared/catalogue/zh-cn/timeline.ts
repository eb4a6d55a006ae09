import type { TimelineTexts } from '#shared/catalogue/timeline-texts.ts';

export const timelineZhCn: TimelineTexts = {
  'ticket.opened': '{who}建立了工单（{channel}）。',
  'ticket.classified': '{who}分类为“{category}”（把握 {confidence}），优先级{priority}，转{team}。',
  'ticket.assigned': '{who}将工单交给{team} {assignee}。',
  'ticket.taken': '{assignee}接手了工单。',
  'ticket.replied': '{who}回复了客户。',
  'ticket.noted': '{who}写了备注。',
  'ticket.customer-wrote': '客户发来新消息。',
  'ticket.resolved': '{who}标记为已解决。',
  'ticket.reopened': '{who}重新打开了工单。',
  'ticket.closed': '{who}关闭了工单。',
  'ticket.due-warned': '时限将到：{limit}。',
  'ticket.due-breached': '时限已过：{limit}。优先级升为{priority}。',
  'ticket.survey-sent': '已发出满意度调查。',
  'ticket.survey-answered': '客户评分 {score} 分（满分 5 分）。',
  'ticket.recovery-opened': '因评分较低，已建立回访工单。',
  'mail.failed': '{mail}未能送达：{reason}。',
  'mail.held': '{mail}没有发送：该地址近期收到的自动邮件已达上限。',
  'mail.unknown': '{mail}是否已发出尚不清楚，正在等待结果。',
};
