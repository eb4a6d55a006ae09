/** The few words that are the document's frame and not its content. */
import type { Secrecy } from '#shared/domain/playbook/access.ts';
import type { Language } from '#shared/kernel/language.ts';

interface DocumentWords {
  readonly number: string;
  readonly ticket: string;
  readonly playbook: string;
  readonly made: string;
  /** Of the content, by which a signature names it. */
  readonly hash: string;
  readonly signature: (of: string) => string;
  readonly date: string;
  readonly page: (page: number, pages: number) => string;
  /** The mark itself is Chinese in every language: it is a term of law. */
  readonly secrecy: Readonly<Record<Secrecy, string>>;
}

export const DOCUMENT_WORDS: Readonly<Record<Language, DocumentWords>> = {
  'zh-CN': {
    number: '编号',
    ticket: '工单',
    playbook: '流程',
    made: '生成时间',
    hash: '内容指纹',
    signature: (of) => `${of}签字:`,
    date: '日期:',
    page: (page, pages) => `第 ${page} 页,共 ${pages} 页`,
    secrecy: { 秘密: '秘密', 机密: '机密', 绝密: '绝密' },
  },
  en: {
    number: 'Number',
    ticket: 'Ticket',
    playbook: 'Playbook',
    made: 'Made',
    hash: 'Content',
    signature: (of) => `Signed by ${of}:`,
    date: 'Date:',
    page: (page, pages) => `Page ${page} of ${pages}`,
    secrecy: { 秘密: '秘密 · Secret', 机密: '机密 · Highly secret', 绝密: '绝密 · Top secret' },
  },
};
