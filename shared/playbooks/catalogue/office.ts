import { both } from '#shared/domain/playbook/define.ts';
import type { Process } from '#shared/playbooks/catalogue/process.ts';

export const officeProcesses: readonly Process[] = [
  {
    id: 'P166',
    title: both('知识库文章的更新与复核', 'Articles kept up to date'),
    kind: 'process',
    servedBy: ['knowledge-update'],
    facts: [{ what: both('周期', 'rhythm'), value: 'regularly, not given' }],
  },
  {
    id: 'P167',
    title: both('班次之间的问题交接', 'Matters handed from shift to shift'),
    kind: 'process',
    servedBy: ['service-shift-handover'],
    facts: [{ what: both('时间', 'time'), value: 'national standard time' }],
  },
  {
    id: 'P168',
    title: both('排班、座席与班前点名', 'Rosters, seats and roll call'),
    kind: 'process',
    servedBy: ['duty-roster', 'roll-call'],
    facts: [{ what: both('到岗', 'there'), value: '10min before the shift' }],
  },
  {
    id: 'P169',
    title: both('值班记录与各期服务报告', 'Duty log and reports of each period'),
    kind: 'process',
    servedBy: ['duty-log', 'service-report'],
    facts: [
      { what: both('月度质量分析', 'monthly analysis'), value: 'before the 22nd' },
      { what: both('日报', 'daily report'), value: 'every day' },
    ],
  },
  {
    id: 'P170',
    title: both(
      '每日总结、每周汇报与每月考核',
      'Daily summary, weekly briefing, monthly assessment',
    ),
    kind: 'process',
    servedBy: ['work-summary', 'duty-log', 'service-report', 'staff-assessment'],
    facts: [
      { what: both('总结', 'summary'), value: '1d' },
      { what: both('汇报', 'briefing'), value: '1w' },
      { what: both('考核', 'assessment'), value: '1mo' },
    ],
  },
  {
    id: 'P171',
    title: both('每周五的客户情况例会', 'Friday meeting on what customers said'),
    kind: 'process',
    servedBy: ['customer-situation-week'],
    facts: [{ what: both('时间', 'when'), value: 'Friday afternoon' }],
  },
  {
    id: 'P172',
    title: both('服务执行与监督分开', 'Service supervised by another department'),
    kind: 'process',
    servedBy: ['service-supervision'],
    facts: [{ what: both('报告', 'report'), value: 'month end' }],
  },
  {
    id: 'P173',
    title: both('服务质量抽查与整改', 'Service sampled, scored and put right'),
    kind: 'process',
    servedBy: ['quality-check'],
    facts: [],
  },
  {
    id: 'P174',
    title: both('标准程序的制定与推行', 'Procedures written and rolled out'),
    kind: 'process',
    servedBy: ['operating-procedure'],
    facts: [{ what: both('复审', 'review'), value: 'regularly, not given' }],
  },
  {
    id: 'P175',
    title: both('员工与新人培训', 'Training of staff and newcomers'),
    kind: 'process',
    servedBy: ['staff-training'],
    facts: [],
  },
  {
    id: 'P176',
    title: both('绩效考核、奖励与处罚', 'Assessment, reward and penalty'),
    kind: 'process',
    servedBy: ['staff-assessment', 'assessment-forms', 'discipline'],
    facts: [
      { what: both('周期', 'rhythm'), value: '1mo, or 1q in the exhibition centre; 1y at the end' },
    ],
  },
  {
    id: 'P177',
    title: both('客服人员的基本工资', 'Base pay of service staff'),
    kind: 'process',
    servedBy: ['base-pay'],
    facts: [
      { what: both('试用期', 'probation'), value: '3mo' },
      { what: both('发放条件', 'paid when'), value: 'K43: complaints = 0' },
    ],
  },
  {
    id: 'P178',
    title: both('部门会议、纪要与员工意见', 'Meetings, minutes and opinions'),
    kind: 'process',
    servedBy: ['department-meeting', 'staff-opinion'],
    facts: [],
  },
  {
    id: 'P179',
    title: both('办公室与个人行为规范', 'Conduct in the office'),
    kind: 'guide',
    servedBy: ['office-conduct', 'quality-check'],
    facts: [{ what: both('私人电话', 'private call'), value: 'limit blank' }],
  },
  {
    id: 'P180',
    title: both('年、月、周、日工作计划', 'Plans of year, month, week and day'),
    kind: 'process',
    servedBy: ['work-plan'],
    facts: [],
  },
  {
    id: 'P181',
    title: both('小仓库的每日清单与月末盘点', 'Daily list and monthly count of a small warehouse'),
    kind: 'process',
    servedBy: ['warehouse-day'],
    facts: [{ what: both('盘点', 'count'), value: 'month end' }],
  },
  {
    id: 'P182',
    title: both('SEO部门提成与考核奖励', 'Commission and bonus of the SEO department'),
    kind: 'process',
    servedBy: ['bonus'],
    facts: [
      {
        what: both('提成率', 'commission'),
        value: 'K36: below 50 % 0.8 %, from 50 % 1 %, from 80 % 1.3 %, from 100 % 1.5 %',
      },
      { what: both('分配', 'split'), value: 'K37: SEO : others = 2 : 1' },
      {
        what: both('考核奖励', 'by score'),
        value: 'K38: below 60 0, from 60 80 %, from 70 95 %, from 80 100 %, 100 115 %',
      },
    ],
  },
  {
    id: 'P183',
    title: both('咨询与投诉数据的统计分析', 'Statistics of inquiries and complaints'),
    kind: 'process',
    servedBy: ['statistics-report'],
    facts: [],
  },
];
