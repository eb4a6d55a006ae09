/** The technical centre judges whether a device was dead on arrival; returns go to commerce, exchanges to the leader (P085). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const machineExchange = definePlaybook({
  id: 'machine-exchange',
  version: 1,
  title: both('退换机', 'Return or exchange of a device'),
  processes: ['P085'],
  team: 'technical',
  about: 'device',
  triggers: [{ door: 'playbook' }, { door: 'agent' }, { door: 'form' }],
  fields: {
    wanted: field('choice', ['客户要求', 'Wanted'], {
      choices: [
        { id: 'return', title: both('退机', 'Return') },
        { id: 'exchange', title: both('换机', 'Exchange') },
      ],
    }),
    fault: field('long', ['故障现象', 'Fault']),
    doa: field('yes', ['到货即损(DOA)', 'Dead on arrival']),
    judgement: field('long', ['技术判断', 'Judgement']),
    judge: field('person', ['判断人', 'Judged by']),
    remark: field('long', ['领导意见', 'Remark of the leader']),
    serialNew: field('text', ['新机序列号', 'Serial number of the new one']),
    waybill: field('text', ['发货单号', 'Waybill']),
    settled: field('long', ['商务处理结果', 'How commerce settled it']),
    received: field('sign', ['客户签收', 'Signed by the customer']),
  },
  start: 'judge',
  steps: {
    judge: {
      title: both('技术中心判断', 'The technical centre judges'),
      by: '@technical-centre',
      form: ['wanted!', 'fault!', 'doa!', 'judgement!'],
      outcomes: {
        return: {
          title: both('退机,转商务', 'Return: to commerce'),
          to: 'commerce',
          when: 'wanted == "return"',
        },
        exchange: {
          title: both('换机,报领导', 'Exchange: to the leader'),
          to: 'approve',
          when: 'wanted == "exchange"',
          effects: [{ set: { judge: 'me' } }],
        },
        repair: {
          title: both('非 DOA,改为维修', 'Not dead on arrival: repair it'),
          to: 'end',
          when: '!doa',
          effects: [
            {
              open: 'workshop-repair',
              about: 'about',
              with: { fault: 'judgement' },
              key: 'ticket.id',
            },
            { send: 'repair', to: 'customer' },
          ],
        },
      },
    },
    approve: {
      title: both('领导审批', 'The leader decides'),
      by: { who: 'boss:@technical-centre', not: '$judge' },
      form: ['wanted=', 'doa=', 'judgement=', 'remark'],
      outcomes: {
        approved: { title: both('同意换机', 'Approved'), to: 'goods' },
        refused: { title: both('不同意', 'Refused'), to: 'judge', form: ['remark!'] },
      },
    },
    goods: {
      title: both('商务备料', 'Commerce prepares the goods'),
      by: '@commerce',
      form: ['judgement=', 'serialNew!'],
      outcomes: {
        ready: { title: both('备料完成', 'Ready'), to: 'exchange' },
        short: {
          title: both('缺料,采购', 'Not in stock: buy'),
          to: 'wait',
          effects: [
            {
              open: 'purchase',
              with: { what: 'about.model', for: 'ticket.number' },
              key: 'ticket.id',
            },
          ],
        },
      },
    },
    wait: {
      title: both('等待到料', 'Wait for the goods'),
      wait: { children: 'all' },
      outcomes: { there: { title: both('已到料', 'Arrived'), to: 'goods' } },
    },
    exchange: {
      title: both('技术支持执行换机', 'Technical support exchanges it'),
      by: '@technician',
      form: ['serialNew=', 'waybill', 'received'],
      outcomes: {
        done: {
          title: both('已换机', 'Exchanged'),
          to: 'end',
          form: ['received!'],
          effects: [{ change: 'about', set: { state: '"exchanged"' } }],
        },
      },
    },
    commerce: {
      title: both('商务退货', 'Commerce settles the return'),
      by: '@commerce',
      form: ['judgement=', 'settled!'],
      outcomes: {
        settled: {
          title: both('已退货', 'Settled'),
          to: 'end',
          effects: [{ change: 'about', set: { state: '"returned"' } }],
        },
        refused: { title: both('不符合退货条件', 'No grounds'), to: 'judge' },
      },
    },
  },
  texts: {
    repair: both(
      '您好,经技术判断设备不属于到货即损,将为您维修。{{judgement}}',
      'The device was not dead on arrival; we repair it for you. {{judgement}}',
    ),
  },
  registers: {
    exchanges: {
      title: both('退换机登记', 'Returns and exchanges'),
      columns: ['number', 'wanted', 'doa', 'judgement', 'serialNew', 'settled'],
      groupBy: ['doa'],
    },
  },
});
