import { both, field } from '#shared/domain/playbook/define.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import { keptBy } from '#shared/playbooks/kept-by.ts';

/**
 * A signed contract lives on after the ticket that brought it about (P060). Customer service keeps it and its ledger: whoever sells,
 * signs or collects by it does not rewrite it.
 */
export const contractRecord: Kind = {
  id: 'contract',
  title: both('销售合同', 'Sales contract'),
  fields: keptBy(['@agent'], {
    number: field('text', ['合同编号', 'Contract number']),
    customer: field('ref:customer', ['客户', 'Customer']),
    subject: field('text', ['标的', 'Subject']),
    value: field('money', ['合同金额', 'Value']),
    terms: field('long', ['主要条款', 'Main terms']),
    signedOn: field('date', ['签订日期', 'Signed on']),
    supplyBy: field('date', ['供货期限', 'Supply by']),
    payBy: field('date', ['付款期限', 'Pay by']),
    copy: field('file', ['合同副本', 'Copy']),
    active: field('yes', ['履行中', 'In execution']),
  }),
  key: ['number'],
  secrecy: '"机密"',
};
