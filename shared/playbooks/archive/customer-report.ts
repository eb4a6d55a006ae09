/** Marketing hands in the customer information report on the first Monday of a month (P047). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const customerReport = definePlaybook({
  id: 'customer-report',
  version: 1,
  title: both('客户信息报告', 'Customer information report'),
  processes: ['P047'],
  team: 'general',
  // Every Monday asks; the key lets only the first one of a month through.
  triggers: [{ cron: '0 9 * * 1', days: 'work-after', key: 'periodOf(today, "month")' }],
  fields: {
    month: field('period', ['月份', 'Month'], {
      proposed: 'previous(periodOf(today, "month"))',
    }),
    changes: field('rows', ['客户变动', 'Changes at customers'], {
      columns: {
        customer: field('ref:customer', ['客户', 'Customer']),
        what: field('choice', ['类别', 'Kind'], {
          choices: [
            { id: 'basic', title: both('基础资料', 'Basic data') },
            { id: 'features', title: both('客户特征', 'Features') },
            { id: 'business', title: both('业务状况', 'Business') },
            { id: 'trading', title: both('交易现状', 'State of trade') },
          ],
        }),
        text: field('long', ['内容', 'Content']),
        entered: field('yes', ['已录入', 'Entered']),
      },
    }),
    report: field('long', ['市场综述', 'Summary of the market']),
    open: field('number', ['未录入条数', 'Not yet entered'], {
      computed: 'size(changes.filter(c, !c.entered))',
    }),
    paper: field('document', ['客户信息报告', 'Report']),
  },
  start: 'write',
  steps: {
    write: {
      title: both('市场部提交报告', 'Marketing hands in the report'),
      by: '@marketing',
      form: ['month!', 'changes!', 'report!'],
      dues: [{ id: 'monday', ends: { by: 'end of day' }, after: { raise: '@marketing-manager' } }],
      outcomes: {
        submitted: {
          title: both('提交客服部', 'Hand in'),
          to: 'enter',
          effects: [{ make: 'report', into: 'paper' }],
        },
      },
    },
    enter: {
      title: both('更新客户档案', 'Update the archive at once'),
      by: '@archive-clerk',
      form: ['paper=', 'changes!', 'open='],
      guide: both(
        '书面档案存客服部，电子档案入数据库；对外提供资料以客服部档案为准。',
        'The paper card stays with customer service, the electronic one in the database; what is told outside is what customer service holds.',
      ),
      dues: [{ id: 'entered', ends: { within: '1wd' }, after: { raise: '@archive-supervisor' } }],
      outcomes: {
        entered: { title: both('全部录入', 'All entered'), to: 'end', when: 'open == 0' },
        unclear: { title: both('退回核实', 'Back to be verified'), to: 'write', when: 'open > 0' },
      },
    },
  },
  texts: {
    report: both(
      '{{month}}客户信息报告：变动 {{size(changes)}} 条。{{report}}',
      'Customer information report {{month}}: {{size(changes)}} changes. {{report}}',
    ),
  },
  registers: {
    reports: {
      title: both('客户信息报告', 'Customer information reports'),
      columns: ['month', 'openedAt', 'endedAt', 'open', 'state'],
    },
  },
});
