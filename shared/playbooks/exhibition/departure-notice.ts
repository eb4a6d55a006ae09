/** Notice to everybody, then planned against carried goods (P140). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const departureNotice = definePlaybook({
  id: 'departure-notice',
  version: 1,
  title: both('出发通知与携带物品', 'Departure notice and carrying list'),
  processes: ['P140'],
  team: 'exhibition',
  about: 'fair',
  triggers: [
    {
      moment: 'row.departsAt',
      shift: '-7d',
      each: { of: 'fair', where: 'has(row.departsAt)' },
      key: 'row.id',
    },
    { door: 'agent', who: ['@general-office'] },
  ],
  settings: {
    noticeBefore: {
      title: both('出发前通知', 'Notice before departure'),
      initial: '3d',
      source: 'ours; P140 says before departure',
    },
  },
  fields: {
    people: field('rows', ['出行人员', 'Travellers'], {
      columns: {
        name: field('text', ['姓名', 'Name']),
        phone: field('phone', ['电话', 'Phone']),
        told: field('yes', ['已通知', 'Told']),
      },
    }),
    place: field('text', ['集合地点', 'Meeting place']),
    departsAt: field('at', ['出发时间', 'Departure'], { proposed: 'about.departsAt' }),
    cautions: field('long', ['注意事项', 'Cautions']),
    luggage: field('long', ['行李与托运', 'Luggage and consignment']),
    goods: field('rows', ['携带物品清单', 'Carrying list'], {
      columns: {
        item: field('text', ['物品', 'Item']),
        planned: field('number', ['计划数量', 'Planned']),
        carried: field('number', ['实际数量', 'Carried']),
        electronic: field('yes', ['电子资料', 'Electronic document']),
      },
    }),
    complete: field('number', ['携带物品完整率', 'Completeness'], {
      computed:
        'sum(goods.map(g, g.planned)) > 0 ? sum(goods.map(g, min(g.carried, g.planned))) / sum(goods.map(g, g.planned)) : null',
    }),
    notice: field('document', ['出发通知', 'Notice']),
  },
  start: 'write',
  steps: {
    write: {
      title: both('拟定通知', 'Write the notice'),
      by: '@general-office',
      form: ['people!', 'place!', 'departsAt!', 'cautions!', 'luggage!'],
      dues: [
        {
          id: 'notice',
          ends: { at: 'about.departsAt - span(set.noticeBefore)' },
          after: { raise: '@project-manager' },
        },
      ],
      outcomes: {
        ready: {
          title: both('定稿', 'Ready'),
          to: ['tell', 'pack'],
          effects: [{ make: 'notice', into: 'notice' }],
        },
      },
    },
    tell: {
      title: both('逐一通知', 'Tell each of them'),
      by: '@general-office',
      form: ['notice=', 'people!'],
      outcomes: {
        told: { title: both('全部通知到', 'All told'), to: 'leave', when: 'people.all(p, p.told)' },
      },
    },
    pack: {
      title: both('整理参展资料', 'Pack'),
      by: '@general-office',
      form: ['goods!', 'complete='],
      outcomes: {
        packed: {
          title: both('核对完毕', 'Checked'),
          to: 'leave',
          when: 'goods.all(g, g.carried >= g.planned)',
        },
        short: { title: both('缺项,项目经理同意', 'Something lacks, agreed'), to: 'short' },
      },
    },
    short: {
      title: both('缺项审批', 'Agree to what lacks'),
      by: '@project-manager',
      form: ['goods='],
      outcomes: {
        agreed: { title: both('同意', 'Agreed'), to: 'leave' },
        pack: { title: both('补齐', 'Complete it'), to: 'pack' },
      },
    },
    leave: {
      title: both('出发前确认', 'Confirm before departure'),
      join: true,
      by: '@general-office',
      form: ['departsAt='],
      outcomes: { left: { title: both('已出发', 'Left'), to: 'end' } },
    },
  },
  texts: {
    notice: both(
      '# {{about.name}} 出发通知\n[fields: place, departsAt, cautions, luggage]',
      '# Departure for {{about.name}}\n[fields: place, departsAt, cautions, luggage]',
    ),
  },
});
