import type { MailTexts } from '#shared/catalogue/mail-texts.ts';

export const mailsZhCn: MailTexts = {
  signature: '客户服务中心',
  greeting: '您好！',
  footer: '工单编号 {number}，来电咨询时请报此编号。',
  openTicket: '查看工单',
  howToAnswer: '如需补充，直接回复本邮件即可，也可以在工单页面留言。',
  confirmation: {
    subject: '我们已收到您的请求',
    received: '我们已收到您的请求，会尽快处理。',
    number: '您的工单编号是 {number}。',
    promised: '我们承诺在 {time} 之前答复您。',
    add: '您可以随时查看进展或补充说明，直接回复本邮件也可以。',
    notYou: '如果您没有联系过我们，请忽略本邮件。',
  },
  reply: {
    subject: '回复：{subject}',
    subjectMissing: '您的请求',
    filesLeft: '以下附件请在工单页面下载：',
    document: '查看文件：{title}',
  },
  resolved: {
    subject: '您的请求已解决',
    done: '您的工单 {number} 已标记为解决。',
    next: '如果问题确已解决，您无需再做什么，工单稍后会自动关闭。',
    reopen: '如果问题还没有解决，直接回复本邮件即可，我们会重新处理。',
  },
  notice: {
    notice: '通知：{playbook}',
    reminder: '提醒：{playbook}',
    raised: '已超时：{playbook}',
    due: '“{limit}”须在 {time} 之前完成。',
    overdue: '“{limit}”应在 {time} 之前完成，现已超时。',
    dueOnce: '“{limit}”有待完成。',
    about: '工单主题：{subject}',
    open: '在工作台中打开',
  },
  bounds: {
    floor: '“{ledger}”中 {account} 的余额为 {balance}，已低于下限 {limit}。',
    ceiling: '“{ledger}”中 {account} 的余额为 {balance}，已高于上限 {limit}。',
  },
  digest: {
    subject: '还有 {count} 张工单需要您留意',
    why: '过去一小时的提醒较多，为免打扰，其余合并为这一封：',
    more: '……另有 {count} 张',
  },
  survey: {
    subject: '请评价我们的服务',
    question: '您的工单 {number} 处理得怎么样？请告诉我们您的感受。',
    effort: '只有一道评分题，不到一分钟。',
    open: '去评分',
    voluntary: '是否参加由您决定。我们不会就这次服务再次邀请您。',
  },
};
