/** Each specialist extracts customer data every day; the supervisor merges, appoints keepers and shares out (P045). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const customerAssignment = definePlaybook({
  id: 'customer-assignment',
  version: 1,
  title: both('客户资料收集与分配', 'Collecting and assigning customers'),
  processes: ['P045'],
  team: 'general',
  triggers: [{ cron: '0 9 * * 1-5', days: 'work-after', key: 'today' }],
  fields: {
    fresh: field('rows', ['当日提取的客户资料', 'Customers extracted today'], {
      columns: {
        customer: field('ref:customer', ['客户', 'Customer']),
        source: field('text', ['来源', 'Source']),
        class: field('text', ['分类', 'Class']),
      },
    }),
    unkept: field('rows', ['待分配客户', 'Customers without a keeper'], {
      columns: { id: field('ref:customer', ['客户', 'Customer']) },
    }),
    keepers: field('rows', ['专员', 'Specialists'], {
      columns: {
        person: field('person', ['专员', 'Specialist']),
        ability: field('number', ['业务能力', 'Ability'], { validWhen: 'row.ability > 0' }),
      },
    }),
    analysis: field('long', ['归类分析', 'Analysis']),
  },
  start: 'extract',
  steps: {
    extract: {
      title: both('各专员提取客户信息', 'Every specialist extracts'),
      by: { who: '@agent', quorum: 'all' },
      form: ['fresh!'],
      dues: [{ id: 'day', ends: { by: 'end of day' }, after: { raise: '@supervisor' } }],
      outcomes: { done: { title: both('已提取', 'Extracted'), to: 'merge' } },
    },
    merge: {
      title: both('主管合并、分析、归类', 'Supervisor merges and classifies'),
      by: '@supervisor',
      form: ['fresh=', 'analysis!', 'keepers!'],
      effects: [{ fill: 'unkept', from: { of: 'customer', where: 'row.keeper == null' } }],
      outcomes: {
        assign: {
          title: both('分配', 'Assign'),
          to: 'end',
          form: ['unkept='],
          effects: [
            {
              open: 'customer-briefing',
              each: 'unkept',
              about: 'row.id',
              key: 'row.id.id',
              share: { who: '@agent', share: 'ability' },
            },
          ],
        },
        nothing: {
          title: both('今日无新客户', 'Nothing new'),
          to: 'end',
          when: 'size(unkept) == 0',
        },
      },
    },
  },
});
