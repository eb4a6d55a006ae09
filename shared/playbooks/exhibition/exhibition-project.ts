/** Start, preparation and holding of an exhibition, each post with its own part (P126). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const exhibitionProject = definePlaybook({
  id: 'exhibition-project',
  version: 1,
  title: both('会展项目', 'Exhibition project by posts'),
  processes: ['P126'],
  team: 'exhibition',
  about: 'fair',
  triggers: [{ door: 'agent', who: ['@exhibition-manager'] }],
  fields: {
    proposal: field('long', ['立项建议', 'Proposal']),
    research: field('long', ['调研结果', 'Research']),
    firstPlan: field('long', ['初步方案', 'First plan']),
    plan: field('long', ['详细策划书', 'Detailed plan']),
    flow: field('rows', ['活动流程', 'Programme'], {
      columns: {
        from: field('at', ['开始', 'From']),
        to: field('at', ['结束', 'To'], { validWhen: 'row.to > row.from' }),
        what: field('text', ['环节', 'Item']),
        who: field('person', ['负责人', 'Owner']),
      },
    }),
    materials: field('rows', ['物料清单', 'Materials'], {
      columns: {
        item: field('text', ['物料', 'Item']),
        number: field('number', ['数量', 'Number']),
        bought: field('yes', ['已采购', 'Bought']),
        stored: field('yes', ['已入库', 'Stored']),
      },
    }),
    booths: field('number', ['已招展位', 'Booths taken']),
    feedback: field('long', ['市场与客户反馈', 'Feedback of market and customers']),
    lessons: field('long', ['总结', 'Lessons']),
  },
  start: 'propose',
  steps: {
    propose: {
      title: both('立项', 'Propose'),
      by: '@exhibition-manager',
      form: ['proposal!'],
      outcomes: { proposed: { title: both('立项', 'Proposed'), to: 'research' } },
    },
    research: {
      title: both('调研与初步方案', 'Research and first plan'),
      by: '@exhibition-planner',
      form: ['proposal=', 'research!', 'firstPlan!'],
      outcomes: { handedIn: { title: both('提交', 'Handed in'), to: 'review' } },
    },
    review: {
      title: both('可行性审核', 'Feasibility review'),
      by: '@exhibition-manager',
      form: ['research=', 'firstPlan='],
      outcomes: {
        feasible: { title: both('可行', 'Feasible'), to: ['promote', 'detail'] },
        again: { title: both('重新调研', 'Research again'), to: 'research' },
        drop: { title: both('不可行,终止', 'Not feasible'), to: 'end' },
      },
    },
    promote: {
      title: both('启动推广', 'Start promotion'),
      by: '@exhibition-marketing',
      outcomes: { started: { title: both('已启动', 'Started'), to: 'recruit' } },
    },
    detail: {
      title: both('详细策划', 'Detailed plan'),
      by: '@exhibition-planner',
      form: ['plan!', 'flow!', 'materials!'],
      outcomes: { ready: { title: both('完成', 'Ready'), to: ['supply', 'install'] } },
    },
    recruit: {
      title: both('招展与招观众', 'Recruit exhibitors and visitors'),
      by: '@exhibition-marketing',
      form: ['booths!'],
      outcomes: { ready: { title: both('招展完成', 'Recruited'), to: 'hold' } },
      effects: [{ open: 'recruitment-plan', about: 'about', key: 'ticket.number' }],
    },
    supply: {
      title: both('采购、运输与仓储', 'Buy, move and store'),
      by: '@logistics',
      form: ['materials!'],
      outcomes: {
        ready: {
          title: both('物料齐备', 'Complete'),
          to: 'hold',
          when: 'materials.all(m, m.bought && m.stored)',
        },
      },
    },
    install: {
      title: both('布展安装', 'Installation'),
      by: '@exhibition-executor',
      form: ['plan='],
      outcomes: { ready: { title: both('安装完成', 'Installed'), to: 'hold' } },
    },
    hold: {
      title: both('展会执行', 'Hold the fair'),
      join: true,
      by: '@exhibition-executor',
      form: ['flow=', 'feedback!'],
      dues: [
        {
          id: 'opening',
          ends: { at: 'about.opensOn' },
          before: [{ span: '3d', do: { remind: '@exhibition-executor' } }],
        },
      ],
      outcomes: { over: { title: both('展会结束', 'Fair over'), to: 'sumUp' } },
    },
    sumUp: {
      title: both('总结', 'Sum up'),
      by: '@exhibition-manager',
      form: ['feedback=', 'lessons!'],
      outcomes: { filed: { title: both('归档', 'Filed'), to: 'end' } },
    },
  },
});
