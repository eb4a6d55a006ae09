import type { NameTexts } from '#shared/catalogue/name-texts.ts';

export const namesEn: NameTexts = {
  states: {
    open: 'Open',
    waiting: 'Waiting for the customer',
    resolved: 'Resolved',
    closed: 'Closed',
    merged: 'Merged',
  },
  channels: {
    form: 'Web form',
    mail: 'E-mail',
    phone: 'Phone',
    'walk-in': 'Walk-in',
    outgoing: 'Outgoing',
    agent: 'Colleague',
    playbook: 'Playbook',
    import: 'Import',
    page: 'Ticket page',
    survey: 'Survey',
  },
  priorities: { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' },
  moods: { calm: 'Calm', angry: 'Angry' },
  messages: { customer: 'Customer', reply: 'Reply', note: 'Note', survey: 'Survey comment' },
  mails: {
    confirmation: 'confirmation',
    reply: 'reply',
    resolved: 'notice that it is resolved',
    survey: 'survey invitation',
    notice: 'notice',
    reminder: 'reminder',
    raised: 'overdue notice',
    digest: 'digest of reminders',
  },
  actors: {
    customer: 'The customer',
    agent: 'Agent',
    machine: 'The desk',
    party: 'The other party',
  },
  signers: { customer: 'the customer', party: 'the other party', desk: 'our side' },
  languages: { 'zh-CN': 'Chinese', en: 'English' },
};
