import type { MailTexts } from '#shared/catalogue/mail-texts.ts';

export const mailsEn: MailTexts = {
  signature: 'Customer service',
  greeting: 'Hello,',
  footer: 'Ticket {number}. Please have this number ready when you call.',
  openTicket: 'See your ticket',
  howToAnswer: 'To add something, just answer this e-mail, or write on the page of your ticket.',
  confirmation: {
    subject: 'We have received your request',
    received: 'We have received your request and will look into it.',
    number: 'The number of your ticket is {number}.',
    promised: 'You will have an answer from us by {time}.',
    add: 'You can see its progress and add to it at any time. Answering this e-mail works as well.',
    notYou: 'If you did not write to us, please ignore this e-mail.',
  },
  reply: {
    subject: 'Re: {subject}',
    subjectMissing: 'Your request',
    filesLeft: 'You find these files on the page of your ticket:',
    document: 'Read the document: {title}',
  },
  resolved: {
    subject: 'Your request is resolved',
    done: 'Your ticket {number} has been marked as resolved.',
    next: 'If all is well, there is nothing left to do: the ticket will close by itself.',
    reopen: 'If it is not solved yet, just answer this e-mail and we will take it up again.',
  },
  notice: {
    notice: 'Notice: {playbook}',
    reminder: 'Reminder: {playbook}',
    raised: 'Overdue: {playbook}',
    due: '“{limit}” is due by {time}.',
    overdue: '“{limit}” was due by {time} and is not done.',
    dueOnce: '“{limit}” is still to be done.',
    about: 'Subject of the ticket: {subject}',
    open: 'Open it in the console',
  },
  bounds: {
    floor: '“{ledger}”: the balance of {account} is {balance}, below its floor of {limit}.',
    ceiling: '“{ledger}”: the balance of {account} is {balance}, above its ceiling of {limit}.',
  },
  digest: {
    subject: '{count} more tickets need your attention',
    why: 'There were many reminders in the past hour. The rest of them are in this one mail:',
    more: '… and {count} more',
  },
  survey: {
    subject: 'How did we do?',
    question: 'How was our service on your ticket {number}? Please tell us.',
    effort: 'It is one question and takes less than a minute.',
    open: 'Give your score',
    voluntary: 'Taking part is up to you. We will not ask again about this request.',
  },
};
