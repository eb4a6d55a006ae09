/** From design through order and quality check into store, and out against a signature (P136). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const exhibitionGifts = definePlaybook({
  id: 'exhibition-gifts',
  version: 1,
  title: both('赠品设计与订购', 'Gifts: design, order, issue'),
  processes: ['P136'],
  team: 'exhibition',
  about: 'fair',
  triggers: [{ door: 'agent', who: ['@general-office'] }],
  fields: {
    gifts: field('rows', ['赠品', 'Gifts'], {
      validWhen: 'size(gifts) > 0',
      columns: {
        item: field('text', ['品名', 'Item'], { validWhen: '!row.item.contains("/")' }),
        number: field('number', ['数量', 'Number'], { validWhen: 'row.number > 0' }),
        quality: field('text', ['质量要求', 'Quality']),
        passed: field('number', ['合格数量', 'Passed']),
      },
    }),
    supplier: field('text', ['供应商', 'Supplier']),
    neededOn: field('date', ['交货日期', 'Needed on']),
    arrivedOn: field('date', ['到货日期', 'Arrived on']),
    issues: field('rows', ['赠品、参展须知发放登记', 'Issued'], {
      columns: {
        exhibitor: field('text', ['领取单位', 'Exhibitor']),
        item: field('text', ['物品', 'Item']),
        number: field('number', ['数量', 'Number']),
        signed: field('sign', ['签收', 'Signed']),
      },
    }),
  },
  start: 'design',
  steps: {
    design: {
      title: both('确定种类与设计', 'Choose and design'),
      by: '@designer',
      form: ['gifts!'],
      outcomes: { ready: { title: both('提交', 'Handed in'), to: 'approve' } },
    },
    approve: {
      title: both('审批并选定供应商', 'Approve, choose the supplier'),
      by: '@general-office',
      form: ['gifts=', 'supplier', 'neededOn'],
      outcomes: {
        order: { title: both('下单', 'Order'), to: 'deliver', form: ['supplier!', 'neededOn!'] },
        back: { title: both('重新设计', 'Design again'), to: 'design' },
      },
    },
    deliver: {
      title: both('到货检验入库', 'Check and store'),
      by: '@general-office',
      form: ['gifts!', 'arrivedOn!'],
      dues: [
        {
          id: 'delivery',
          ends: { at: 'neededOn' },
          before: [{ span: '3d', do: { remind: '@general-office' } }],
          after: { raise: '@project-manager' },
        },
      ],
      outcomes: {
        stored: {
          title: both('合格入库', 'Stored'),
          to: 'issue',
          effects: [
            {
              post: 'gift-stock',
              each: 'gifts.filter(g, g.passed > 0)',
              from: '"supplier"',
              to: 'about.id + "/" + row.item',
              amount: 'row.passed',
            },
          ],
        },
        rejected: { title: both('不合格退货', 'Sent back'), to: 'deliver' },
      },
    },
    issue: {
      title: both('发放签收', 'Issue against signature'),
      by: '@general-office',
      form: ['issues!'],
      outcomes: {
        issued: {
          title: both('发放完毕', 'All issued'),
          to: 'end',
          when: 'issues.all(i, has(i.signed))',
          effects: [
            {
              post: 'gift-stock',
              each: 'issues',
              from: 'about.id + "/" + row.item',
              to: '"exhibitors"',
              amount: 'row.number',
            },
          ],
        },
      },
    },
  },
  registers: {
    issued: {
      title: both('赠品、参展须知发放登记表', 'Gifts and handbooks issued'),
      columns: ['issues', 'supplier', 'arrivedOn'],
    },
  },
});
