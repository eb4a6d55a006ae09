import { both } from '#shared/domain/playbook/define.ts';
import type { Process } from '#shared/playbooks/catalogue/process.ts';

export const exhibitionProcesses: readonly Process[] = [
  {
    id: 'P124',
    title: both('展会现场的咨询、导览与问题处理', 'Questions, guiding and trouble at a fair'),
    kind: 'process',
    servedBy: ['exhibition-enquiry'],
    facts: [],
  },
  {
    id: 'P125',
    title: both('参加展会的四个阶段', 'Taking part in a fair in four stages'),
    kind: 'process',
    servedBy: ['exhibition-participation'],
    facts: [{ what: both('阶段', 'stages'), value: 'plan, prepare, carry out, sum up' }],
  },
  {
    id: 'P126',
    title: both('各岗位分工的会展项目', 'Exhibition project shared among posts'),
    kind: 'process',
    servedBy: ['exhibition-project'],
    facts: [],
  },
  {
    id: 'P127',
    title: both('会展客服中心的管理规则', 'How the exhibition service centre is run'),
    kind: 'guide',
    servedBy: ['exhibition-centre-rules', 'exhibition-enquiry', 'staff-assessment'],
    facts: [
      { what: both('服务时间', 'hours'), value: '8:30-17:30 every day' },
      { what: both('考核', 'assessment'), value: '1q, and 1y at its end' },
    ],
  },
  {
    id: 'P128',
    title: both('招展方案与进度安排', 'Plan and timetable of recruiting exhibitors'),
    kind: 'process',
    servedBy: ['recruitment-plan'],
    facts: [{ what: both('检查', 'checked'), value: '1mo' }],
  },
  {
    id: 'P129',
    title: both('展会宣传的发布与数量', 'Publicity of a fair and its numbers'),
    kind: 'process',
    servedBy: ['publicity-plan'],
    facts: [
      { what: both('文章', 'articles'), value: '10' },
      { what: both('链接', 'links'), value: '5' },
      { what: both('博客', 'blogs'), value: '3, updated every day' },
      { what: both('导航网站', 'navigation sites'), value: '12' },
      { what: both('分类信息', 'classified posts'), value: '15' },
      { what: both('专业网站', 'professional sites'), value: '6' },
    ],
  },
  {
    id: 'P130',
    title: both('招展人员培训', 'Training of recruiters'),
    kind: 'process',
    servedBy: ['training-plan', 'kpi-quarter'],
    facts: [
      { what: both('最多顺延', 'slip at most'), value: '1w' },
      { what: both('培训率一', 'rate 1'), value: 'K24 = attended / expected' },
      { what: both('培训率二', 'rate 2'), value: 'K25 = sessions held / sessions planned' },
      { what: both('培训率三', 'rate 3'), value: 'K26 = hours taught / hours planned' },
      { what: both('取用', 'taken'), value: 'any two of the three' },
    ],
  },
  {
    id: 'P131',
    title: both('参展企业数据的收集与筛选', 'Collecting and sifting data of companies'),
    kind: 'process',
    servedBy: ['exhibitor-data', 'kpi-quarter'],
    facts: [{ what: both('数据收集完成率', 'data collected'), value: 'K27 = usable / planned' }],
  },
  {
    id: 'P132',
    title: both('邀请、确认与跟踪参展企业', 'Inviting, confirming and following up companies'),
    kind: 'process',
    servedBy: ['exhibitor-recruitment', 'recruiter-day', 'kpi-quarter'],
    facts: [
      {
        what: both('汇报', 'reported'),
        value: 'calls, mails, faxes every day (K35), summary every week',
      },
      { what: both('传真与邮件', 'faxes and mails'), value: 'confirmed by phone' },
    ],
  },
  {
    id: 'P133',
    title: both('催签合同、催缴费用与收齐资料', 'Contract, fees and papers of an exhibitor'),
    kind: 'process',
    servedBy: ['exhibitor-papers', 'kpi-quarter'],
    facts: [
      {
        what: both('资料到位率', 'papers returned'),
        value: 'K21 = companies with complete papers / companies asked',
      },
      { what: both('参展费回款率', 'stand fees'), value: 'K22 = received / billed' },
      { what: both('参会费回款率', 'participant fees'), value: 'K23 = received / billed' },
      { what: both('信息完整率', 'forms complete'), value: 'K28 = filled in / due' },
      { what: both('照片', 'photos'), value: '3 of 2 inches' },
    ],
  },
  {
    id: 'P134',
    title: both(
      '资料审核、组委会报名与邀请函',
      'Review of papers, registration and letter of invitation',
    ),
    kind: 'process',
    servedBy: ['exhibitor-approval'],
    facts: [],
  },
  {
    id: 'P135',
    title: both(
      '宣传资料的翻译、设计与印刷',
      'Translating, designing and printing publicity material',
    ),
    kind: 'process',
    servedBy: ['publicity-material'],
    facts: [
      { what: both('设计', 'design'), value: '10d from payment' },
      { what: both('印制', 'printing'), value: '1mo from remittance' },
    ],
  },
  {
    id: 'P136',
    title: both('赠品的设计、订购与发放', 'Gifts designed, ordered and issued'),
    kind: 'process',
    servedBy: ['exhibition-gifts', 'kpi-quarter'],
    facts: [
      {
        what: both('赠品定制及时率', 'gifts on time'),
        value: 'K29, formula lost; ours: orders delivered by the day / orders',
      },
    ],
  },
  {
    id: 'P137',
    title: both('参展手册的编写与印刷', 'Handbook written and printed'),
    kind: 'process',
    servedBy: ['exhibitor-handbook'],
    facts: [],
  },
  {
    id: 'P138',
    title: both('行程、报价与客户习惯调查', 'Itinerary, quotation and what travellers need'),
    kind: 'process',
    servedBy: ['itinerary'],
    facts: [],
  },
  {
    id: 'P139',
    title: both('护照收取与签证办理', 'Passports and visas'),
    kind: 'process',
    servedBy: ['visa', 'kpi-quarter'],
    facts: [{ what: both('办理及时率', 'visas in time'), value: 'K31 = granted / due' }],
  },
  {
    id: 'P140',
    title: both('出发通知与携带清单', 'Departure notice and carrying list'),
    kind: 'process',
    servedBy: ['departure-notice', 'kpi-quarter'],
    facts: [
      { what: both('通知完成率', 'notices'), value: 'K32 = told / travellers' },
      { what: both('携带物品完整率', 'goods'), value: 'K33 = carried / planned' },
    ],
  },
  {
    id: 'P141',
    title: both('展会现场组织与会后资料寄送', 'Running the fair and sending its papers'),
    kind: 'process',
    servedBy: ['fair-archive', 'kpi-quarter'],
    facts: [
      { what: both('寄送', 'sent'), value: '1w after the end' },
      { what: both('满意度', 'satisfaction'), value: 'K30 = content / asked' },
    ],
  },
  {
    id: 'P142',
    title: both('招展员工的季度考核与奖金', 'Quarterly figures and bonus of recruiters'),
    kind: 'process',
    servedBy: ['kpi-quarter'],
    facts: [
      { what: both('月奖金', 'monthly bonus'), value: 'K34 = base * score of last quarter / 100' },
      { what: both('过程检查', 'checks'), value: '1w or 1mo' },
    ],
  },
];
