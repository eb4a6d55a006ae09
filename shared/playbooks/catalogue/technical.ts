import { both } from '#shared/domain/playbook/define.ts';
import type { Process } from '#shared/playbooks/catalogue/process.ts';

export const technicalProcesses: readonly Process[] = [
  {
    id: 'P082',
    title: both('技术热线接听、定级与分派', 'Hotline: answered, graded, sent on'),
    kind: 'process',
    servedBy: ['hotline'],
    facts: [
      { what: both('服务方式', 'Modes'), value: 'on site, brought in, sent in, paid, by phone' },
      { what: both('请求类型', 'Requests'), value: 'change, extend, equip; software; design' },
      { what: both('维修中心', 'Repair centre'), value: 'Shandong, and support for everywhere' },
    ],
  },
  {
    id: 'P083',
    title: both('上门服务', 'On-site service'),
    kind: 'inferred',
    servedBy: ['site-visit'],
    facts: [],
  },
  {
    id: 'P084',
    title: both('送修与寄修', 'Brought or sent in for repair'),
    kind: 'inferred',
    servedBy: ['workshop-repair'],
    facts: [],
  },
  {
    id: 'P085',
    title: both('退换机与 DOA 判断', 'Return or exchange, dead on arrival or not'),
    kind: 'process',
    servedBy: ['machine-exchange'],
    facts: [
      {
        what: both('换机', 'Exchange'),
        value: 'judged by the technical centre, approved by the leader',
      },
    ],
  },
  {
    id: 'P086',
    title: both('疑难问题逐级提升', 'Hard problems rise by level'),
    kind: 'process',
    servedBy: ['hard-problem'],
    facts: [
      { what: both('类别', 'Kinds'), value: 'major or batch, hardware, system, application' },
    ],
  },
  {
    id: 'P087',
    title: both('有偿服务', 'Paid service'),
    kind: 'inferred',
    servedBy: ['paid-service'],
    facts: [],
  },
  {
    id: 'P088',
    title: both(
      '与技术支持协作并总结常见问题',
      'Working with technical support, summing up what is frequent',
    ),
    kind: 'process',
    servedBy: ['hotline', 'frequent-problems'],
    facts: [],
  },
  {
    id: 'P089',
    title: both('用户来电来函的即时处理', 'Feedback of crane users by phone and fax'),
    kind: 'process',
    servedBy: ['user-feedback'],
    facts: [
      { what: both('渠道', 'Channels'), value: 'phone, fax' },
      { what: both('疑难', 'Hard ones'), value: 'written answer by fax, filed' },
    ],
  },
  {
    id: 'P090',
    title: both('配件申领与发放', 'Spare parts requested and issued'),
    kind: 'process',
    servedBy: ['spare-parts'],
    facts: [
      { what: both('三包外', 'Out of warranty'), value: 'payment first' },
      {
        what: both('未退贵重旧件', 'Valuable old part missing'),
        value: 'market price off the service fee',
      },
    ],
  },
  {
    id: 'P091',
    title: both('市场质量问题闭环反馈', 'Closed loop of quality problems'),
    kind: 'process',
    servedBy: ['quality-loop'],
    facts: [
      { what: both('汇总表', 'Fault summary'), value: 'before the 25th of each month' },
      { what: both('返修率', 'Return rate'), value: 'K42 by region, formula not given' },
    ],
  },
  {
    id: 'P092',
    title: both('起重机安装、大修与特检验收', 'Cranes installed, overhauled, accepted'),
    kind: 'process',
    servedBy: ['device-installation'],
    facts: [
      { what: both('大修', 'Overhaul'), value: 'needs no acceptance' },
      { what: both('2013 年安装', 'Installed in 2013'), value: '134, of them 17 overhauls' },
      { what: both('2013 年验收', 'Accepted in 2013'), value: '95' },
    ],
  },
  {
    id: 'P093',
    title: both('三包维修与旧件回收', 'Repair in warranty, old parts back'),
    kind: 'process',
    servedBy: ['warranty-repair', 'spare-parts'],
    facts: [{ what: both('2013 年', 'In 2013'), value: '111 repairs' }],
  },
  {
    id: 'P094',
    title: both('现场质量问题快速处理', 'Quality problems in the field, quickly'),
    kind: 'process',
    servedBy: ['field-quality'],
    facts: [],
  },
  {
    id: 'P095',
    title: both('委外分包商管理', 'Subcontractors'),
    kind: 'process',
    servedBy: ['subcontract'],
    facts: [
      {
        what: both('协议', 'Agreement'),
        value: 'standard requirements or supplementary agreement',
      },
    ],
  },
  {
    id: 'P096',
    title: both('外勤日报与周会', 'Day reports and weekly meeting of the field'),
    kind: 'process',
    servedBy: ['field-day', 'field-week'],
    facts: [
      { what: both('日报', 'Report'), value: 'every working day, by SMS' },
      { what: both('晨会', 'Meeting'), value: 'weekly' },
    ],
  },
  {
    id: 'P097',
    title: both('外勤人员等级评定', 'Grading of field staff'),
    kind: 'process',
    servedBy: ['field-grading'],
    facts: [{ what: both('等级', 'Grades'), value: 'high, medium, junior; unqualified leave' }],
  },
];
