/** Documents as a desk makes them, in both languages. */
import { createHash } from 'node:crypto';
import { composeDocument, type DocumentInput } from '#shared/domain/document/compose-document.ts';
import type { DocumentContent } from '#shared/domain/document/content.ts';
import { type DeskDocument, freezeDocument } from '#shared/domain/document/document.ts';
import { hashContent } from '#shared/domain/document/document-hash.ts';
import type { Signature, Signing } from '#shared/domain/document/signature.ts';

export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

export const hashOf = (content: DocumentContent): string => hashContent(content, sha256);

const values: Readonly<Record<string, string>> = {
  '{{customer}}': '欧阳娜娜',
  '{{remedy}}': '免费更换压缩机,\n并退还安装费 ¥320.00。',
};

const fill = (line: string): string =>
  line.replace(/\{\{\w+\}\}/g, (place) => values[place] ?? place);

const zh: DocumentInput = {
  title: '处理方案',
  number: 'TS-2026-0042',
  language: 'zh-CN',
  secrecy: '机密',
  made: {
    ticket: 'HY-7K3M-9QX2',
    playbook: 'complaint',
    version: 3,
    at: '2026-03-02T01:30:00.000Z',
  },
  text: [
    '# 关于{{customer}}投诉的处理方案',
    '经核实,您反映的问题属实。处理办法:{{remedy}}',
    '# 双方约定',
    '- 服务人员在三个工作日内上门',
    '- 更换的 Compressor X-200 保修两年',
    '[fields: customer, phone, address]',
    '[rows: parts]',
    '[sign: customer, manager]',
  ].join('\n'),
  fill,
  fields: {
    customer: { title: '客户姓名', value: '欧阳娜娜' },
    phone: { title: '联系电话', value: '138-0013-8000' },
    address: { title: '地址', value: '上海市浦东新区世纪大道100号环球金融中心 27 楼 2705 室' },
  },
  rows: {
    parts: {
      title: '更换配件',
      header: ['配件', '数量', '金额'],
      rows: [
        ['压缩机 X-200', '1', '¥1,280.00'],
        ['密封圈', '4', '¥36.00'],
      ],
    },
  },
  parties: { customer: '客户', manager: '客服经理' },
};

const en: DocumentInput = {
  title: 'Settlement',
  number: 'TS-2026-0043',
  language: 'en',
  made: {
    ticket: 'HY-4T8N-2WRC',
    playbook: 'complaint',
    version: 3,
    at: '2026-03-02T01:30:00.000Z',
  },
  text: [
    '# Settlement of your complaint',
    'We have checked what you told us. The first office will refund the fitting fee.',
    '[fields: customer, address]',
    '[sign: customer]',
  ].join('\n'),
  fill,
  fields: {
    customer: { title: 'Customer', value: "Seán O'Brien & Sons <Ltd>" },
    address: { title: 'Address', value: '221B Baker Street, London NW1 6XE' },
  },
  rows: {},
  parties: { customer: 'Customer' },
};

/** The Chinese paper unless told otherwise. */
export const inputOf = (change: Partial<DocumentInput> = {}): DocumentInput => ({
  ...zh,
  ...change,
});

export const englishInput = (change: Partial<DocumentInput> = {}): DocumentInput => ({
  ...en,
  ...change,
});

export const contentOf = (input: DocumentInput): DocumentContent => {
  const content = composeDocument(input);
  if (!content.ok) throw new Error(content.refusal.code);
  return content.value;
};

/** Of the customer, under a paper with this hash. */
export const customerSigned = (hash: string): Signature => ({
  by: 'customer',
  name: '欧阳娜娜',
  at: '2026-03-03T02:00:00.000Z',
  hash,
  how: 'link',
});

/** A document whose forms are kept. */
export type Kept = DeskDocument & { readonly hash: string };

export const frozen = (
  content: DocumentContent,
  signing: Signing = { by: ['customer', 'manager'], quorum: 'all' },
  previous?: DeskDocument,
): Kept => ({
  ...freezeDocument(
    {
      id: 'doc-1',
      name: 'settlement',
      signing,
      ...(previous === undefined ? {} : { previous }),
    },
    content,
  ),
  hash: hashOf(content),
});
