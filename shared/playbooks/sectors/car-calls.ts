/** Calls of a car dealer: book the maintenance (P112), find out why a customer stays away (P113). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const serviceInvitation = definePlaybook({
  id: 'service-invitation',
  version: 1,
  title: both('保养电话招揽', 'Invitation to the service'),
  processes: ['P112'],
  team: 'car-service',
  about: 'vehicle',
  triggers: [
    {
      cron: '0 9 * * 1-6',
      days: 'any',
      each: {
        of: 'vehicle',
        where:
          'row.active && row.nextServiceOn <= date(now + set.ahead) && row.nextServiceOn >= today && !row.owner.doNotCall',
      },
      key: 'row.id + text(row.nextServiceOn)',
      with: { kind: 'row.nextService' },
    },
    { door: 'import' },
    { door: 'playbook' },
  ],
  settings: {
    ahead: { title: both('提前多久招揽', 'Invited ahead by'), initial: '14d', source: 'ours' },
    attempts: { title: both('最多拨打次数', 'Attempts'), initial: 3, source: 'ours' },
  },
  fields: {
    kind: field('choice', ['保养类别', 'Kind of service'], {
      choices: [
        { id: 'first', title: both('首保', 'First') },
        { id: 'regular', title: both('常规保养', 'Regular') },
      ],
    }),
    result: field('long', ['通话情况', 'What was said']),
    at: field('at', ['预约时间', 'Booked for'], { validWhen: 'at > now' }),
    bay: field('ref:resource', ['工位', 'Bay']),
    came: field('yes', ['已进店', 'Came']),
  },
  start: 'call',
  steps: {
    call: {
      title: both('电话招揽', 'Call'),
      by: '@agent',
      form: ['kind=', 'result', 'at', 'bay'],
      dues: [{ id: 'day', ends: { by: 'end of day' }, after: { remind: 'owner' } }],
      outcomes: {
        booked: {
          title: both('预约成功', 'Booked'),
          to: 'come',
          form: ['at!', 'bay!'],
          effects: [
            { post: 'bookings', from: '"free"', to: 'bay.id + "/" + text(at)', amount: '1' },
            { send: 'booked', to: 'customer', via: ['sms'] },
          ],
        },
        again: {
          title: both('未接通,再拨', 'Not reached'),
          to: 'call',
          when: 'visits("call") < number(set.attempts)',
        },
        declined: { title: both('不预约', 'Declined'), to: 'end', form: ['result!'] },
      },
    },
    come: {
      title: both('等待进店', 'Until the visit'),
      by: { who: ['@service-adviser', '@agent'] },
      form: ['at=', 'bay=', 'came', 'result'],
      dues: [
        {
          id: 'visit',
          ends: { at: 'at' },
          before: [{ span: '1d', do: { send: 'booked', to: 'customer' } }],
          after: { remind: '@agent' },
        },
      ],
      outcomes: {
        came: {
          title: both('已进店', 'Came'),
          to: 'end',
          form: ['came!'],
          effects: [{ change: 'about', set: { lastVisitOn: 'today' } }],
        },
        moved: {
          title: both('改约', 'Another time'),
          to: 'call',
          effects: [
            { post: 'bookings', from: 'bay.id + "/" + text(at)', to: '"free"', amount: '1' },
          ],
        },
      },
    },
  },
  texts: {
    booked: both(
      '车主您好,{{about.plate}} 已预约 {{at}} 进店保养。',
      'The service of {{about.plate}} is booked for {{at}}.',
    ),
  },
  registers: {
    invitations: {
      title: both('保养招揽登记', 'Invitations'),
      columns: ['openedAt', 'kind', 'result', 'at', 'came', 'owner'],
      groupBy: ['kind'],
    },
  },
  metrics: {
    booked: {
      title: both('预约成功率', 'Booked'),
      value: { of: 'service-invitation', where: 'has(at)', at: 'ticket.openedAt', by: ['kind'] },
      per: { of: 'service-invitation', at: 'ticket.openedAt', by: ['kind'] },
      period: 'month',
    },
  },
});

export const lostCustomerCall = definePlaybook({
  id: 'lost-customer-call',
  version: 1,
  title: both('流失客户招揽', 'Call to a lost customer'),
  processes: ['P113'],
  team: 'car-service',
  about: 'vehicle',
  triggers: [
    {
      cron: '0 9 * * 1-6',
      days: 'any',
      each: {
        of: 'vehicle',
        where: 'row.active && has(set.lostAfter) && !row.owner.doNotCall',
        lacks: {
          of: 'work-order-filing',
          where: 'row.vehicle.id == outer.id && row.openedAt >= now - set.lostAfter',
        },
      },
      key: 'row.id + text(row.lastVisitOn)',
    },
    { door: 'import' },
  ],
  settings: {
    lostAfter: {
      title: both('多久未进店算流失', 'Lost after no visit for'),
      initial: undefined,
      source: 'P113, blank',
    },
  },
  fields: {
    reached: field('yes', ['已接通', 'Reached']),
    why: field('choice', ['流失原因', 'Why'], {
      choices: [
        { id: 'price', title: both('价格', 'Price') },
        { id: 'distance', title: both('距离', 'Distance') },
        { id: 'quality', title: both('维修质量', 'Quality of work') },
        { id: 'service', title: both('服务态度', 'Service') },
        { id: 'sold', title: both('车辆已卖', 'Car sold') },
        { id: 'other', title: both('其他', 'Other') },
      ],
    }),
    detail: field('long', ['原因详情', 'In detail']),
    returns: field('yes', ['愿意回店', 'Will come again']),
  },
  start: 'call',
  steps: {
    call: {
      title: both('致电并详细登记原因', 'Call and note the reason in detail'),
      by: '@agent',
      form: ['reached!', 'why', 'detail', 'returns'],
      dues: [{ id: 'day', ends: { by: 'end of day' }, after: { remind: 'owner' } }],
      outcomes: {
        returns: {
          title: both('愿意回店,预约', 'Will come: book'),
          to: 'end',
          when: 'reached && returns',
          form: ['why!', 'detail!'],
          effects: [{ open: 'service-invitation', about: 'about', key: 'ticket.id' }],
        },
        lost: {
          title: both('登记流失原因', 'Lost'),
          to: 'end',
          when: 'reached && !returns',
          form: ['why!', 'detail!'],
          effects: [{ change: 'about', set: { active: 'why != "sold"' } }],
        },
        notReached: { title: both('未接通', 'Not reached'), to: 'end', when: '!reached' },
      },
    },
  },
  registers: {
    lost: {
      title: both('流失原因登记', 'Reasons'),
      columns: ['openedAt', 'why', 'detail', 'returns', 'owner'],
      groupBy: ['why'],
    },
  },
  metrics: {
    reasons: {
      title: both('流失原因', 'Reasons'),
      value: { of: 'lost-customer-call', where: 'has(why)', at: 'ticket.endedAt', by: ['why'] },
      period: 'month',
    },
  },
});
