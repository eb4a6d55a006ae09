/** A sudden change of credit: reported at once; nothing is done without an explicit instruction (P053). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const creditEmergency = definePlaybook({
  id: 'credit-emergency',
  version: 1,
  title: both('信用突变紧急报告', 'Emergency report on credit'),
  processes: ['P053'],
  team: 'general',
  about: 'customer',
  triggers: [{ door: 'playbook' }, { door: 'agent', who: ['@sales', '@finance', '@agent'] }],
  fields: {
    change: field('long', ['变化情况', 'What changed']),
    seenAt: field('at', ['发现时间', 'Seen at'], { proposed: 'now' }),
    amount: field('money', ['涉及金额', 'Amount at risk'], {
      proposed: 'balance("exposure", about.id)',
    }),
    reporter: field('person', ['报告人', 'Reported by']),
    instruction: field('long', ['上级明确指示', 'Explicit instruction']),
    measures: field('choices', ['应对措施', 'Measures'], {
      choices: [
        { id: 'guarantor', title: both('增加保证人或连带担保', 'Guarantor or joint guarantor') },
        { id: 'deposit', title: both('提高保证金', 'Larger deposit') },
        { id: 'notarised', title: both('办理公证合同', 'Notarised contract') },
        { id: 'less', title: both('减少供货或限额发货', 'Less supply or a delivery limit') },
        { id: 'subrogation', title: both('行使代位权', 'Subrogation') },
        { id: 'in-kind', title: both('以物抵债', 'Payment in kind') },
        { id: 'pursue', title: both('向保证人追偿', 'Pursue the guarantor') },
        { id: 'collateral', title: both('取得抵押物', 'Take collateral') },
      ],
    }),
    carriedOut: field('long', ['执行情况', 'What was done']),
  },
  start: 'report',
  steps: {
    report: {
      title: both('紧急报告上级', 'Report to the superior'),
      by: 'opener',
      form: ['change!', 'seenAt!', 'amount!'],
      outcomes: {
        reported: {
          title: both('已报告', 'Reported'),
          to: 'instruct',
          effects: [
            { set: { reporter: 'me' } },
            { send: 'alarm', to: 'boss:opener', via: ['phone', 'sms'] },
          ],
        },
      },
    },
    instruct: {
      title: both('上级明确指示', 'The superior instructs'),
      by: { who: 'boss:opener', not: ['opener', '$reporter'], deputy: '@marketing-manager' },
      form: ['change=', 'amount=', 'instruction!', 'measures!'],
      guide: both(
        '未得到明确指示前不得自行处理。',
        'Nothing is done before an explicit instruction.',
      ),
      dues: [{ id: 'instruct', ends: { within: '4wh' }, after: { raise: '@general-manager' } }],
      outcomes: {
        act: { title: both('按指示执行', 'Act as instructed'), to: 'carryOut' },
        stop: {
          title: both('停止交易', 'Stop trade'),
          to: 'end',
          effects: [
            {
              open: 'trade-stop',
              about: 'about',
              key: 'ticket.number',
              with: { anomaly: 'change', amount: 'amount' },
            },
          ],
        },
        watch: { title: both('继续观察', 'Watch on'), to: 'end' },
      },
    },
    carryOut: {
      title: both('落实措施', 'Carry out the measures'),
      by: 'opener',
      form: ['instruction=', 'measures=', 'carriedOut!'],
      outcomes: {
        done: {
          title: both('已落实', 'Done'),
          to: 'end',
          effects: [
            {
              open: 'credit-review',
              about: 'about',
              key: '"emergency " + ticket.number',
              with: { reason: 'change' },
            },
          ],
        },
      },
    },
  },
  texts: {
    alarm: both(
      '紧急报告：{{about.name}} 信用状况突变，涉及 {{amount}} 元。{{change}} 请明确指示。',
      'Emergency: the credit of {{about.name}} changed suddenly, CNY {{amount}} at risk. {{change}} Please instruct.',
    ),
  },
  registers: {
    reports: {
      title: both('紧急报告', 'Emergency reports'),
      columns: ['seenAt', 'change', 'amount', 'measures', 'state'],
      totals: ['amount'],
    },
  },
});
