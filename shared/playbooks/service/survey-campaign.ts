/** A survey round: sample, questionnaire, analysis, improvements (P038 bank, P039 equipment, P040 relations). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const surveyCampaign = definePlaybook({
  id: 'survey-campaign',
  version: 1,
  title: both('客户满意度调查', 'Satisfaction survey'),
  processes: ['P038', 'P039', 'P040'],
  team: 'relations',
  triggers: [
    { door: 'agent', who: ['@supervisor', '@service-manager'] },
    { cron: '0 9 1 3,6,9,12 *', days: 'work-after', key: 'periodOf(today, "quarter")' },
  ],
  settings: {
    share: {
      title: both('随机抽样比例（%）', 'Share drawn by lot, in percent'),
      initial: undefined,
      source: 'P038, BLANK',
    },
    period: {
      title: both('定期调研周期', 'Interval of the research'),
      initial: '1q',
      source: 'ours, P040 BLANK: regular',
    },
    answersWithin: { title: both('回收期限', 'Answers within'), initial: '2w', source: 'ours' },
  },
  fields: {
    kind: field('choice', ['调查对象', 'Survey of'], {
      choices: [
        { id: 'sample', title: both('随机抽样客户', 'A random sample') },
        { id: 'equipment', title: both('设备用户', 'Users of equipment') },
        { id: 'key', title: both('重点客户', 'Key customers') },
      ],
    }),
    dimensions: field('choices', ['调查维度', 'Dimensions'], {
      choices: [
        { id: 'quality', title: both('产品与设备质量', 'Quality of product or equipment') },
        { id: 'operation', title: both('人机操作', 'Ease of operation') },
        { id: 'appearance', title: both('产品外观', 'Appearance') },
        { id: 'service', title: both('服务质量', 'Quality of service') },
        { id: 'attitude', title: both('服务态度', 'Attitude') },
        { id: 'repair', title: both('维修技术', 'Skill of repair') },
        { id: 'response', title: both('三包响应时间', 'Response under warranty') },
      ],
    }),
    questions: field('questions', ['问卷', 'Questionnaire']),
    population: field('rows', ['总体', 'Population'], {
      columns: { id: field('ref:customer', ['客户', 'Customer']) },
    }),
    sampleSize: field('number', ['样本数', 'Size of the sample'], {
      proposed:
        'kind == "sample" && set.share != null ? ceil(size(population) * dec(set.share) / 100) : size(population)',
      validWhen: 'sampleSize > 0 && sampleSize <= size(population)',
    }),
    sample: field('rows', ['样本', 'Sample'], {
      columns: {
        id: field('ref:customer', ['客户', 'Customer']),
        name: field('text', ['名称', 'Name']),
      },
    }),
    answered: field('number', ['回收份数', 'Answers'], {
      computed: 'size(children().filter(c, c.score != null))',
    }),
    satisfied: field('number', ['满意份数', 'Satisfied'], {
      computed: 'size(children().filter(c, c.score >= 4))',
    }),
    rate: field('number', ['满意度（%）', 'Satisfied, in percent'], {
      computed: 'answered > 0 ? round(satisfied * 100 / answered, 1) : null',
    }),
    analysis: field('long', ['分析', 'Analysis']),
    improvements: field('rows', ['改进方案', 'Improvements'], {
      columns: {
        what: field('text', ['措施', 'Measure']),
        who: field('person', ['责任人', 'Who']),
        by: field('date', ['期限', 'By']),
        done: field('yes', ['完成', 'Done']),
      },
      tasks: { owner: 'who', due: 'by', done: 'done' },
    }),
    writer: field('person', ['编制人', 'Written by']),
    report: field('document', ['满意度调查报告', 'Report']),
  },
  start: 'plan',
  steps: {
    plan: {
      title: both('确定对象与问卷', 'Whom and what to ask'),
      by: '@supervisor',
      form: ['kind!', 'dimensions!', 'questions!'],
      guide: both('定期调研周期：{{set.period}}。', 'The research is done every {{set.period}}.'),
      outcomes: {
        draw: { title: both('提取总体', 'Get the population'), to: 'population' },
        drop: { title: both('不开展', 'Drop'), to: 'end' },
      },
    },
    population: {
      title: both('提取总体', 'Population'),
      effects: [
        {
          fill: 'population',
          from: {
            of: 'customer',
            where: 'row.active && !row.doNotCall && (kind != "key" || row.class == "key")',
            sort: 'name',
          },
        },
      ],
      outcomes: { ready: { title: both('已提取', 'Ready'), to: 'draw' } },
    },
    draw: {
      title: both('确定样本数', 'Size of the sample'),
      by: '@supervisor',
      form: ['sampleSize!'],
      outcomes: {
        drawn: {
          title: both('抽样并发问卷', 'Draw and send'),
          to: 'send',
          effects: [
            {
              fill: 'sample',
              from: {
                of: 'customer',
                where: 'row.active && !row.doNotCall && (kind != "key" || row.class == "key")',
                sample: 'sampleSize',
              },
            },
          ],
        },
      },
    },
    send: {
      title: both('发送问卷', 'Send'),
      effects: [
        {
          open: 'survey-answer',
          each: 'sample',
          about: 'row.id',
          key: 'ticket.number + "/" + row.id.id',
          with: { questions: 'questions' },
        },
      ],
      outcomes: { sent: { title: both('已发送', 'Sent'), to: 'collect' } },
    },
    collect: {
      title: both('回收', 'Collect'),
      wait: { children: 'all' },
      dues: [{ id: 'answers', ends: { withinOf: 'set.answersWithin' }, after: { go: 'analyse' } }],
      outcomes: { all: { title: both('全部回收', 'All in'), to: 'analyse' } },
    },
    analyse: {
      title: both('分析并提出改进', 'Analyse and propose'),
      by: '@supervisor',
      form: ['answered=', 'satisfied=', 'rate=', 'analysis!', 'improvements!'],
      outcomes: {
        written: {
          title: both('提交', 'Submit'),
          to: 'decide',
          effects: [{ set: { writer: 'me' } }, { make: 'report', into: 'report' }],
        },
      },
    },
    decide: {
      title: both('审定改进方案', 'Decide'),
      by: { who: '@service-manager', not: '$writer' },
      form: ['report=', 'improvements='],
      outcomes: {
        agreed: { title: both('同意', 'Agreed'), to: 'improve' },
        back: { title: both('补充', 'Complete it'), to: 'analyse' },
      },
    },
    improve: {
      title: both('培训与管理改进', 'Training and changes'),
      by: '@supervisor',
      form: ['improvements!'],
      outcomes: {
        done: { title: both('完成', 'Done'), to: 'end', when: 'improvements.all(i, i.done)' },
      },
    },
  },
  texts: {
    report: both(
      '发出 {{sampleSize}} 份，回收 {{answered}} 份，满意 {{satisfied}} 份，满意度 {{rate}}%。{{analysis}}',
      '{{sampleSize}} sent, {{answered}} answered, {{satisfied}} satisfied: {{rate}} %. {{analysis}}',
    ),
  },
  registers: {
    rounds: {
      title: both('满意度调查登记', 'Survey rounds'),
      columns: ['openedAt', 'kind', 'sampleSize', 'answered', 'rate', 'state'],
    },
  },
});
