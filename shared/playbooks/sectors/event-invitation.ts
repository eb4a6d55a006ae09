/** Lectures, test drives and tours: owners are invited by SMS and phone, seats are counted (P116). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const ownerEvent = definePlaybook({
  id: 'owner-event',
  version: 1,
  title: both('车主活动招揽', 'Event for car owners'),
  processes: ['P116'],
  team: 'car-service',
  triggers: [{ door: 'agent', who: ['@agent', '@marketing', '@supervisor'] }],
  fields: {
    kind: field('choice', ['活动类型', 'Kind of event'], {
      choices: [
        { id: 'lecture', title: both('车主讲堂', 'Lecture') },
        { id: 'test-drive', title: both('试乘试驾', 'Test drive') },
        { id: 'tour', title: both('自驾游', 'Self-drive tour') },
      ],
    }),
    name: field('text', ['活动名称', 'Event']),
    at: field('at', ['时间', 'When'], { validWhen: 'at > now' }),
    place: field('address', ['地点', 'Where']),
    seats: field('ref:resource', ['名额', 'Seats']),
    invited: field('rows', ['邀请名单', 'Invited'], {
      columns: {
        id: field('ref:vehicle', ['车辆', 'Vehicle']),
        plate: field('text', ['车牌', 'Plate']),
        model: field('text', ['车型', 'Model']),
      },
    }),
    planner: field('person', ['策划人', 'Planned by']),
    remark: field('text', ['审批意见', 'Remark']),
    came: field('number', ['到场人数', 'Came'], { validWhen: 'came >= 0' }),
    summary: field('long', ['活动总结', 'Summary']),
  },
  start: 'plan',
  steps: {
    plan: {
      title: both('策划活动与名单', 'Plan'),
      by: '@agent',
      form: ['kind!', 'name!', 'at!', 'place!', 'seats!', 'invited', 'remark='],
      effects: [
        { fill: 'invited', from: { of: 'vehicle', where: 'row.active && !row.owner.doNotCall' } },
      ],
      outcomes: {
        planned: {
          title: both('送审', 'For approval'),
          to: 'approve',
          form: ['invited!'],
          effects: [{ set: { planner: 'me' } }],
        },
      },
    },
    approve: {
      title: both('主管审批', 'The supervisor approves'),
      by: { who: '@supervisor', not: '$planner' },
      form: ['name=', 'at=', 'place=', 'invited=', 'remark'],
      outcomes: {
        approved: {
          title: both('开始招揽', 'Invite'),
          to: 'run',
          effects: [
            {
              open: 'event-invitation',
              each: 'invited',
              about: 'row.id',
              with: { event: 'name', at: 'at', place: 'place', seats: 'seats.id' },
              share: { who: '@agent', share: 'equal' },
              key: 'ticket.id + "/" + row.id.id',
            },
          ],
        },
        back: { title: both('修改', 'Change'), to: 'plan', form: ['remark!'] },
      },
    },
    run: {
      title: both('举办并总结', 'Hold it and sum up'),
      by: { who: ['@agent', '@marketing'] },
      form: ['name=', 'came!', 'summary!'],
      dues: [
        {
          id: 'event',
          ends: { at: 'at' },
          before: [{ span: '1d', do: { remind: '@agent' } }],
          after: { remind: '@agent' },
        },
      ],
      outcomes: { held: { title: both('已举办', 'Held'), to: 'end' } },
    },
  },
  registers: {
    events: {
      title: both('活动登记', 'Events'),
      columns: ['name', 'kind', 'at', 'came', 'summary'],
      groupBy: ['kind'],
      totals: ['came'],
    },
  },
});

export const eventInvitation = definePlaybook({
  id: 'event-invitation',
  version: 1,
  title: both('活动邀请', 'Invitation'),
  processes: ['P116'],
  team: 'car-service',
  about: 'vehicle',
  triggers: [{ door: 'playbook' }],
  fields: {
    event: field('text', ['活动', 'Event']),
    at: field('at', ['时间', 'When']),
    place: field('address', ['地点', 'Where']),
    seats: field('ref:resource', ['名额', 'Seats']),
    people: field('number', ['参加人数', 'People'], { validWhen: 'people > 0' }),
    said: field('text', ['沟通情况', 'What was said']),
  },
  start: 'sms',
  steps: {
    sms: {
      title: both('短信邀请', 'By SMS'),
      effects: [{ send: 'invitation', to: 'customer', via: ['sms'] }],
      outcomes: { sent: { title: both('已发送', 'Sent'), to: 'call' } },
    },
    call: {
      title: both('电话邀请', 'By phone'),
      by: '@agent',
      form: ['event=', 'at=', 'place=', 'people', 'said'],
      dues: [
        { id: 'event', ends: { at: 'at' }, before: [{ span: '3d', do: { remind: 'owner' } }] },
      ],
      outcomes: {
        comes: {
          title: both('参加', 'Comes'),
          to: 'end',
          form: ['people!'],
          effects: [
            {
              post: 'bookings',
              from: '"free"',
              to: 'seats.id + "/" + text(date(at))',
              amount: 'people',
            },
            { send: 'booked', to: 'customer', via: ['sms'] },
          ],
        },
        declines: { title: both('不参加', 'Declines'), to: 'end', form: ['said!'] },
        notReached: { title: both('未接通', 'Not reached'), to: 'end' },
      },
    },
  },
  texts: {
    invitation: both(
      '车主您好,诚邀您参加“{{event}}”,{{at}},{{place}}。',
      'We invite you to "{{event}}", {{at}}, {{place}}.',
    ),
    booked: both(
      '已为您保留 {{people}} 个名额,{{at}} 见!',
      '{{people}} seats are kept for you; see you on {{at}}!',
    ),
  },
});
