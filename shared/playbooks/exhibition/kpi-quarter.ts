/** Figures and weights are agreed before the quarter; its score sets the monthly bonus of the next one (P142, K21-K34). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const kpiQuarter = definePlaybook({
  id: 'kpi-quarter',
  version: 1,
  title: both('员工季度关键业绩指标考核', 'Quarterly key figures of an employee'),
  processes: ['P142'],
  team: 'exhibition',
  about: 'person',
  triggers: [
    {
      cron: '0 9 1 1,4,7,10 *',
      days: 'work-after',
      each: { of: 'person', where: 'row.active && row.post == "recruiter"' },
      key: 'row.id + quarter(today)',
      with: { period: 'quarter(today)', scorer: 'boss(row.id)' },
    },
  ],
  access: { seenBy: ['about', '$scorer', '@project-manager', '@human-resources'] },
  settings: {
    base: {
      title: both('月奖金基数', 'Base of the monthly bonus'),
      initial: undefined,
      source: 'P142, blank',
    },
    check: {
      title: both('过程检查', 'Checks during the quarter'),
      initial: '1w',
      variants: [
        { value: '1w', source: 'P142 weekly' },
        { value: '1mo', source: 'P142 monthly' },
      ],
      source: 'P142: weekly or monthly by the timetable',
    },
  },
  fields: {
    period: field('period', ['季度', 'Quarter']),
    scorer: field('person', ['考核人', 'Scored by']),
    sheet: field('rows', ['考核指标', 'Key figures'], {
      validWhen: 'sum(sheet.map(s, s.weight)) == 100',
      columns: {
        figure: field('figure', ['指标', 'Figure']),
        target: field('number', ['目标', 'Target'], { validWhen: 'row.target > 0' }),
        weight: field('number', ['权重', 'Weight'], { validWhen: 'row.weight > 0' }),
        method: field('choice', ['评分方法', 'Method'], {
          choices: [
            { id: 'share', title: both('按比例', 'In proportion') },
            { id: 'hand', title: both('评议', 'By judgement') },
          ],
        }),
        actual: field('number', ['实际', 'Actual'], {
          computed: 'figure(row.figure, period, about.id)',
        }),
        // Not before the quarter is over, and not of a figure that nothing is known of.
        score: field('number', ['得分', 'Score'], {
          proposed:
            'row.method == "share" && date(now) > endOf(period) && has(row.actual) ? round(min(row.weight, row.weight * row.actual / row.target), 2) : null',
          validWhen: 'row.score >= 0 && row.score <= row.weight',
        }),
        reason: field('text', ['说明', 'Reason'], { requiredWhen: 'row.method == "hand"' }),
      },
    }),
    total: field('number', ['总分', 'Total'], { computed: 'sum(sheet.map(s, s.score))' }),
    bonus: field('money', ['下季度每月奖金', 'Monthly bonus of the next quarter'], {
      computed: 'round(money(set.base) * total / 100, 2)',
      seenBy: ['about', '$scorer', '@human-resources', '@finance'],
    }),
    check: field('long', ['过程检查', 'Check']),
    improve: field('long', ['改进建议', 'How to improve']),
    voice: field('long', ['员工意见', "Employee's view"]),
    agreed: field('sign', ['员工签字', 'Signed']),
    paper: field('document', ['季度考核表', 'Score sheet']),
  },
  start: 'fix',
  steps: {
    fix: {
      title: both('拟定指标', 'Set the figures'),
      by: '$scorer',
      form: ['sheet!'],
      dues: [{ id: 'fix', ends: { within: '5wd' }, after: { raise: 'boss:$scorer' } }],
      outcomes: { proposed: { title: both('提交员工', 'To the employee'), to: 'agree' } },
    },
    agree: {
      title: both('共同确认指标', 'Agree on the figures'),
      by: 'about',
      form: ['sheet='],
      outcomes: {
        agreed: { title: both('同意', 'Agreed'), to: 'run' },
        differs: { title: both('有异议', 'Differs'), to: 'fix', form: ['voice!'] },
      },
    },
    run: {
      title: both('季度执行', 'During the quarter'),
      by: '$scorer',
      form: ['check'],
      dues: [{ id: 'check', ends: { withinOf: 'set.check' }, after: { remind: '$scorer' } }],
      outcomes: {
        checked: {
          title: both('已检查', 'Checked'),
          to: 'run',
          when: 'date(now) <= endOf(period)',
          form: ['check!'],
        },
        over: {
          title: both('季度结束', 'Quarter over'),
          to: 'score',
          when: 'date(now) > endOf(period)',
        },
      },
    },
    score: {
      title: both('汇总数据并评分', 'Collect and score'),
      by: '$scorer',
      form: ['sheet!', 'total=', 'improve!'],
      dues: [
        {
          id: 'score',
          ends: { within: '10wd' },
          before: [{ span: '3wd', do: { remind: '$scorer' } }],
          after: { raise: 'boss:$scorer' },
        },
      ],
      outcomes: {
        scored: {
          title: both('完成评分', 'Scored'),
          to: 'tell',
          when: 'sheet.all(s, has(s.score))',
          effects: [{ make: 'sheet', into: 'paper' }],
        },
      },
    },
    tell: {
      title: both('反馈并确认', 'Result to the employee'),
      by: 'about',
      form: ['paper=', 'bonus=', 'voice'],
      outcomes: {
        accepts: {
          title: both('确认', 'Accepts'),
          to: 'end',
          form: ['agreed!'],
          effects: [
            {
              post: 'staff-pay',
              each: 'bonus > 0 ? months(next(period)) : []',
              from: '"company"',
              to: 'about.id + "/" + row + "/bonus"',
              amount: 'bonus',
              note: 'ticket.number',
            },
          ],
        },
        objects: { title: both('申诉', 'Objects'), to: 'score', form: ['voice!'] },
      },
    },
  },
  texts: {
    sheet: both(
      '# {{about.name}} {{period}} 关键业绩指标考核\n[rows: sheet]\n[fields: total, bonus, improve]',
      '# Key figures of {{about.name}}, {{period}}\n[rows: sheet]\n[fields: total, bonus, improve]',
    ),
  },
  registers: {
    scores: {
      title: both('季度考核汇总', 'Scores'),
      columns: ['owner', 'period', 'total', 'bonus'],
      groupBy: ['period'],
      totals: ['bonus'],
    },
  },
  metrics: {
    K21: {
      title: both('资料到位率', 'Papers returned'),
      period: 'quarter',
      value: {
        of: 'exhibitor-papers',
        where: 'missing == 0',
        at: 'ticket.openedAt',
        by: ['owner'],
      },
      per: { of: 'exhibitor-papers', at: 'ticket.openedAt', by: ['owner'] },
    },
    K22: {
      title: both('参展费回款率', 'Stand fees collected'),
      period: 'quarter',
      value: { of: 'exhibitor-papers', sum: 'paidStand', at: 'ticket.openedAt', by: ['owner'] },
      per: { of: 'exhibitor-papers', sum: 'standFee', at: 'ticket.openedAt', by: ['owner'] },
    },
    K23: {
      title: both('参会费回款率', 'Participant fees collected'),
      period: 'quarter',
      value: { of: 'exhibitor-papers', sum: 'paidPerson', at: 'ticket.openedAt', by: ['owner'] },
      per: { of: 'exhibitor-papers', sum: 'personFee', at: 'ticket.openedAt', by: ['owner'] },
    },
    K24: {
      title: both('培训率(人数)', 'Training by heads'),
      period: 'quarter',
      value: {
        of: 'training-plan',
        sum: 'sum(sessions.map(s, s.attended))',
        at: 'ticket.endedAt',
      },
      per: { of: 'training-plan', sum: 'sum(sessions.map(s, s.expected))', at: 'ticket.endedAt' },
    },
    K25: {
      title: both('培训率(场次)', 'Training by sessions'),
      period: 'quarter',
      value: {
        of: 'training-plan',
        sum: 'size(sessions.filter(s, s.held))',
        at: 'ticket.endedAt',
      },
      per: { of: 'training-plan', sum: 'fixed', at: 'ticket.endedAt' },
    },
    K26: {
      title: both('培训率(课时)', 'Training by hours'),
      period: 'quarter',
      value: { of: 'training-plan', sum: 'sum(sessions.map(s, s.taught))', at: 'ticket.endedAt' },
      per: { of: 'training-plan', sum: 'sum(sessions.map(s, s.hours))', at: 'ticket.endedAt' },
    },
    K27: {
      title: both('数据收集完成率', 'Data collected'),
      period: 'quarter',
      value: { of: 'exhibitor-data', sum: 'usable', at: 'ticket.endedAt', by: ['owner'] },
      per: { of: 'exhibitor-data', sum: 'planned', at: 'ticket.endedAt', by: ['owner'] },
    },
    K28: {
      title: both('各项信息完整率', 'Forms filled in'),
      period: 'quarter',
      value: {
        of: 'exhibitor-papers',
        sum: 'size(papers.filter(p, p.complete))',
        at: 'ticket.openedAt',
        by: ['owner'],
      },
      per: { of: 'exhibitor-papers', sum: 'size(papers)', at: 'ticket.openedAt', by: ['owner'] },
    },
    K29: {
      title: both('赠品定制及时率', 'Gifts on time'),
      period: 'quarter',
      value: { of: 'exhibition-gifts', where: 'arrivedOn <= neededOn', at: 'ticket.endedAt' },
      per: { of: 'exhibition-gifts', at: 'ticket.endedAt' },
    },
    K30: {
      title: both('展会客户满意度', 'Satisfaction at fairs'),
      period: 'quarter',
      value: { of: 'exhibition-enquiry', where: 'content >= 4', at: 'ticket.endedAt' },
      per: { of: 'exhibition-enquiry', where: 'has(content)', at: 'ticket.endedAt' },
    },
    K31: {
      title: both('签证办理及时率', 'Visas granted'),
      period: 'quarter',
      value: { of: 'visa', where: '!has(reason)', at: 'ticket.endedAt' },
      per: { of: 'visa', at: 'ticket.endedAt' },
    },
    K32: {
      title: both('发放通知完成率', 'Notices given'),
      period: 'quarter',
      value: {
        of: 'departure-notice',
        sum: 'size(people.filter(p, p.told))',
        at: 'ticket.endedAt',
      },
      per: { of: 'departure-notice', sum: 'size(people)', at: 'ticket.endedAt' },
    },
    K33: {
      title: both('携带物品完整率', 'Goods carried'),
      period: 'quarter',
      value: { of: 'departure-notice', sum: 'sum(goods.map(g, g.carried))', at: 'ticket.endedAt' },
      per: { of: 'departure-notice', sum: 'sum(goods.map(g, g.planned))', at: 'ticket.endedAt' },
    },
    K35calls: {
      title: both('招展电话数', 'Recruiting calls'),
      period: 'day',
      value: { of: 'recruiter-day', sum: 'calls', at: 'ticket.openedAt', by: ['recruiter'] },
    },
    K35mails: {
      title: both('招展邮件数', 'Recruiting mails'),
      period: 'day',
      value: { of: 'recruiter-day', sum: 'mails', at: 'ticket.openedAt', by: ['recruiter'] },
    },
    K35faxes: {
      title: both('招展传真数', 'Recruiting faxes'),
      period: 'day',
      value: { of: 'recruiter-day', sum: 'faxes', at: 'ticket.openedAt', by: ['recruiter'] },
    },
  },
});
