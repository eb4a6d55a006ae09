/** An exhibitor's own four stages: plan, prepare, carry out, sum up (P125). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const exhibitionParticipation = definePlaybook({
  id: 'exhibition-participation',
  version: 1,
  title: both('参加展会', 'Taking part in a fair'),
  processes: ['P125'],
  team: 'exhibition',
  about: 'fair',
  triggers: [{ door: 'agent', who: ['@exhibition-manager'] }],
  fields: {
    goal: field('long', ['参展目标与定位', 'Goal and position']),
    products: field('long', ['展品与目标客群', 'Products and target group']),
    budget: field('money', ['预算', 'Budget']),
    staff: field('rows', ['人员分工', 'Staff'], {
      columns: {
        person: field('person', ['人员', 'Person']),
        duty: field('text', ['职责', 'Duty']),
      },
    }),
    tasks: field('rows', ['准备事项', 'Preparations'], {
      tasks: { owner: 'who', due: 'by', done: 'done' },
      columns: {
        what: field('text', ['事项', 'Task']),
        who: field('person', ['负责人', 'Owner']),
        by: field('date', ['完成日期', 'Due']),
        done: field('yes', ['完成', 'Done']),
      },
    }),
    materials: field('rows', ['物料清单', 'Materials'], {
      columns: {
        item: field('text', ['物料', 'Item']),
        number: field('number', ['数量', 'Number'], { validWhen: 'row.number > 0' }),
        ready: field('yes', ['到位', 'Ready']),
      },
    }),
    leads: field('rows', ['客户信息与需求', 'Leads'], {
      columns: {
        company: field('text', ['公司', 'Company']),
        contact: field('text', ['联系人', 'Contact']),
        phone: field('phone', ['电话', 'Phone']),
        need: field('text', ['需求', 'Need']),
        intent: field('yes', ['有合作意向', 'Intends to buy']),
        order: field('money', ['现场订单', 'Order']),
      },
    }),
    spent: field('money', ['实际费用', 'Money spent'], { validWhen: 'spent > 0' }),
    orders: field('money', ['订单合计', 'Orders in total'], {
      computed: 'sum(leads.map(l, l.order))',
    }),
    intents: field('number', ['意向客户数', 'Intending customers'], {
      computed: 'size(leads.filter(l, l.intent))',
    }),
    report: field('long', ['总结与改进', 'Summary and improvement']),
    paper: field('document', ['参展总结', 'Fair summary']),
  },
  start: 'plan',
  steps: {
    plan: {
      title: both('策划', 'Plan'),
      by: '@exhibition-planner',
      form: ['goal!', 'products!', 'budget!', 'staff!'],
      outcomes: { proposed: { title: both('提交方案', 'Plan handed in'), to: 'approve' } },
    },
    approve: {
      title: both('审批方案', 'Approve the plan'),
      by: '@exhibition-manager',
      form: ['goal=', 'products=', 'budget=', 'staff='],
      outcomes: {
        approved: {
          title: both('同意', 'Approved'),
          to: ['build', 'publicise', 'train'],
          effects: [
            {
              post: 'exhibition-budget',
              from: '"company"',
              to: 'about.id + "/all"',
              amount: 'budget',
            },
          ],
        },
        back: { title: both('退回修改', 'Back to the planner'), to: 'plan' },
        drop: { title: both('不参展', 'Not taking part'), to: 'end' },
      },
    },
    build: {
      title: both('展位搭建与物料', 'Booth and materials'),
      by: '@exhibition-executor',
      form: ['materials!', 'tasks'],
      outcomes: {
        ready: { title: both('就绪', 'Ready'), to: 'carryOut', when: 'materials.all(m, m.ready)' },
      },
    },
    publicise: {
      title: both('宣传册、礼品与邀约', 'Brochures, gifts, invitations'),
      by: '@exhibition-marketing',
      form: ['tasks!'],
      outcomes: { ready: { title: both('就绪', 'Ready'), to: 'carryOut' } },
    },
    train: {
      title: both('与主办方确认并培训人员', 'Confirm with the organiser, train the staff'),
      by: '@exhibition-manager',
      form: ['staff!', 'tasks'],
      outcomes: { ready: { title: both('就绪', 'Ready'), to: 'carryOut' } },
    },
    carryOut: {
      title: both('现场执行', 'At the fair'),
      join: true,
      by: '@exhibition-executor',
      form: ['leads!'],
      guide: both(
        '客户信息与需求当场登记,不靠回忆补记。',
        'Write down each customer and need on the spot, not from memory.',
      ),
      dues: [
        {
          id: 'closing',
          ends: { at: 'about.closesOn' },
          after: { remind: '@exhibition-executor' },
        },
      ],
      outcomes: { over: { title: both('展会结束', 'Fair over'), to: 'sumUp' } },
    },
    sumUp: {
      title: both('总结', 'Sum up'),
      by: '@exhibition-manager',
      form: ['leads=', 'orders=', 'intents=', 'spent!', 'report!'],
      outcomes: {
        filed: {
          title: both('归档并跟进意向客户', 'File and follow up'),
          to: 'end',
          effects: [
            {
              post: 'exhibition-budget',
              from: 'about.id + "/all"',
              to: '"spent"',
              amount: 'spent',
            },
            { make: 'summary', into: 'paper' },
            {
              open: 'inquiry',
              each: 'leads.filter(l, l.intent)',
              key: 'ticket.number + row.company',
            },
          ],
        },
      },
    },
  },
  texts: {
    summary: both(
      '# {{about.name}} 参展总结\n[fields: goal, budget, spent, orders, intents]\n[rows: leads]\n{{report}}',
      '# Summary of {{about.name}}\n[fields: goal, budget, spent, orders, intents]\n[rows: leads]\n{{report}}',
    ),
  },
  registers: {
    fairs: {
      title: both('参展台账', 'Fairs taken part in'),
      columns: ['goal', 'budget', 'spent', 'orders', 'intents'],
      totals: ['budget', 'spent', 'orders', 'intents'],
    },
  },
});
