import { both } from '#shared/domain/playbook/define.ts';
import type { Process } from '#shared/playbooks/catalogue/process.ts';

export const archiveProcesses: readonly Process[] = [
  {
    id: 'P044',
    title: both('客户建档', 'Filing customers'),
    kind: 'process',
    servedBy: ['customer-filing'],
    facts: [],
  },
  {
    id: 'P045',
    title: both('客户资料提取、归类与分配', 'Extracting, classifying and assigning customers'),
    kind: 'process',
    servedBy: ['customer-assignment', 'customer-briefing'],
    facts: [
      { what: both('提取与更新', 'extracted and updated'), value: '1d' },
      { what: both('接手后首次沟通', 'first contact of the keeper'), value: '1w' },
    ],
  },
  {
    id: 'P046',
    title: both('签约客户资料填报与建档', 'Reporting and filing signed customers'),
    kind: 'process',
    servedBy: ['new-customer-filing'],
    facts: [
      {
        what: both('新客户填报', 'form of a new customer'),
        value: '3d after signing and acceptance',
      },
      { what: both('老客户个人资料', 'personal data of an existing customer'), value: '1mo' },
      { what: both('客服建档更新', 'filed by customer service'), value: '24h' },
      { what: both('填报率权重（K14）', 'weight of reporting (K14)'), value: '100%, >= 10%' },
      { what: both('更新率权重（K15）', 'weight of updating (K15)'), value: '100%, >= 20%' },
    ],
  },
  {
    id: 'P047',
    title: both('机构客户信息管理', 'Customer information of institutions'),
    kind: 'process',
    servedBy: ['customer-report', 'archive-review'],
    facts: [
      { what: both('信息报告', 'report'), value: 'first Monday of the month' },
      { what: both('档案核定', 'verification'), value: '1q' },
      { what: both('增补调整', 'supplement'), value: '3mo' },
      { what: both('档案份数', 'copies'), value: '2' },
    ],
  },
  {
    id: 'P048',
    title: both('档案查阅与借阅', 'Reading and borrowing archives'),
    kind: 'process',
    servedBy: ['archive-loan', 'archive-secrecy'],
    facts: [{ what: both('借阅资格', 'who may borrow'), value: 'manager and above' }],
  },
  {
    id: 'P049',
    title: both('过时资料销毁', 'Destroying outdated data'),
    kind: 'process',
    servedBy: ['destruction'],
    facts: [{ what: both('依次核准', 'approvals in order'), value: '3' }],
  },
  {
    id: 'P050',
    title: both('密级划分与到期解密', 'Secrecy levels and their end'),
    kind: 'process',
    servedBy: ['secrecy-marking', 'archive-secrecy'],
    facts: [
      { what: both('密级', 'levels'), value: '3' },
      { what: both('解密', 'declassified'), value: 'at the end of the term' },
    ],
  },
  {
    id: 'P051',
    title: both('信用分级与授信', 'Credit classes and limits'),
    kind: 'process',
    servedBy: ['credit-review', 'credit-overrun'],
    facts: [
      { what: both('A 级额度', 'limit of class A'), value: '<= sales within the contract term' },
      { what: both('D 级额度', 'limit of class D'), value: '0' },
    ],
  },
  {
    id: 'P052',
    title: both('信用调查与定期报告', 'Credit investigation and periodic reports'),
    kind: 'process',
    servedBy: ['credit-review'],
    facts: [
      { what: both('A 级', 'class A'), value: '6mo' },
      { what: both('B 级', 'class B'), value: '3mo' },
      { what: both('C、D 级', 'classes C and D'), value: '1mo' },
    ],
  },
  {
    id: 'P053',
    title: both('信用突变紧急报告', 'Emergency report on a credit change'),
    kind: 'process',
    servedBy: ['credit-emergency'],
    facts: [],
  },
  {
    id: 'P054',
    title: both('开始与中止交易的授信', 'Credit when trade begins and stops'),
    kind: 'process',
    servedBy: ['trade-start', 'trade-stop'],
    facts: [],
  },
  {
    id: 'P055',
    title: both('广告客户代码', 'Client codes of an agency'),
    kind: 'process',
    servedBy: ['customer-filing'],
    facts: [
      { what: both('序号位数', 'digits of the number'), value: '3' },
      { what: both('代码', 'code'), value: 'city-month-name-number' },
    ],
  },
  {
    id: 'P056',
    title: both('广告公司客户档案', 'Archive of an advertising company'),
    kind: 'process',
    servedBy: ['customer-filing'],
    facts: [],
  },
  {
    id: 'P057',
    title: both('会员档案与联系备忘', 'Member files and contact memos'),
    kind: 'process',
    servedBy: ['customer-filing'],
    facts: [],
  },
  {
    id: 'P058',
    title: both('酒店宾客档案', 'Guest archive of a hotel'),
    kind: 'process',
    servedBy: ['guest-archive'],
    facts: [],
  },
  {
    id: 'P059',
    title: both('汽车销售新增客户录入', 'Car dealer: entering new customers'),
    kind: 'process',
    servedBy: ['sold-customer-import'],
    facts: [{ what: both('录入', 'entered'), value: '1d' }],
  },
];
