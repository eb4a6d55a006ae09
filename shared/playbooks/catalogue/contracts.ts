import { both } from '#shared/domain/playbook/define.ts';
import type { Process } from '#shared/playbooks/catalogue/process.ts';

export const contractsProcesses: readonly Process[] = [
  {
    id: 'P060',
    title: both('销售合同全程管理', 'Sales contracts from review to custody'),
    kind: 'process',
    servedBy: ['contract', 'contract-loan', 'contract-dispute'],
    facts: [
      { what: both('合同评审', 'review'), value: '1wd' },
      { what: both('签订后提交客服部', 'handed in after signing'), value: '1wd' },
      { what: both('总经理审批金额', 'value for the general manager'), value: 'BLANK' },
    ],
  },
  {
    id: 'P061',
    title: both('业务运作方案审查', 'Reviewing operating plans'),
    kind: 'process',
    servedBy: ['operating-plan'],
    facts: [{ what: both('上会金额', 'amount for the committee'), value: 'BLANK' }],
  },
  {
    id: 'P062',
    title: both('权属文件交接与签署', 'Title papers and signing'),
    kind: 'process',
    servedBy: ['title-papers'],
    facts: [],
  },
];
