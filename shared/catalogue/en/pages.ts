import type { PageTexts } from '#shared/catalogue/page-texts.ts';

export const pagesEn: PageTexts = {
  desk: 'Customer service',
  skip: 'Skip to the content',
  languages: 'Language / 语言',
  problemsTitle: 'Please correct the following',
  optional: ' (optional)',
  form: {
    title: 'Contact us',
    intro:
      'Tell us your question or what you need. You will get a ticket number and can follow the progress at any time.',
    name: 'Your name',
    contact: 'How we can reach you',
    contactHint: 'Give at least one: an e-mail address or a phone number.',
    email: 'E-mail',
    phone: 'Phone',
    subject: 'Subject',
    subjectHint: 'In one line.',
    message: 'What happened, or what you need',
    messageHint:
      'Order number, time and model help us to be quick. Please do not write passwords or card numbers.',
    send: 'Send',
    trap: 'Leave this field empty',
    again:
      'This page was open for too long. What you wrote is still here: please press “Send” again.',
  },
  ticket: {
    title: 'Ticket {number}',
    keep: 'Keep the address of this page: it is your key to this ticket. Please do not pass it on.',
    state: 'State',
    promised: 'Answer promised by',
    states: {
      open: 'We are working on it',
      waiting: 'Waiting for your answer',
      resolved: 'Resolved',
      closed: 'Closed',
      merged: 'Merged into another ticket of yours',
    },
    conversation: 'Messages',
    empty: 'There are no messages yet.',
    you: 'You',
    desk: 'Customer service',
    add: 'Add something',
    addLabel: 'Your message',
    addSend: 'Send',
    addReopens: 'If it is not solved yet, tell us here and we will take it up again.',
    added: 'We have received your message.',
    closed:
      'This ticket is closed and takes no more messages. Please send a new request if needed.',
    newRequest: 'Send a new request',
  },
  files: {
    title: 'Attach a file',
    choose: 'File',
    hint: 'One file of at most 20 MB. You can attach ten files to one message.',
    upload: 'Upload',
    back: 'Back to the ticket without this file',
    add: 'Attach a file',
    attached: 'Files that will go with your next message: {count}',
    list: 'Files',
    unnamed: 'File',
    states: {
      pending: 'being checked',
      refused: 'not accepted',
    },
  },
  survey: {
    title: 'How did we do?',
    intro: 'Please judge how we handled ticket {number}.',
    question: 'How satisfied are you with our service?',
    scores: {
      '1': '1: very dissatisfied',
      '2': '2: dissatisfied',
      '3': '3: neither',
      '4': '4: satisfied',
      '5': '5: very satisfied',
    },
    comment: 'Your comment',
    commentHint: 'What went well, and what should be better?',
    send: 'Send my score',
    answered: 'You gave {score}. To change it, send again: the last one counts.',
    thanksTitle: 'Thank you',
    thanks: 'We have received your score and will learn from it. You can close this page.',
  },
  unsubscribe: {
    title: 'Our surveys',
    getting:
      'After a request is closed we ask by e-mail how we did. You can stop these surveys here.',
    stop: 'Stop the surveys',
    stopped: 'You will get no more surveys from us. Answers to your requests still reach you.',
    resume: 'Let surveys come again',
  },
  document: {
    origin: 'Number {number}, version {version}',
    download: 'Download as PDF',
    decide: 'Your answer',
    hint: 'To sign, write your name. By sending it you say that you have read the document above and sign it.',
    yes: 'Yes',
    no: 'No',
    states: {
      signed: 'You have signed this document. There is nothing left to do.',
      withdrawn:
        'There is a newer version, so this one cannot be signed any more. Please use the link in our latest e-mail.',
      waiting:
        'No answer is needed from you at the moment. You can read and download the document.',
    },
    notNow:
      'Your answer was not taken, because something has changed. Please read again and answer anew.',
    thanks: 'Thank you, we have received your answer.',
  },
  notices: {
    received: {
      title: 'We have received your request',
      text: 'Thank you for writing. We will look at it and get in touch with you.',
    },
    'link-unknown': {
      title: 'This link does not work',
      text: 'The link is not right. Please check that it is complete, or open it again from our e-mail.',
    },
    'link-expired': {
      title: 'This link has expired',
      text: 'The link is no longer valid. If you still need help, answer our e-mail or send a new request.',
    },
    'page-missing': {
      title: 'There is no such page',
      text: 'The page you asked for does not exist.',
    },
    'too-many-requests': {
      title: 'Too many requests',
      text: 'We received too many requests in a short time. Please wait ten minutes. What you wrote was not sent.',
    },
    fault: {
      title: 'Something went wrong',
      text: 'The fault is ours, and what you did may not have been completed. Please try again in a while.',
    },
  },
  requestId: 'If you contact us about it, please give this request id: {id}',
  home: 'Back to the start',
};
