export interface Labels {
  readonly lang: string;
  readonly title: string;
  readonly none: string;
  readonly subject: string;
  readonly noSubject: string;
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly text: string;
  readonly html: string;
  readonly raw: string;
  readonly files: string;
  readonly back: string;
  readonly missing: string;
}

const ZH: Labels = {
  lang: 'zh-CN',
  title: '已发送的邮件',
  none: '还没有发出任何邮件。',
  subject: '主题',
  noSubject: '（无主题）',
  from: '发件人',
  to: '收件人',
  at: '时间',
  text: '纯文本',
  html: 'HTML 版本',
  raw: '原始邮件',
  files: '附件',
  back: '返回列表',
  missing: '没有这封邮件。',
};

const EN: Labels = {
  lang: 'en',
  title: 'Sent mail',
  none: 'No mail has been sent yet.',
  subject: 'Subject',
  noSubject: '(no subject)',
  from: 'From',
  to: 'To',
  at: 'Time',
  text: 'Plain text',
  html: 'HTML version',
  raw: 'Raw mail',
  files: 'Files',
  back: 'Back to the list',
  missing: 'There is no such mail.',
};

/** Chinese for a browser that names Chinese before English, else English. */
export function labelsFor(acceptLanguage: string | undefined): Labels {
  const languages = (acceptLanguage ?? '').toLowerCase().split(',');
  const first = languages.map((language) => language.trim()).find((name) => /^(zh|en)/.test(name));
  return first?.startsWith('zh') ? ZH : EN;
}
