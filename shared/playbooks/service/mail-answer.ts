/** Every mail of a customer is answered at once, at the latest after 24 hours (P005). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const mailAnswer = definePlaybook({
  id: 'mail-answer',
  version: 1,
  title: both('邮件处理', 'Answering mail'),
  processes: ['P005'],
  team: 'general',
  about: 'customer',
  triggers: [{ door: 'mail' }],
  fields: {
    question: field('long', ['来信内容', 'Question']),
    received: field('file', ['来信附件', 'Attachments received']),
    reply: field('long', ['回复', 'Reply']),
    attachment: field('file', ['回复附件', 'Attachment of the reply']),
    checked: field('yes', ['附件清晰完整', 'Attachment clear and complete'], {
      requiredWhen: 'attachment != null',
      validWhen: 'checked',
    }),
  },
  start: 'read',
  steps: {
    read: {
      title: both('阅读来信', 'Read'),
      by: 'owner',
      form: ['question!', 'received='],
      outcomes: {
        reply: { title: both('起草回复', 'Draft a reply'), to: 'reply' },
        complaint: {
          title: both('转为投诉', 'It is a complaint'),
          to: 'end',
          effects: [
            {
              open: 'complaint',
              about: 'about',
              key: 'ticket.number',
              with: { content: 'question' },
            },
          ],
        },
        spam: { title: both('垃圾邮件', 'Not a request'), to: 'end' },
      },
    },
    reply: {
      title: both('回复客户', 'Reply'),
      by: 'owner',
      form: ['reply!', 'attachment', 'checked'],
      guide: both('简明扼要，不用行话。', 'Short and clear, no jargon.'),
      outcomes: {
        sent: {
          title: both('发送', 'Send'),
          to: 'end',
          effects: [{ send: 'reply', to: 'customer', via: ['mail'], attach: 'attachment' }],
        },
      },
    },
  },
  dues: [
    {
      id: 'reply',
      title: both('24 小时内回复', 'Reply within 24 hours'),
      ends: { within: '24h' },
      calendar: 'round-the-clock',
      before: [{ span: '4h', do: { remind: 'owner' } }],
      after: { raise: '@supervisor' },
    },
  ],
  texts: { reply: both('您好：{{reply}}', 'Dear customer, {{reply}}') },
  metrics: {
    answered: {
      title: both('邮件回复量', 'Mails answered'),
      value: { of: 'mail-answer', where: 'reply != null', at: 'ticket.endedAt', by: ['owner'] },
      per: { of: 'mail-answer', at: 'ticket.openedAt', by: ['owner'] },
      target: '1',
      period: 'week',
    },
  },
});
