/** Order, concept sheet and final work go together into the client's bag (P160). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const jobFiling = definePlaybook({
  id: 'job-filing',
  version: 1,
  title: both('工作单归档', 'Filing of a job'),
  processes: ['P160'],
  team: 'advertising',
  about: 'client-account',
  triggers: [{ door: 'playbook' }],
  fields: {
    order: field('text', ['工作单号', 'Number of the order']),
    orderThere: field('yes', ['工作单', 'Order there']),
    conceptThere: field('yes', ['概念策略单', 'Concept sheet there']),
    workThere: field('yes', ['最终作品', 'Final work there']),
    bag: field('text', ['文件袋编号', 'Bag'], { validWhen: '!bag.contains("/")' }),
    lacks: field('long', ['缺件说明', 'What lacks']),
  },
  start: 'file',
  steps: {
    file: {
      title: both('装订归档', 'Staple and file'),
      by: '@account-executive',
      form: ['order=', 'orderThere!', 'conceptThere!', 'workThere!', 'bag!'],
      outcomes: {
        filed: {
          title: both('归档', 'Filed'),
          to: 'end',
          when: 'orderThere && workThere',
          effects: [{ post: 'job-bags', from: '"desk"', to: 'bag + "/" + order', amount: '1' }],
        },
        lacks: {
          title: both('缺件', 'Something lacks'),
          to: 'complete',
          when: '!(orderThere && workThere)',
          form: ['lacks!'],
        },
      },
    },
    complete: {
      title: both('补齐', 'Complete it'),
      by: '@creation',
      form: ['lacks='],
      outcomes: { completed: { title: both('已补齐', 'Completed'), to: 'file' } },
    },
  },
  registers: {
    bags: {
      title: both('客户文件袋', "Clients' bags"),
      columns: ['order', 'bag', 'conceptThere', 'endedAt'],
      groupBy: ['bag'],
    },
  },
});
