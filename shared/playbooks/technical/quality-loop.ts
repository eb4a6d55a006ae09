/**
 * Each month's faults from the market are summed up, judged, sent to quality and technology before the 25th, decided on, split
 * into tasks, verified and filed: a closed loop (P091).
 */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const qualityLoop = definePlaybook({
  id: 'quality-loop',
  version: 1,
  title: both('质量信息反馈', 'Quality feedback to the factory'),
  processes: ['P091'],
  team: 'installation',
  triggers: [
    {
      cron: '0 9 15 * *',
      days: 'work-before',
      key: 'text(periodOf(today, "month"))',
      with: { month: 'periodOf(today, "month")' },
    },
    { door: 'playbook' },
  ],
  fields: {
    month: field('period', ['月份', 'Month'], { proposed: 'periodOf(today, "month")' }),
    faults: field('rows', ['市场故障汇总', 'Faults from the market'], {
      columns: {
        number: field('text', ['来源单号', 'Ticket']),
        region: field('text', ['地区', 'Region']),
        problem: field('text', ['故障', 'Fault']),
        class: field('choice', ['问题分类', 'Class'], {
          choices: [
            { id: 'design', title: both('设计', 'Design') },
            { id: 'making', title: both('制造', 'Making') },
            { id: 'bought', title: both('外购件', 'Bought part') },
            { id: 'installation', title: both('安装', 'Installation') },
            { id: 'use', title: both('使用', 'Use') },
          ],
        }),
        frequent: field('yes', ['多发', 'Frequent']),
      },
    }),
    summary: field('document', ['市场故障汇总表', 'Fault summary']),
    analysis: field('long', ['质量部、技术部分析报告', 'Analysis']),
    method: field('long', ['改进办法', 'Improvement']),
    decision: field('long', ['领导决议', 'Decision']),
    tasks: field('rows', ['任务分解', 'Tasks'], {
      validWhen: 'size(tasks) > 0',
      columns: {
        what: field('text', ['任务', 'Task'], { requiredWhen: 'true' }),
        who: field('person', ['责任人', 'Who'], { requiredWhen: 'true' }),
        until: field('date', ['期限', 'Until'], { requiredWhen: 'true' }),
        done: field('yes', ['完成', 'Done']),
      },
      tasks: { owner: 'who', due: 'until', done: 'done' },
    }),
    verified: field('long', ['跟踪验证结果', 'Verification']),
    works: field('yes', ['改进有效', 'The improvement works']),
  },
  start: 'collect',
  steps: {
    collect: {
      title: both('提取当月市场质量问题', 'Fetch the month'),
      effects: [
        {
          fill: 'faults',
          from: {
            of: 'field-quality',
            where: 'periodOf(row.openedAt, "month") == month || row.openedAt >= now - span("31d")',
            sort: 'problem',
          },
        },
      ],
      outcomes: { fetched: { title: both('已提取', 'Fetched'), to: 'judge' } },
    },
    judge: {
      title: both('三包人员与营销判断是否多发', 'Field staff and marketing judge'),
      by: { who: ['@field-staff', '@marketing'], quorum: 'all' },
      form: ['month=', 'faults!'],
      outcomes: {
        judged: {
          title: both('已判断,制汇总表', 'Judged'),
          to: 'submit',
          effects: [{ make: 'summary', into: 'summary' }],
        },
      },
    },
    submit: {
      title: both('提交质量部和技术部', 'Submit to quality and technology'),
      by: '@install-head',
      form: ['summary=', 'faults='],
      dues: [
        {
          id: 'submit',
          title: both('每月 25 日前', 'Before the 25th'),
          ends: { by: '24' },
          from: 'ticket.openedAt',
          before: [{ span: '3d', do: { remind: '@install-head' } }],
          after: { raise: '@service-manager' },
        },
      ],
      outcomes: {
        submitted: {
          title: both('已提交', 'Submitted'),
          to: 'analyse',
          effects: [
            { send: 'submitted', to: '@quality-department', attach: 'summary' },
            { send: 'submitted', to: '@technical-centre', attach: 'summary' },
          ],
        },
        nothing: {
          title: both('当月无质量问题', 'Nothing this month'),
          to: 'end',
          when: 'size(faults) == 0',
        },
      },
    },
    analyse: {
      title: both('跟踪分析报告与改进办法', 'Follow analysis and improvement'),
      by: { who: ['@quality-department', '@technical-centre'], quorum: 'all' },
      form: ['summary=', 'analysis!', 'method!'],
      dues: [{ id: 'analysis', ends: { within: '2w' }, after: { raise: '@install-head' } }],
      outcomes: { analysed: { title: both('已分析', 'Analysed'), to: 'decide' } },
    },
    decide: {
      title: both('领导会议决定并分解任务', 'The leaders decide and split the tasks'),
      by: '@general-manager',
      form: ['analysis=', 'method=', 'decision!', 'tasks!'],
      outcomes: {
        decided: { title: both('任务到人', 'Tasks given'), to: 'verify' },
        more: { title: both('继续分析', 'More analysis'), to: 'analyse' },
      },
    },
    verify: {
      title: both('跟踪、验证并反馈', 'Follow and verify'),
      by: { who: ['@install-head', '@field-staff'] },
      form: ['tasks', 'verified', 'works'],
      outcomes: {
        works: {
          title: both('验证有效,归档', 'It works: file'),
          to: 'end',
          when: 'works && tasks.all(t, t.done)',
          form: ['verified!'],
          effects: [{ send: 'closed', to: '@quality-department' }],
        },
        again: {
          title: both('无效,再分析', 'It does not: analyse again'),
          to: 'analyse',
          when: '!works',
          form: ['verified!'],
        },
      },
    },
  },
  texts: {
    summary: both(
      '# {{month}} 市场故障汇总表\n共 {{size(faults)}} 项,多发 {{size(faults.filter(f, f.frequent))}} 项。',
      '# Faults from the market, {{month}}\n{{size(faults)}} in all, {{size(faults.filter(f, f.frequent))}} of them frequent.',
    ),
    submitted: both(
      '{{month}} 市场故障汇总表已提交,请分析并给出改进办法。',
      'The fault summary of {{month}} is here; please analyse it and propose improvements.',
    ),
    closed: both(
      '{{month}} 质量问题改进已验证有效:{{verified}}',
      'The improvement of {{month}} works: {{verified}}',
    ),
  },
  registers: {
    loops: {
      title: both('质量信息闭环', 'Quality loops'),
      columns: ['month', 'faults', 'analysis', 'method', 'tasks', 'verified', 'works'],
    },
  },
  metrics: {
    repairRate: {
      title: both('各地区产品返修率', 'Returns for repair by region'),
      value: { of: 'warranty-repair', at: 'ticket.openedAt', by: ['region'] },
      per: { of: 'device', where: 'has(shippedOn)', at: 'at(shippedOn)', by: ['region'] },
      period: 'month',
      owner: '@install-head',
    },
  },
});
