import type { Texts } from '#shared/kernel/language.ts';

export interface Category {
  readonly id: string;
  readonly title: Texts;
  readonly team: string;
}

/** What people write to a customer-service department about. A desk adds its own, and removes what it does not need. */
export const CATEGORIES = [
  { id: 'complaint', title: { 'zh-CN': '投诉', en: 'Complaint' }, team: 'complaints' },
  {
    id: 'return-exchange',
    title: { 'zh-CN': '退换货', en: 'Return or exchange' },
    team: 'general',
  },
  { id: 'refund', title: { 'zh-CN': '退款', en: 'Refund' }, team: 'general' },
  { id: 'delivery', title: { 'zh-CN': '物流配送', en: 'Delivery' }, team: 'general' },
  { id: 'invoice', title: { 'zh-CN': '发票', en: 'Invoice' }, team: 'general' },
  { id: 'order-change', title: { 'zh-CN': '订单变更', en: 'Order change' }, team: 'general' },
  {
    id: 'product-question',
    title: { 'zh-CN': '产品咨询', en: 'Product question' },
    team: 'general',
  },
  { id: 'technical', title: { 'zh-CN': '技术支持', en: 'Technical' }, team: 'technical' },
  { id: 'repair', title: { 'zh-CN': '维修', en: 'Repair' }, team: 'technical' },
  { id: 'account', title: { 'zh-CN': '账户', en: 'Account' }, team: 'general' },
  { id: 'price-quote', title: { 'zh-CN': '报价', en: 'Price and quote' }, team: 'general' },
  { id: 'cooperation', title: { 'zh-CN': '商务合作', en: 'Cooperation' }, team: 'general' },
  {
    id: 'praise-suggestion',
    title: { 'zh-CN': '表扬与建议', en: 'Praise or suggestion' },
    team: 'general',
  },
  {
    id: 'callback-request',
    title: { 'zh-CN': '请求回电', en: 'Callback request' },
    team: 'general',
  },
  { id: 'other', title: { 'zh-CN': '其他', en: 'Other' }, team: 'general' },
] as const satisfies readonly Category[];

export type CategoryId = (typeof CATEGORIES)[number]['id'];
